import { describe, expect, it } from 'vitest';
import { canUndo, isSettled, liveIds } from '../../../lib/runs/outcome.ts';
import { runText } from '../../../lib/runs/outcome-text.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';

const now = 1_000_000;

function run(step: Partial<Step>, target: Partial<Run['target']> = {}): Run {
  return {
    version: 4,
    id: 'run-1',
    revision: 1,
    draftId: 'draft-1',
    target: { locationId: 'loc', agentId: 'agent', agentName: 'Front desk', ...target },
    tabId: 1,
    picked: false,
    surface: 'popup',
    createdAt: now - 5000,
    activeAt: now,
    open: 1,
    alone: 1,
    steps: [
      {
        id: 'step-1',
        op: 'create',
        templateId: 'starter:x',
        values: {},
        mends: 0,
        type: 'CALL_TRANSFER',
        name: 'Transfer',
        parameters: {},
        secretPaths: [],
        fingerprint: 'f',
        state: 'claimed',
        attempts: 0,
        waits: 0,
        shape: 'documented',
        verification: { state: 'pending', ids: [], seen: {}, reads: 0 },
        removed: [],
        removing: [],
        ...step,
      },
    ],
  };
}

const seen = (
  state: Step['verification']['state'],
  more: Partial<Step['verification']> = {},
): Step['verification'] => ({ state, ids: [], seen: {}, reads: 1, ...more });

describe('runText', () => {
  it('says how far it is, and that nothing was created yet', () => {
    expect(runText(run({ state: 'claimed' }), now)).toEqual({
      tone: 'progress',
      title: 'Reading the agent…',
      detail: 'Nothing was sent yet.',
    });
    const waiting = runText(run({ state: 'waiting', retryAt: now + 7200 }), now);
    expect(waiting.detail).toContain('Nothing was created yet. Next try in 8 s.');
    expect(runText(run({ state: 'sending' }), now).title).toBe('Creating…');
  });

  it('claims no more than was seen after a 201', () => {
    const created = (verification: Step['verification']) =>
      runText(run({ state: 'created', actionId: 'a1', verification }), now);
    expect(created(seen('one', { ids: ['a1'] }))).toEqual({
      tone: 'success',
      title: 'Created',
      detail: 'Seen on Front desk, once.',
    });
    expect(created(seen('cannot-tell')).detail).toContain('cannot tell');
    expect(created(seen('not-seen')).tone).toBe('warning');
    expect(created(seen('not-seen', { nextAt: now + 10_000 })).detail).toContain('in 10 s');
    const shaped = runText(
      run({ state: 'created', shape: 'builder', verification: seen('one') }),
      now,
    );
    expect(shaped.detail).toContain('took the builder’s');
    const copies = created(seen('copies', { ids: ['a1', 'a2'] }));
    expect(copies.tone).toBe('warning');
    expect(copies.detail).toContain('2 equal actions');
    expect(copies.detail).toContain('somebody else');
  });

  it('never says that an uncertain create was or was not made, unless it was seen', () => {
    const uncertain = (verification: Step['verification']) =>
      runText(run({ state: 'uncertain', sentAt: now - 60_000, verification }), now);
    for (const verification of [
      seen('pending', { reads: 0, nextAt: now + 2000 }),
      seen('not-seen', { nextAt: now + 2000 }),
      seen('not-seen', { checkedAt: now }),
      seen('cannot-tell'),
      seen('pending', { problem: { kind: 'down', messages: [] } }),
    ]) {
      const { title, detail, tone } = uncertain(verification);
      expect(tone).not.toBe('success');
      expect(`${title} ${detail}`).not.toMatch(/Nothing was|not created|No network/);
      expect(detail).toContain('We sent it');
    }
    expect(uncertain(seen('not-seen', { checkedAt: now })).detail).toContain(
      '60 s later the agent does not show it. It may still appear.',
    );
    expect(uncertain(seen('one', { ids: ['a1'] })).title).toBe('It is there');
    expect(uncertain(seen('copies', { ids: ['a1', 'a2'] })).tone).toBe('warning');
  });

  it('says that nothing was created when HighLevel refused or nothing left', () => {
    const problem = { kind: 'invalid' as const, status: 422, messages: ['name is too long'] };
    const refused = runText(run({ state: 'refused', problem }), now);
    expect(refused.tone).toBe('error');
    expect(refused.detail).toBe('HighLevel says: “name is too long”. Nothing was created.');
    const offline = runText(
      run({ state: 'not-sent', problem: { kind: 'offline', messages: [] } }),
      now,
    );
    expect(offline.title).toBe('No network');
    for (const stopped of ['tab-moved', 'worker-stopped', 'secret-lost', 'cancelled'] as const) {
      const text = runText(run({ state: 'not-sent', stopped }), now);
      expect(text.detail).not.toBe('');
    }
  });

  it('tells of undoing and of what is left', () => {
    expect(runText(run({ state: 'created', removing: ['a1'] }), now).title).toBe('Undoing…');
    expect(runText(run({ state: 'undone', removed: ['a1'] }), now)).toEqual({
      tone: 'success',
      title: 'Undone',
      detail: 'Removed from Front desk.',
    });
    const left = run({
      state: 'undone',
      actionId: 'a1',
      removed: ['a1'],
      verification: seen('copies', { ids: ['a1', 'a2'] }),
    });
    expect(runText(left, now).tone).toBe('warning');
  });

  it('uses no name that it does not know', () => {
    const unnamed = run({ state: 'created', actionId: 'a1', verification: seen('one') });
    delete unnamed.target.agentName;
    expect(runText(unnamed, now).detail).toBe('Seen on the agent, once.');
  });
});

describe('a run of several steps', () => {
  const made = (more: Partial<Step> = {}): Partial<Step> => ({
    state: 'created',
    actionId: 'a1',
    verification: seen('one', { ids: ['a1'] }),
    ...more,
  });
  const text = (steps: Partial<Step>[], changes: Partial<Run> = {}) => {
    const all = steps.map((step) => run(step).steps[0] as Step);
    return runText({ ...run({}), ...changes, steps: all }, now);
  };
  const refused = {
    state: 'refused' as const,
    problem: { kind: 'invalid' as const, messages: ['bad'] },
  };
  const offline = {
    state: 'not-sent' as const,
    problem: { kind: 'offline' as const, messages: [] },
  };

  it('says how far it is', () => {
    expect(text([made(), made(), { state: 'sending', name: 'Book it' }, {}])).toEqual({
      tone: 'progress',
      title: 'Creating 3 of 4…',
      detail: '“Book it” on Front desk.',
    });
    const waiting = text([made(), { state: 'waiting', retryAt: now + 5000 }, {}]);
    expect(waiting.detail).toBe(
      'Too many requests just now. 1 of 3 created so far. Next try in 5 s.',
    );
    const cancelled = { state: 'not-sent' as const, stopped: 'cancelled' as const };
    expect(text([{ state: 'sending' }, cancelled], { stopped: true }).title).toBe('Stopping…');
    expect(text([made({ removing: ['a1'] }), made()]).title).toBe('Undoing…');
  });

  it('says when all is fine, and no more than was seen', () => {
    expect(text([made(), made(), made()])).toEqual({
      tone: 'success',
      title: '3 created',
      detail: 'Seen on Front desk, each once.',
    });
    const copy = made({ verification: seen('copies', { ids: ['a1', 'a2'] }) });
    expect(text([made(), copy])).toMatchObject({ tone: 'warning', title: '2 created' });
    expect(text([made(), copy]).detail).toContain('1 with an extra copy');
    const told = (state: Step['verification']['state'], more: Partial<Step['verification']> = {}) =>
      text([made(), made({ verification: seen(state, more) })]);
    expect(told('cannot-tell').detail).toContain('cannot tell');
    expect(told('pending').detail).toContain('Looking at Front desk again');
    expect(told('not-seen', { nextAt: now + 9000 }).detail).toContain('Next look in 9 s');
    expect(told('not-seen').tone).toBe('warning');
  });

  it('names what is left, and why', () => {
    expect(text([made(), made(), refused, offline])).toEqual({
      tone: 'warning',
      title: '2 of 4 created',
      detail: '1 was refused, 1 not sent. No network.',
    });
    expect(text([offline, offline])).toEqual({
      tone: 'error',
      title: 'Nothing was created',
      detail: '2 not sent. No network.',
    });
    const cancelled = { state: 'not-sent' as const, stopped: 'cancelled' as const };
    expect(text([cancelled, cancelled], { stopped: true }).title).toBe('Stopped');
    expect(text([made(), cancelled], { stopped: true }).detail).toBe('1 not sent. You stopped it.');
  });

  it('never says that an uncertain one was or was not made, unless it was seen', () => {
    const uncertain = (verification: Step['verification']) =>
      text([made(), { state: 'uncertain', sentAt: now, verification }]);
    const looking = uncertain(seen('not-seen', { nextAt: now + 2000 }));
    expect(looking).toMatchObject({ tone: 'progress', title: '1 of 2 created, 1 uncertain' });
    expect(looking.detail).toContain('next look in 2 s');
    for (const state of ['not-seen', 'cannot-tell', 'pending'] as const) {
      expect(uncertain(seen(state))).toEqual({
        tone: 'warning',
        title: '1 of 2 created, 1 uncertain',
        detail: '1 without a readable answer.',
      });
    }
    expect(uncertain(seen('one', { ids: ['a2'] })).title).toBe('2 created');
    const alone = { state: 'uncertain' as const, verification: seen('not-seen') };
    expect(text([alone, refused]).title).toBe('0 of 2 created, 1 uncertain');
  });

  it('tells of undoing', () => {
    const undone = { state: 'undone' as const, actionId: 'a1', removed: ['a1'] };
    expect(text([undone, undone])).toEqual({
      tone: 'success',
      title: '2 undone',
      detail: 'Removed from Front desk.',
    });
    expect(text([undone, refused]).detail).toBe('1 was refused.');
    expect(text([undone, made()])).toMatchObject({ title: '1 of 2 created', detail: '1 undone.' });
    const left = { ...undone, verification: seen('copies', { ids: ['a1', 'a2'] }) };
    expect(text([undone, left])).toMatchObject({
      tone: 'warning',
      title: '2 undone, 1 equal left',
    });
  });

  it('can be undone when nothing of it is on its way', () => {
    const all = (steps: Partial<Step>[]) => ({
      ...run({}),
      steps: steps.map((step) => run(step).steps[0] as Step),
    });
    expect(canUndo(all([made(), refused]))).toBe(true);
    expect(canUndo(all([made(), {}]))).toBe(false);
    expect(canUndo(all([made(), made({ removing: ['a1'] })]))).toBe(false);
    expect(canUndo(all([refused, offline]))).toBe(false);
  });
});

describe('what can be done', () => {
  it('offers undo only for what is known to be there', () => {
    expect(canUndo(run({ state: 'created', actionId: 'a1' }))).toBe(true);
    expect(canUndo(run({ state: 'created', actionId: 'a1', removing: ['a1'] }))).toBe(false);
    expect(canUndo(run({ state: 'uncertain', verification: seen('not-seen') }))).toBe(false);
    expect(canUndo(run({ state: 'uncertain', verification: seen('one', { ids: ['a'] }) }))).toBe(
      true,
    );
    expect(canUndo(run({ state: 'undone', removed: ['a1'] }))).toBe(false);
  });

  it('knows when nothing more will change by itself', () => {
    expect(isSettled(run({ state: 'sending' }))).toBe(false);
    expect(isSettled(run({ state: 'created', verification: seen('pending') }))).toBe(false);
    expect(isSettled(run({ state: 'created', verification: seen('one') }))).toBe(true);
    expect(
      isSettled(run({ state: 'uncertain', verification: seen('not-seen', { nextAt: now }) })),
    ).toBe(false);
    expect(isSettled(run({ state: 'refused' }))).toBe(true);
  });

  it('lists each id once, without the removed ones', () => {
    const { steps } = run({
      state: 'created',
      actionId: 'a1',
      removed: ['a3'],
      verification: seen('copies', { ids: ['a1', 'a2', 'a3'] }),
    });
    expect(steps[0] && liveIds(steps[0])).toEqual(['a1', 'a2']);
  });
});
