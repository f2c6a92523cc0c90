// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../../lib/highlevel/errors.ts';
import {
  agentId,
  click,
  connectionOf,
  control,
  fakeBackground,
  hasControl,
  openState,
  placeAt,
  runOf,
  settle,
  showQuickAdd,
  text,
} from './fake.tsx';

const problem = (kind: Problem['kind']): Problem => ({ kind, messages: [] });

/** Services whose vault the test opens: `unlock` counts, `tell` says that something changed. */
function vault(unlocks: () => void) {
  const hearing = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of hearing) listener();
    },
    services: {
      unlock: async () => {
        unlocks();
        for (const listener of hearing) listener();
        return true;
      },
      hearVault: (listener: () => void) => {
        hearing.add(listener);
        return () => hearing.delete(listener);
      },
    },
  };
}

describe('quick add, while it is locked', () => {
  it('says so, offers to unlock, and reads the names then', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ connection: connectionOf({ state: 'locked' }) }),
    });
    const { services } = vault(() => {
      background.answer('quick-add/open', openState({ connection: connectionOf({}) }));
    });
    await showQuickAdd(background, placeAt(agentId), services);
    expect(text()).toContain('Locked');
    expect(background.inputs('names/fetch')).toEqual([]);
    await click('Unlock');
    await settle(20);
    expect(text()).not.toContain('Locked');
    expect(text()).toContain('Token …a1b2');
  });

  it('a run that waits for the passphrase offers to unlock', async () => {
    let unlocked = 0;
    const waiting = runOf({ state: 'waiting', problem: problem('locked') });
    const background = fakeBackground({ 'quick-add/open': openState({ recent: [waiting] }) });
    const { services } = vault(() => {
      unlocked += 1;
    });
    await showQuickAdd(background, placeAt(agentId), services);
    expect(text()).toContain('Waits for your passphrase');
    await click('Unlock');
    expect(unlocked).toBe(1);
  });

  it('a token that ended with its session is asked for by that name', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ connection: connectionOf({ state: 'ended' }) }),
    });
    await showQuickAdd(background, placeAt(agentId));
    expect(text()).toContain('The token went with the last session.');
    await click('Paste it again');
    expect(text()).toContain('Paste the token again');
  });
});

describe('a token that is added because a run needs it', () => {
  const unsent = runOf({ state: 'not-sent', problem: problem('no-token') });

  it('lets what was not sent be sent again by itself, and says so on the button', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [unsent], connection: null }),
      'connection/save': { saved: true, connection: connectionOf({}) },
      'run/send-again': { kind: 'started', run: runOf({ state: 'created' }, { revision: 2 }) },
    });
    await showQuickAdd(background, placeAt(agentId));
    document.querySelector<HTMLElement>('.recent-text')?.click();
    await settle();
    [...document.querySelectorAll<HTMLElement>('.outcome button')]
      .find((button) => button.textContent === 'Add a token')
      ?.click();
    await settle();
    const field = control<HTMLInputElement>('Token');
    field.value = 'pit-1';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await settle();
    expect(hasControl('Save and send again')).toBe(true);
    document.querySelector('form.screen')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
    expect(background.inputs('run/send-again')).toEqual([{ runId: 'run-1', anyway: false }]);
  });

  it('sends nothing again that a person had stopped', async () => {
    const [step] = unsent.steps;
    if (!step) throw new Error('No step');
    const stopped = { ...step, id: 'step-2', stopped: 'cancelled' as const };
    const run = { ...unsent, steps: [step, stopped] };
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [run], connection: null }),
    });
    await showQuickAdd(background, placeAt(agentId));
    document.querySelector<HTMLElement>('.recent-text')?.click();
    await settle();
    [...document.querySelectorAll<HTMLElement>('.outcome button')]
      .find((button) => button.textContent === 'Add a token')
      ?.click();
    await settle();
    expect(hasControl('Save token')).toBe(true);
    expect(hasControl('Save and send again')).toBe(false);
  });
});
