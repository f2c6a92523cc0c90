import type { Database } from '../storage/database.ts';
import type { Run, Step } from './schema.ts';

/** An equal request younger than this asks first. */
const equalFor = 60_000;
/** An uncertain one asks for as long as it is offered for checking. */
const uncertainFor = 24 * 3_600_000;
/** How long finished runs are kept. */
const keptFor = 30 * 24 * 3_600_000;
/** A watcher is answered after this even when nothing has changed. */
const longestWatch = 20_000;

/** The only moves a step may make; see `stepStates`. */
const legalMoves: Record<Step['state'], Step['state'][]> = {
  claimed: ['waiting', 'sending', 'not-sent'],
  waiting: ['sending', 'not-sent', 'uncertain'],
  // Back to itself when a refused body is sent in its other shape.
  sending: ['sending', 'created', 'refused', 'waiting', 'uncertain', 'not-sent'],
  created: ['undone'],
  uncertain: ['undone'],
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
      const next = { ...mend(old), revision: old.revision + 1 };
      await changes.put('runs', next);
      return next;
    });
    for (const tell of watchers) tell(run);
    return run;
  }

  return {
    get: (runId: string) => db.get('runs', runId),

    all: () => db.getAll('runs'),

    /** Runs on one agent that began within the last `age` ms, newest first. */
    async recent(target: { locationId: string; agentId: string }, age: number): Promise<Run[]> {
      const runs = await db.getAll('runs');
      return runs
        .filter(
          (run) =>
            run.target.agentId === target.agentId &&
            run.target.locationId === target.locationId &&
            now() - run.createdAt < age,
        )
        .sort((a, b) => b.createdAt - a.createdAt);
    },

    /**
     * Takes the lock for a run. `already`: its draft was sent before; `other-content`: it was, but
     * held something else then. `ask`: an equal request is in flight, uncertain or under a minute
     * old, and `anyway` was not given. Else it is journaled.
     */
    claim(run: Run, anyway: boolean): Promise<Claim> {
      return db.change(['runs'], async (changes) => {
        const runs = await changes.getAll('runs');
        const same = runs.find((one) => one.draftId === run.draftId && mayHaveSent(one));
        if (same) return { kind: isEqual(same, run) ? 'already' : 'other-content', run: same };
        const equal = runs.filter((one) => isEqual(one, run) && isFresh(one, now()));
        const latest = equal.sort((a, b) => b.createdAt - a.createdAt)[0];
        if (latest && !anyway) return { kind: 'ask', run: latest };
        await changes.put('runs', run);
        return { kind: 'started', run };
      });
    },

    /** Changes the one step of a run; refuses moves that are not legal. */
    step(runId: string, changes: Partial<Step> | ((step: Step) => Partial<Step>)): Promise<Run> {
      return change(runId, (run) => ({
        ...run,
        steps: run.steps.map((step) => {
          const given = typeof changes === 'function' ? changes(step) : changes;
          if (given.state === undefined) return { ...step, ...given };
          if (given.state !== step.state && !legalMoves[step.state].includes(given.state)) {
            throw new Error(`A step cannot go from ${step.state} to ${given.state}`);
          }
          // Why it waited or was refused before is no reason for where it stands now.
          const { problem: _problem, retryAt: _retryAt, ...kept } = step;
          return { ...kept, ...given };
        }),
      }));
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
      await db.change(['runs'], async (changes) => {
        for (const run of await changes.getAll('runs')) {
          if (now() - run.createdAt > keptFor) await changes.delete('runs', run.id);
        }
      });
    },
  };
}
export type Journal = ReturnType<typeof createJournal>;

/** Refused and stopped runs have stored nothing: their draft may be mended and sent. */
function mayHaveSent(run: Run): boolean {
  return run.steps.some((step) => step.state !== 'refused' && step.state !== 'not-sent');
}

function isEqual(one: Run, other: Run): boolean {
  return one.steps[0]?.fingerprint === other.steps[0]?.fingerprint;
}

function isFresh(run: Run, now: number): boolean {
  const step = run.steps[0];
  const age = now - (step?.answeredAt ?? run.createdAt);
  switch (step?.state) {
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
