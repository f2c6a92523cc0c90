import type { Changes, Database, Query } from '../storage/database.ts';
import { createGroups } from './groups.ts';
import { isOnItsWay, kept } from './outcome.ts';
import { createProgress } from './progress.ts';
import type { Run } from './schema.ts';
import { takenBackBy } from './undo-links.ts';

/** Reads and writes of one change of the journal. It happens as a whole, or not at all. */
export interface Change {
  get(runId: string): Promise<Run | undefined>;
  /** As it was stored before this change. */
  getAll(query: Query<'runs'>): Promise<Run[]>;
  /** Stores a run, and what it means for the runs that it takes back. Returns it as stored. */
  put(run: Run): Promise<Run>;
}

/** As many changes share a transaction: no page waits long for it. */
const mostAtOnce = 100;

/** Of as many runs it is remembered how they were stored last. */
const mostHot = 200;

interface Waiting {
  /** Does the work and stores what it wants; the runs that were stored. */
  work(changes: Changes, progress: ReturnType<typeof createProgress>): Promise<Run[]>;
  done(): void;
  failed(error: unknown): void;
}

/**
 * Carries out changes of the journal, those that queue up while a transaction is under way together
 * in the next one: each has to reach the disk before its step goes on, and the disk is slow. One that
 * throws has changed nothing, and does not take the others with it. `tell` hears of each stored run.
 */
export function createCommits(db: Database, tell: (run: Run) => void) {
  /** Runs on their way as they were stored: reading one takes longer than writing it. */
  const hot = new Map<string, Run>();

  function remember(run: Run): void {
    hot.delete(run.id);
    if (isOnItsWay(run)) hot.set(run.id, run);
    const [oldest] = hot.keys();
    if (hot.size > mostHot && oldest !== undefined) hot.delete(oldest);
  }

  async function carryOut(batch: Waiting[]): Promise<void> {
    const ends: (() => void)[] = [];
    try {
      await db.change(['runs', 'plans', 'planTargets'], async (changes) => {
        const progress = createProgress(changes);
        for (const { work, done, failed } of batch) {
          try {
            const stored = await work(changes, progress);
            ends.push(() => {
              stored.forEach(remember);
              stored.forEach(tell);
              done();
            });
          } catch (error) {
            // What the database refuses ends the transaction, and comes out of it.
            if (error instanceof DOMException) throw error;
            ends.push(() => failed(error));
          }
        }
        await progress.store();
      });
    } catch (error) {
      for (const { failed } of batch) failed(error);
      return;
    }
    for (const end of ends) end();
  }

  const groups = createGroups(carryOut, mostAtOnce);

  return <T>(work: (change: Change) => Promise<T>): Promise<T> => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: T;
    void groups.add({
      async work(changes, progress) {
        const { change, stored } = changeIn(changes, hot);
        result = await work(change);
        for (const run of stored.values()) {
          await changes.put('runs', run);
          await progress.note(run);
        }
        return [...stored.values()];
      },
      done: () => resolve(result),
      failed: reject,
    });
    return promise;
  };
}

/** Holds what a change wants stored until it has come to its end. */
function changeIn(changes: Changes, hot: ReadonlyMap<string, Run>) {
  const stored = new Map<string, Run>();
  async function get(runId: string): Promise<Run | undefined> {
    const known = stored.get(runId);
    if (known) return known;
    const last = hot.get(runId);
    // Somebody else may have stored or deleted it since.
    const isStill = last && (await changes.has('runs', 'byRevision', [runId, last.revision]));
    return isStill ? last : changes.get('runs', runId);
  }
  async function put(run: Run): Promise<Run> {
    const before = await get(run.id);
    const after = kept(run);
    stored.set(run.id, after);
    for (const { runId, mend } of takenBackBy(before, after)) {
      const original = await get(runId);
      if (original) await put({ ...mend(original), revision: original.revision + 1 });
    }
    return after;
  }
  const getAll: Change['getAll'] = (query) => changes.getAll('runs', query);
  return { change: { get, getAll, put } satisfies Change, stored };
}
