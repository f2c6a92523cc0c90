// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import {
  agentId,
  click,
  connectionOf,
  control,
  fakeBackground,
  hasControl,
  locationId,
  openState,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
} from './fake.tsx';

const create = 'Create action: Transfer to a person';
describe('the token', () => {
  it('is asked for at “Create action”, which then goes on with the same draft', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ connection: null }),
      'action/create': { kind: 'needs-token' },
      'connection/save': {
        saved: true,
        connection: connectionOf({ last4: 'wxyz', writes: 'unknown' }),
      },
    });
    const { done } = await showQuickAdd(background);
    expect(text()).toContain('No token yet');
    await click(create);
    expect(text()).toContain('voice-ai-agent-goals.write');
    await click('Settings → Private Integrations (opens in a new tab)');
    expect(done.opened[0]).toContain(`/v2/location/${locationId}/settings/private-integrations`);
    await click('Save and create action');
    expect(text()).toContain('Paste the token first.');
    background.answer('action/create', { kind: 'started', run: runOf({}) });
    const field = control<HTMLInputElement>('Token');
    field.value = ' Bearer pit-1 ';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    document.querySelector('form.screen')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    expect(background.inputs('connection/save')).toEqual([
      { locationId, token: 'pit-1', untested: false },
    ]);
    const [first, second] = background.inputs('action/create');
    expect(second?.draftId).toBe(first?.draftId);
    expect(second?.target).toEqual({ locationId, agentId });
    expect(statusText()).toContain('Created');
    expect(text()).not.toContain('No token yet');
  });

  it('creates nothing for somebody who went back while it was tested', async () => {
    let answer = (_: unknown) => undefined as unknown;
    const background = fakeBackground({
      'quick-add/open': openState({ connection: null }),
      'action/create': { kind: 'needs-token' },
      'connection/save': () =>
        new Promise((done) => {
          answer = done as typeof answer;
        }),
    });
    await showQuickAdd(background);
    await click(create);
    const field = control<HTMLInputElement>('Token');
    field.value = 'pit-1';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    document.querySelector('form.screen')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    await click('Back');
    await click('Settings');
    answer({
      saved: true,
      connection: connectionOf({ last4: 'wxyz', writes: 'unknown' }),
    });
    await settle(20);
    expect(background.inputs('action/create')).toHaveLength(1);
    expect(text()).toContain('Ends in wxyz');
  });

  it('of an impossible length is told so', async () => {
    const background = fakeBackground({ 'quick-add/open': openState({ connection: null }) });
    await showQuickAdd(background);
    await click('Add a token');
    const field = control<HTMLInputElement>('Token');
    field.value = 'x'.repeat(5000);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    document.querySelector('form.screen')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    expect(text()).toContain('This is too long for a token.');
    expect(background.inputs('connection/save')).toEqual([]);
  });

  it('says why it is refused, and can be kept untested when HighLevel is out of reach', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ connection: null }),
      'connection/save': {
        saved: false,
        connection: null,
        problem: { kind: 'other-location', messages: [] },
      },
    });
    await showQuickAdd(background);
    await click('Add a token');
    const save = async () => {
      const field = control<HTMLInputElement>('Token');
      field.value = 'pit-1';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await settle();
      await click('Save token');
      if (background.inputs('connection/save').length === 0) {
        document.querySelector('form.screen')?.dispatchEvent(new Event('submit'));
      }
      await settle(20);
    };
    await save();
    expect(text()).toContain('The token belongs to another sub-account');
    expect(text()).toContain('The token was not saved.');
    expect(hasControl('Save without testing')).toBe(false);
    background.answer('connection/save', {
      saved: false,
      connection: null,
      problem: { kind: 'down', messages: [] },
    });
    await save();
    await click('Save without testing');
    expect(background.inputs('connection/save').at(-1)?.untested).toBe(true);
  });

  it('is shown by its last four characters, with what it lacks, and can be removed', async () => {
    const connection = connectionOf({
      missingScopes: ['calendars.readonly'],
      writes: 'unknown',
    });
    const background = fakeBackground({
      'quick-add/open': openState({ connection }),
      'connection/remove': {},
      'settings/change': {},
    });
    await showQuickAdd(background);
    await click('Settings');
    expect(text()).toContain('a1b2');
    expect(text()).toContain('calendars.readonly');
    expect(text()).toContain('not known until the first create');
    expect(text()).toContain('Switchboard 1.2.3');
    await click('Button on Voice AI pages');
    expect(background.inputs('settings/change')).toEqual([{ launcherEnabled: false }]);
    await click('Remove token');
    [...document.querySelectorAll<HTMLElement>('dialog button')].at(-1)?.click();
    await settle();
    expect(background.inputs('connection/remove')).toEqual([{ locationId }]);
    expect(text()).toContain('None yet.');
  });
});
