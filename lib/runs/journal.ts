import type { Changes, Database } from '../storage/database.ts';
import { canMend, canStop, kept } from './outcome.ts';
import type { Run, Step } from './schema.ts';

/** An equal request younger than this asks first. */
const equalFor = 60_000;
/** An uncertain one asks for as long as it is offered for checking. */
const uncertainFor = 24 * 3_600_000;
/** How long finished runs are kept. */
const keptFor = 30 * 24 * 3_600_000;
/** A watcher is answered after this even when nothing has changed. */
const longestWatch = 20_000;

/** The only moves a step may make; see `stepStates`. Back to `claimed` only by `claimAgain`. */
const legalMoves: Record<Step['state'], Step['state'][]> = {
  claimed: ['waiting', 'sending', 'updated', 'removed', 'not-sent', 'uncertain'],
  waiting: ['sending', 'updated', 'removed', 'not-sent', 'uncertain'],
  // Back to itself when a refused body is sent in its other shape.
  sending: [
    'sending',
    'created',
    'updated',
    'removed',
    'refused',
    'waiting',
    'uncertain',
    'not-sent',
  ],
  created: ['undone'],
  updated: ['undone'],
  removed: ['undone'],
  uncertain: ['updated', 'removed', 'undone'],
  refused: [],
  'not-sent': [],
  undone: [],
};

export type Claim = { kind: 'started' | 'already' | 'other-content' | 'ask'; run: Run };

/**
 * The record of every run, written before each step. It holds no secret. Claiming is one
 * transaction, so that two windows, two clicks or two workers cannot both win.
 */
export function createJournal(db: Database, now: () => number) {
  const watchers = new Set<(run: Run) => void>();

  async function change(runId: string, mend: (run: Run) => Run): Promise<Run> {
    const run = await db.change(['runs'], async (changes) => {
      const old = await changes.get('runs', runId);
      if (!old) throw new Error('This run is not in the journal');
      const next = kept({ ...mend(old), revision: old.revision + 1 });
      await changes.put('runs', next);
      return next;
    });
    tellOf(run);
    return run;
  }

  function tellOf(run: Run): void {
    for (const tell of watchers) tell(run);
  }

  const steps = (runId: string, changes: (step: Step) => Partial<Step>): Promise<Run> =>
    change(runId, (run) => ({
      ...run,
      steps: run.steps.map((step) => moved(step, changes(step))),
    }));

  return {
    get: (runId: string) => db.get('runs', runId),

    all: () => db.getAll('runs'),

    /** The ids of runs of which something may still change by itself: of one sub-account, or all. */
    open: (locationId?: string): Promise<string[]> => {
      const range = locationId === undefined ? prefix(1) : prefix(1, locationId);
      return db.keys('runs', { index: 'byOpen', range });
    },

    /** Runs that were made of this draft. */
    ofDraft: (draftId: string) => db.getAll('runs', { index: 'byDraft', range: draftId }),

    /** Runs on one agent that began within the last `age` ms, newest first. */
    async recent(target: Address, age: number): Promise<Run[]> {
      const runs = await db.getAll('runs', activeSince(target, now() - age));
      return runs
        .filter((run) => now() - run.createdAt < age)
        .sort((a, b) => b.createdAt - a.createdAt);
    },

    /**
     * Takes the lock for a run. `already`: its draft was sent before; `other-content`: it was, but
     * held something else then. `ask`: a request equal to one of its steps is in flight, uncertain
     * or under a minute old, and `anyway` was not given. Else it is journaled.
     */
    claim(run: Run, anyway: boolean): Promise<Claim> {
      return db.change(['runs'], async (changes) => {
        const ofDraft = { index: 'byDraft', range: run.draftId } as const;
        const same = (await changes.getAll('runs', ofDraft)).find(mayHaveSent);
        if (same) return { kind: isEqual(same, run) ? 'already' : 'other-content', run: same };
        const equal = anyway ? undefined : await latestEqual(changes, run, run.steps, now());
        if (equal) return { kind: 'ask', run: equal };
        await changes.put('runs', kept(run));
        return { kind: 'started', run: kept(run) };
      });
    },

    /** Changes one step of a run; refuses moves that are not legal. */
    step: (
      runId: string,
      stepId: string,
      changes: Partial<Step> | ((step: Step) => Partial<Step>),
    ): Promise<Run> =>
      steps(runId, (step) => {
        if (step.id !== stepId) return {};
        return typeof changes === 'function' ? changes(step) : changes;
      }),

    /** Changes several steps of a run at once, each by what is returned for it. */
    steps,

    /**
     * Stops a run where it meets the intents of its steps: what has not begun by then is not sent
     * any more, what has is left as it is.
     */
    stop: (runId: string): Promise<Run> =>
      change(runId, (run) => {
        if (!run.steps.some(canStop)) return run;
        const stopped = { state: 'not-sent', stopped: 'cancelled' } as const;
        const all = run.steps.map((step) => (canStop(step) ? moved(step, stopped) : step));
        return { ...run, stopped: true, steps: all };
      }),

    /**
     * Takes the lock for steps that were refused or not sent and are to be sent now, as `again`
     * makes them. The rules are those of `claim`. Undefined when there are none of them any more.
     */
    claimAgain(
      runId: string,
      again: (step: Step) => Step | undefined,
      anyway: boolean,
    ): Promise<{ kind: 'started' | 'ask'; run: Run } | undefined> {
      return db
        .change(['runs'], async (changes) => {
          const old = await changes.get('runs', runId);
          const claimed = old?.steps.flatMap((step) => (canMend(step) && again(step)) || []) ?? [];
          if (!old || claimed.length === 0) return undefined;
          if (!anyway) {
            const ofDraft = { index: 'byDraft', range: old.draftId } as const;
            const same = await changes.getAll('runs', ofDraft);
            const other = same.find((run) => run.id !== runId && mayHaveSent(run));
            const equal = other ?? (await latestEqual(changes, old, claimed, now()));
            if (equal) return { kind: 'ask', run: equal } as const;
          }
          const { stopped: _, ...rest } = old;
          const steps = old.steps.map((step) => claimed.find(({ id }) => id === step.id) ?? step);
          const run = kept({ ...rest, steps, revision: old.revision + 1 });
          await changes.put('runs', run);
          return { kind: 'started', run } as const;
        })
        .then((claim) => {
          if (claim?.kind === 'started') tellOf(claim.run);
          return claim;
        });
    },

    /** Learns the agent's names for the record. */
    named(runId: string, names: { locationName?: string; agentName?: string }): Promise<Run> {
      return change(runId, (run) => ({ ...run, target: { ...run.target, ...names } }));
    },

    /** Waits until the run is past revision `seen`, at most 20 s. */
    async watch(runId: string, seen: number): Promise<Run | undefined> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const tell = (run: Run) => {
        if (run.id === runId && run.revision > seen) resolve();
      };
      // Watching begins before reading, or a change in between would be missed.
      watchers.add(tell);
      const timer = setTimeout(resolve, longestWatch);
      try {
        const run = await db.get('runs', runId);
        if (run && run.revision <= seen) await promise;
        return await db.get('runs', runId);
      } finally {
        clearTimeout(timer);
        watchers.delete(tell);
      }
    },

    /** Forgets runs that ended long ago. */
    async prune(): Promise<void> {
      const before = now() - keptFor;
      const range = IDBKeyRange.upperBound(before, true);
      await db.change(['runs'], async (changes) => {
        for (const run of await changes.getAll('runs', { index: 'byCreated', range })) {
          if (run.activeAt < before) await changes.delete('runs', run.id);
        }
      });
      // What lacks a key of the indexes is found by no other read; this one sets it aside.
      const [all, indexed] = await Promise.all([
        db.count('runs'),
        db.count('runs', { index: 'byOpen' }),
      ]);
      if (all > indexed) await db.getAll('runs');
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;

type Address = Pick<Run['target'], 'locationId' | 'agentId'>;

/** Keys of an index that begin with these parts: lists come after every text and number. */
const prefix = (...parts: (string | number)[]) => IDBKeyRange.bound(parts, [...parts, []]);

const activeSince = ({ locationId, agentId }: Address, time: number) => ({
  index: 'byAgent' as const,
  range: IDBKeyRange.bound([locationId, agentId, time], [locationId, agentId, []]),
});

/** The step after a legal move; throws for others. */
function moved(step: Step, given: Partial<Step>): Step {
  if (given.state === undefined) return { ...step, ...given };
  if (given.state !== step.state && !legalMoves[step.state].includes(given.state)) {
    throw new Error(`A step cannot go from ${step.state} to ${given.state}`);
  }
  // Why it waited or was refused before is no reason for where it stands now.
  const { problem: _problem, retryAt: _retryAt, ...rest } = step;
  return { ...rest, ...given };
}

/** Refused and stopped runs have stored nothing: their draft may be mended and sent. */
function mayHaveSent(run: Run): boolean {
  return run.steps.some((step) => step.state !== 'refused' && step.state !== 'not-sent');
}

function isEqual(one: Run, other: Run): boolean {
  const prints = (run: Run) => run.steps.map((step) => step.fingerprint).join();
  return prints(one) === prints(other);
}

/** The latest other run on the agent with a fresh request equal to one of `steps`. */
async function latestEqual(
  changes: Pick<Changes, 'getAll'>,
  { id, target }: Run,
  steps: Step[],
  now: number,
): Promise<Run | undefined> {
  const prints = new Set(steps.map((step) => step.fingerprint));
  const { locationId, agentId } = target;
  // What is open counts however old it is; the rest was active within the longest of the times.
  const open = { index: 'byOpen', range: prefix(1, locationId, agentId) } as const;
  const near = [
    ...(await changes.getAll('runs', open)),
    ...(await changes.getAll('runs', activeSince(target, now - uncertainFor))),
  ];
  const equal = near.filter(
    (run) =>
      run.id !== id &&
      run.steps.some((step) => prints.has(step.fingerprint) && isFresh(run, step, now)),
  );
  return equal.sort((a, b) => b.createdAt - a.createdAt)[0];
}

function isFresh(run: Run, step: Step, now: number): boolean {
  const age = now - (step.answeredAt ?? run.createdAt);
  switch (step.state) {
    case 'claimed':
    case 'waiting':
    case 'sending':
      return true;
    case 'created':
      return age < equalFor;
    case 'uncertain':
      return age < (step.verification.state === 'one' ? equalFor : uncertainFor);
    default:
      return false;
  }
}
