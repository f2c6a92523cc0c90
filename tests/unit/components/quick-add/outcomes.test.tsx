// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { MessageError } from '../../../../lib/messaging/send.ts';
import type { Step } from '../../../../lib/runs/schema.ts';
import {
  click,
  control,
  fakeBackground,
  hasControl,
  now,
  openState,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
} from './fake.tsx';

const create = 'Create action: Transfer to a person';
const verification = (
  state: Step['verification']['state'],
  more: Partial<Step['verification']> = {},
): Step['verification'] => ({ state, ids: [], seen: {}, reads: 4, checkedAt: now, ...more });

const uncertain = (
  state: Step['verification']['state'],
  more: Partial<Step['verification']> = {},
): Partial<Step> => {
  const { actionId: _, ...step } = runOf({}).steps[0] as Step;
  return {
    ...step,
    state: 'uncertain',
    sentAt: now - 60_000,
    verification: verification(state, more),
  };
};

function runWith(step: Partial<Step>, revision = 1) {
  const run = runOf(step, { revision });
  if (step.state !== 'created') for (const one of run.steps) delete one.actionId;
  return run;
}

async function started(step: Partial<Step>, answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'action/create': { kind: 'started', run: runWith(step) },
    ...answers,
  });
  const shown = await showQuickAdd(background);
  await click(create);
  return { background, ...shown };
}

describe('after “Create action”', () => {
  it('follows the run to its end, also when nobody answers for a moment', async () => {
    const steps: (() => ReturnType<typeof runOf>)[] = [
      () => runWith({ state: 'sending' }, 2),
      () => {
        throw new MessageError('gone');
      },
      () => runWith({ state: 'created', actionId: 'action-1' }, 3),
    ];
    const { background } = await started(
      { state: 'claimed' },
      { 'run/watch': () => (steps.shift() ?? (() => runWith({}, 3)))() },
    );
    await settle(40);
    expect(background.inputs('run/watch').map(({ seen }) => seen)).toEqual([1, 2, 2]);
    expect(statusText()).toContain('Created');
  });

  it('gives up when nobody answers, and claims nothing', async () => {
    await started(
      { state: 'sending' },
      {
        'run/watch': () => {
          throw new MessageError('gone');
        },
      },
    );
    await settle(80);
    expect(statusText()).toContain('The extension does not answer');
    expect(statusText()).toContain('may make a second one');
  });

  it('shows the id, Undo and the reload, which is never automatic', async () => {
    const { background, done } = await started(
      { state: 'created' },
      {
        'run/undo': {
          kind: 'removed',
          run: runOf({ state: 'undone', removed: ['action-1'] }, { revision: 2 }),
        },
      },
    );
    expect(text()).toContain('action-1');
    expect(text()).toContain('Save your changes in the builder, then reload to see it.');
    expect(done.reloaded).toEqual([]);
    await click('Copy the action ID');
    await click('Reload the page');
    expect(done).toMatchObject({ copied: ['action-1'], reloaded: [7] });
    await click('Undo');
    expect(background.inputs('run/undo')).toEqual([{ runId: 'run-1', confirmed: false }]);
    expect(statusText()).toContain('Undone');
    expect(hasControl('Undo')).toBe(false);
  });

  it('lets a wait be cancelled', async () => {
    const { background } = await started(
      { state: 'waiting', retryAt: now + 8000 },
      { 'run/stop': runWith({ state: 'not-sent', stopped: 'cancelled' }, 2) },
    );
    expect(statusText()).toContain('HighLevel asks to wait');
    expect(statusText()).toContain('in 8 s');
    await click('Cancel');
    expect(background.inputs('run/stop')).toEqual([{ runId: 'run-1' }]);
    expect(statusText()).toContain('Cancelled');
  });

  it('asks before it removes extra copies, and keeps ours', async () => {
    const { background } = await started(
      {
        state: 'created',
        verification: verification('copies', { ids: ['action-1', 'action-2'] }),
      },
      {
        'run/remove-copies': {
          kind: 'removed',
          run: runOf(
            {
              removed: ['action-2'],
              verification: verification('copies', { ids: ['action-1', 'action-2'] }),
            },
            { revision: 2 },
          ),
        },
      },
    );
    expect(statusText()).toContain('somebody else');
    await click('Remove the extra copy');
    expect(document.querySelector('dialog')?.textContent).toContain('action-2');
    expect(document.querySelector('dialog')?.textContent).not.toContain('action-1');
    expect(background.inputs('run/remove-copies')).toEqual([]);
    const [, yes] = [...document.querySelectorAll<HTMLElement>('dialog button')];
    yes?.click();
    await settle();
    expect(background.inputs('run/remove-copies')).toEqual([
      { runId: 'run-1', stepId: 'step-1', keepId: 'action-1' },
    ]);
    expect(statusText()).toContain('The extra copy was removed.');
  });

  it('leaves it to the person when an uncertain one is not seen', async () => {
    const { background } = await started(uncertain('not-seen'), {
      'run/check': runWith(uncertain('one', { ids: ['action-9'] }), 2),
    });
    expect(statusText()).toContain('Not seen on the agent');
    expect(statusText()).toContain('It may still appear.');
    expect(hasControl('Undo')).toBe(false);
    await click('Create again');
    const [first, second] = background.inputs('action/create');
    expect(second).toMatchObject({ anyway: true, templateId: first?.templateId });
    expect(second?.draftId).not.toBe(first?.draftId);
    await click('Check again');
    expect(statusText()).toContain('It is there');
  });

  it('asks before it undoes what reading found', async () => {
    const found = runWith(uncertain('one', { ids: ['action-9'] }));
    const { background } = await started(uncertain('one', { ids: ['action-9'] }), {
      'run/undo': ({ confirmed }) =>
        confirmed
          ? { kind: 'removed', run: runWith({ ...uncertain('one'), state: 'undone' }, 2) }
          : { kind: 'confirm', run: found, ids: ['action-9'] },
    });
    await click('Undo');
    expect(document.querySelector('dialog')?.textContent).toContain('somebody else');
    await click('Remove it');
    expect(background.inputs('run/undo').map(({ confirmed }) => confirmed)).toEqual([false, true]);
    expect(statusText()).toContain('Undone');
  });

  it('says what was left alone, and what could not be removed', async () => {
    const run = runOf({});
    const { background } = await started(
      { state: 'created' },
      {
        'run/undo': { kind: 'changed', run, ids: ['action-1'] },
      },
    );
    await click('Undo');
    expect(text()).toContain('Changed since, so left alone');
    expect(text()).toContain('Nothing was removed.');
    background.answer('run/undo', { kind: 'failed', run, problem: { kind: 'down', messages: [] } });
    await click('Undo');
    expect(text()).toContain('HighLevel does not answer');
    expect(text()).toContain('It was not removed.');
  });

  it('says when the tab moved on, and that nothing was sent', async () => {
    await showQuickAdd(fakeBackground({ 'action/create': { kind: 'moved' } }));
    await click(create);
    expect(text()).toContain('The tab shows another agent now');
    expect(text()).toContain('Nothing was sent.');
  });

  it('asks before an equal action is created again', async () => {
    const run = runOf({}, { createdAt: now - 12_000 });
    const background = fakeBackground({ 'action/create': { kind: 'ask', run } });
    await showQuickAdd(background);
    await click(create);
    expect(document.querySelector('dialog')?.textContent).toContain('12 s ago');
    await click('Cancel');
    expect(document.querySelector('dialog')).toBeNull();
    expect(background.inputs('action/create')).toHaveLength(1);
    await click(create);
    background.answer('action/create', { kind: 'started', run: runOf({}) });
    await click('Create another anyway');
    expect(background.inputs('action/create').at(-1)?.anyway).toBe(true);
  });

  it('asks again with the same draft when nobody answers', async () => {
    let calls = 0;
    const background = fakeBackground({
      'action/create': () => {
        calls += 1;
        if (calls < 3) throw new MessageError('gone');
        return { kind: 'already', run: runOf({}) };
      },
    });
    await showQuickAdd(background);
    await click(create);
    await settle(40);
    expect(new Set(background.inputs('action/create').map(({ draftId }) => draftId)).size).toBe(1);
    expect(statusText()).toContain('Created');
  });

  it('takes up what was in flight when it was closed', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [runWith({ state: 'sending' })] }),
      'run/watch': runWith({ state: 'created', actionId: 'action-1' }, 2),
    });
    await showQuickAdd(background);
    await settle(20);
    expect(statusText()).toContain('Created');
    expect(control('Undo')).toBeDefined();
  });
});
