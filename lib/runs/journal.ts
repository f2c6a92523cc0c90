import type { Database } from '../storage/database.ts';
import { createCommits } from './commits.ts';
import {
  type Address,
  activeSince,
  isEqual,
  latestEqual,
  mayHaveSent,
  prefix,
  withoutEqual,
} from './equal-runs.ts';
import { moved } from './moves.ts';
import { canMend, canStop } from './outcome.ts';
import type { Run, Step } from './schema.ts';
import { isTakingBack, mayTakeBack, withoutBack } from './undo-links.ts';

const day = 24 * 3_600_000;
/** As many runs are forgotten in one transaction. */
const page = 200;
/** A watcher is answered after this even when nothing has changed. */
const longestWatch = 20_000;

export type Claim = { kind: 'started' | 'already' | 'other-content' | 'ask'; run: Run };

/**
 * The record of every run, written before each step. It holds no secret. Claiming is one
 * transaction, so that two windows, two clicks or two workers cannot both win.
 */
export function createJournal(db: Database, now: () => number) {
  const watchers = new Set<(run: Run) => void>();
  const commit = createCommits(db, (run) => {
    for (const tell of watchers) tell(run);
  });

  const change = (runId: string, mend: (run: Run) => Run): Promise<Run> =>
    commit(async ({ get, put }) => {
      const old = await get(runId);
      if (!old) throw new Error('This run is not in the journal');
      return put({ ...mend(old), revision: old.revision + 1 });
    });

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
     * Takes the lock for a run. `already`: its draft was sent before, or what it takes back is being
     * taken back; `other-content`: the draft was sent, but held something else then. `ask`: a request
     * equal to one of its steps is in flight, uncertain or under a minute old, and `anyway` was not
     * given; of a plan, where nobody can be asked, those steps are not sent. Else it is journaled.
     */
    claim: (run: Run, anyway: boolean): Promise<Claim> =>
      commit(async (change) => {
        const ofDraft = { index: 'byDraft', range: run.draftId } as const;
        const same = (await change.getAll(ofDraft)).find(mayHaveSent);
        if (same) return { kind: isEqual(same, run) ? 'already' : 'other-content', run: same };
        const equal = anyway ? undefined : await latestEqual(change, run, run.steps, now());
        if (equal && run.planId === undefined) return { kind: 'ask', run: equal };
        const other = await mayTakeBack(change, run);
        if (other) return { kind: 'already', run: other };
        const meant = await withoutBack(change, run);
        const held = equal ? await withoutEqual(change, meant, now()) : meant;
        return { kind: 'started', run: await change.put(held) };
      }),

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
    claimAgain: (
      runId: string,
      again: (step: Step) => Step | undefined,
      anyway: boolean,
    ): Promise<{ kind: 'started' | 'ask'; run: Run } | undefined> =>
      commit(async (change) => {
        const old = await change.get(runId);
        const claimed = old?.steps.flatMap((step) => (canMend(step) && again(step)) || []) ?? [];
        if (!old || claimed.length === 0) return undefined;
        if (!anyway) {
          const ofDraft = { index: 'byDraft', range: old.draftId } as const;
          const same = await change.getAll(ofDraft);
          const other = same.find((run) => run.id !== runId && mayHaveSent(run));
          const equal = other ?? (await latestEqual(change, old, claimed, now()));
          if (equal) return { kind: 'ask', run: equal };
        }
        const { stopped: _, ...rest } = old;
        const steps = old.steps.map((step) => claimed.find(({ id }) => id === step.id) ?? step);
        const run = await change.put({ ...rest, steps, revision: old.revision + 1 });
        return { kind: 'started', run };
      }),

    /** Whether a run that may still do something is taking this one, or a part of it, back. */
    async isTakenBack({ id, target }: Run): Promise<boolean> {
      const range = prefix(1, target.locationId, target.agentId);
      const open = await db.getAll('runs', { index: 'byOpen', range });
      return open.some((run) => isTakingBack(run, id));
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

    /**
     * Forgets runs by themselves that ended `keepDays` ago or earlier; those of a plan go with it. A
     * page at a time: nothing else waits for long.
     */
    async prune(keepDays: number): Promise<void> {
      const before = now() - keepDays * day;
      const range = IDBKeyRange.bound([1], [1, before], false, true);
      const ids = await db.keys('runs', { index: 'byAlone', range });
      for (let at = 0; at < ids.length; at += page) {
        await db.change(['runs'], async (changes) => {
          for (const id of ids.slice(at, at + page)) {
            const run = await changes.get('runs', id);
            if (run && run.activeAt < before) await changes.delete('runs', id);
          }
        });
      }
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
