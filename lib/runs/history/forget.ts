import type { Changes, Database } from '../../storage/database.ts';
import type { Plan } from '../plan/schema.ts';
import type { Entry } from './entry.ts';

const day = 24 * 3_600_000;
/** How long a plan that was never started is kept, and a fleet's overview. */
const unusedFor = 7 * day;
/** Records of a plan's stores that are deleted in one transaction. */
const atOnce = 100;

const planStores = ['plans', 'planTargets', 'planSources', 'planContents', 'runs'] as const;

/** Forgetting what has ended. Nothing in HighLevel changes by it. */
export function createForgetting(given: {
  db: Database;
  now: () => number;
  keepDays: () => Promise<number>;
}) {
  const { db, now } = given;

  /** Whether it was forgotten: not while something of it may still change. */
  const forgetRun = (id: string): Promise<boolean> =>
    db.change(['runs', 'plans'], async (changes) => {
      const run = await changes.get('runs', id);
      if (!run || run.planId !== undefined || run.open === 1) return false;
      if (await isBeingUndone(changes, { runId: id })) return false;
      await changes.delete('runs', id);
      return true;
    });

  /** The same for a plan with all that belongs to it: its head goes last, to be found until then. */
  async function forgetPlan(id: string): Promise<boolean> {
    for (;;) {
      const left = await db.change([...planStores], async (changes) => {
        const plan = await changes.get('plans', id);
        if (!plan || running.includes(plan.state)) return undefined;
        if ((await openRuns(changes)).some(({ planId }) => planId === id)) return undefined;
        if (await isBeingUndone(changes, { planId: id })) return undefined;
        return forgetPart(changes, id);
      });
      if (left === undefined) return false;
      if (left === 'nothing') return true;
    }
  }

  return {
    /** Forgets runs that have ended; tells how many stay since something may still change. */
    async remove(entries: Pick<Entry, 'kind' | 'id'>[]) {
      let removed = 0;
      for (const { kind, id } of entries) {
        if (await (kind === 'run' ? forgetRun(id) : forgetPlan(id))) removed += 1;
      }
      return { removed, kept: entries.length - removed };
    },

    /** Forgets plans that ended long ago, or were never started and looked at a week ago. */
    async prune(): Promise<void> {
      const endedBefore = now() - (await given.keepDays()) * day;
      const unusedBefore = now() - unusedFor;
      const until = IDBKeyRange.upperBound(Math.max(endedBefore, unusedBefore), true);
      for (const plan of await db.getAll('plans', { index: 'byCreated', range: until })) {
        const { createdAt, startedAt, endedAt = startedAt } = plan;
        const unused = startedAt === undefined || plan.kind === 'fleet';
        const last = unused ? (plan.readTo ?? createdAt) : (endedAt ?? createdAt);
        if (last < (unused ? unusedBefore : endedBefore)) await forgetPlan(plan.id);
      }
    },
  };
}

/** Runs of which something may still change: few at any time. */
const openRuns = (changes: Changes) =>
  changes.getAll('runs', { index: 'byOpen', range: IDBKeyRange.bound([1], [1, []]) });

/** Of plans that go on, or may. */
const running: readonly Plan['state'][] = ['running', 'paused', 'asks'];

/** A plan or a run by itself is at it, and changes the records of what it takes back. */
async function isBeingUndone(
  changes: Changes,
  what: { runId: string } | { planId: string },
): Promise<boolean> {
  const open = await openRuns(changes);
  if ('runId' in what && open.some(({ undoes }) => undoes === what.runId)) return true;
  for (const state of running) {
    for (const { undoes } of await changes.getAll('plans', { index: 'byState', range: state })) {
      if ('runId' in what ? undoes?.runId === what.runId : undoes?.planId === what.planId)
        return true;
    }
  }
  return false;
}

/** Deletes some of what belongs to a plan, and the plan itself where nothing else is left. */
async function forgetPart(changes: Changes, planId: string): Promise<'some' | 'nothing'> {
  const range = IDBKeyRange.bound([planId], [planId, []]);
  const runs = await changes.getAll('runs', { index: 'byPlan', range, limit: atOnce });
  for (const { id } of runs) await changes.delete('runs', id);
  const targets = await changes.getAll('planTargets', { index: 'byPlan', range, limit: atOnce });
  for (const { key } of targets) await changes.delete('planTargets', key);
  const ofPlan = { index: 'byPlan', range: planId, limit: atOnce } as const;
  const contents = await changes.getAll('planContents', ofPlan);
  for (const { key } of contents) await changes.delete('planContents', key);
  if (runs.length + targets.length + contents.length > 0) return 'some';
  await changes.delete('planSources', planId);
  await changes.delete('plans', planId);
  return 'nothing';
}
