// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../../lib/templates/schema.ts';
import {
  click,
  control,
  fakeBackground,
  hasControl,
  openState,
  otherAgentId,
  placeAt,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';
import { openPack, packForm, packRun, stepOf, target, variables } from './pack-stage.ts';

describe('the form of a pack', () => {
  it('asks for each blank once, and applies to the agent', async () => {
    const { background } = await openPack({
      'pack/apply': { kind: 'started', run: packRun([stepOf('1', { state: 'sending' })]) },
    });
    expect(document.activeElement).toBe(control('Front desk number'));
    expect(text()).toContain('Creates 2 actions on Front desk.');
    await type('Front desk number', '(212) 555-0123');
    expect(background.inputs('pack/draft').at(-1)).toMatchObject({
      draftId: 'pack draft',
      target,
      packId: 'pack-1',
      values: { desk: '(212) 555-0123' },
    });
    await click('Apply to this agent');
    await settle(100);
    expect(text()).toContain('Fill in “Booking link”.');
    expect(background.inputs('pack/apply')).toEqual([]);
    await type('Booking link', 'https://example.com/');
    await click('Apply to this agent');
    await settle(20);
    expect(background.inputs('pack/apply')).toMatchObject([
      {
        draftId: 'pack draft',
        packId: 'pack-1',
        tabId: 7,
        values: { desk: '+12125550123', link: 'https://example.com/' },
        leftOut: [],
        anyway: false,
      },
    ]);
    expect(document.querySelector('form')).toBeNull();
    expect(statusText()).toContain('Dental');
  });

  it('asks before it makes something a second time', async () => {
    const blanks = { values: { desk: '+12125550123', link: 'https://example.com/' } };
    const before = packRun([
      stepOf('1', { state: 'created' }),
      stepOf('2', {
        state: 'uncertain',
        verification: { state: 'not-seen', ids: [], seen: {}, reads: 4 },
      }),
    ]);
    const { background } = await openPack({
      'pack/open': packForm(blanks),
      'pack/apply': ({ anyway }) => ({ kind: anyway ? 'started' : 'ask', run: before }),
    });
    await click('Apply to this agent');
    await settle(20);
    expect(document.querySelector('dialog')?.textContent).toContain(
      'An equal action of “Dental” was sent to Front desk',
    );
    await click('Apply anyway');
    await settle(20);
    expect(background.inputs('pack/apply').map(({ anyway }) => anyway)).toEqual([false, true]);
  });

  it('leaves actions out, with what only they ask for', async () => {
    const { background } = await openPack({ 'pack/apply': { kind: 'moved' } });
    await click('Transfer During the call');
    expect(hasControl('Front desk number')).toBe(false);
    expect(text()).toContain('Creates 1 action on Front desk.');
    expect(background.inputs('pack/draft').at(-1)?.leftOut).toEqual(['t1']);
    await click('Text During the call');
    expect(text()).toContain('Choose at least one action.');
    expect(control('Apply to this agent').getAttribute('aria-disabled')).toBe('true');
  });

  it('goes on without a template that is not there any more', async () => {
    const gone = packForm({ values: { link: 'https://example.com/' } });
    gone.templates[0] = { id: 't1', name: 'Not there any more', description: '', uses: [] };
    const { background } = await openPack({
      'pack/open': gone,
      'pack/apply': { kind: 'moved' },
    });
    expect(document.activeElement).toBe(control('Apply to this agent'));
    await click('Apply to this agent');
    await settle(20);
    expect(background.inputs('pack/apply')[0]?.leftOut).toEqual(['t1']);
  });

  it('says beside an action what is wrong with it', async () => {
    const { background } = await openPack({
      'pack/open': packForm({ values: { desk: '+12125550123', link: 'https://example.com/' } }),
      'pack/apply': {
        kind: 'invalid',
        issues: [{ path: '$step.t2', message: 'Its text is empty.', level: 'error' }],
      },
    });
    await click('Apply to this agent');
    await settle(20);
    const steps = [...document.querySelectorAll('.pack-steps li')].map((one) => one.textContent);
    expect(steps[1]).toContain('Its text is empty.');
    expect(background.inputs('pack/apply')).toHaveLength(1);
  });

  it('cannot be applied while the pack contradicts itself', async () => {
    const message = '“Phone” is a text in one template and a number in another.';
    await openPack({
      'pack/open': packForm({}, { issues: [{ path: '$blank.desk', message, level: 'error' }] }),
    });
    expect(text()).toContain(message);
    expect(control('Apply to this agent').getAttribute('aria-disabled')).toBe('true');
  });

  it('opens again where it was, and can be discarded', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ openPackId: 'pack-1' }),
      'pack/open': packForm({ values: { desk: '+1 212' } }, { fromDraft: true }),
    });
    await showQuickAdd(background);
    expect(control<HTMLInputElement>('Front desk number').value).toBe('+1 212');
    await click('Discard draft');
    await settle(20);
    expect(background.inputs('draft/close')).toEqual([
      { target, templateId: 'pack-1', discard: true },
    ]);
    expect(hasControl('Search packs')).toBe(true);
  });

  it('goes along to another agent, without what is chosen from the sub-account’s lists', async () => {
    const other = 'ZyXwVuTsRqPoNmLkJiHg';
    const calendar: Variable = { name: 'cal', label: 'Calendar', kind: 'calendar', required: true };
    const uses = { uses: ['cal', 'link'] };
    const form = (at: string) => {
      const values: Record<string, unknown> = { cal: at === other ? 'found here' : 'c1' };
      const whole = packForm({ variables: [calendar, ...variables], values });
      whole.templates = whole.templates.map((one) => ({ ...one, ...uses }));
      return { ...whole, draftId: `draft in ${at}` };
    };
    const { background, go } = await openPack({
      'pack/open': ({ target: at }) => form(at?.locationId ?? ''),
    });
    await type('Booking link', 'https://example.com/');
    await go(placeAt(otherAgentId, other));
    await settle();
    expect(text()).toContain('This form is for Front desk');
    const [on] = [...document.querySelectorAll<HTMLElement>('button')].filter((one) =>
      one.textContent?.startsWith('Go on with'),
    );
    on?.click();
    await settle(20);
    await settle(20);
    expect(background.inputs('pack/draft').at(-1)).toMatchObject({
      draftId: `draft in ${other}`,
      target: { locationId: other, agentId: otherAgentId },
      values: { cal: 'found here', link: 'https://example.com/' },
    });
    expect(control<HTMLInputElement>('Booking link').value).toBe('https://example.com/');
  });
});
