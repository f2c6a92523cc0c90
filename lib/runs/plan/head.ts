import type { Database } from '../../storage/database.ts';
import type { Plan, PlanTarget, Tally } from './schema.ts';
import { retallied } from './tally.ts';

/** How many targets are read or changed at once: few enough for a moment, many enough to be quick. */
const page = 50;

/** Targets of a plan that stand there, in order, from the one after `after`. */
export function targetsIn(
  db: Pick<Database, 'getAll'>,
  planId: string,
  state: PlanTarget['state'],
  after: number,
  limit = page,
): Promise<PlanTarget[]> {
  const range = IDBKeyRange.bound([planId, state, after], [planId, state, []], true);
  return db.getAll('planTargets', { index: 'byState', range, limit });
}

/** Plans that stand there; few, and small. */
export const plansIn = (db: Database, state: Plan['state']): Promise<Plan[]> =>
  db.getAll('plans', { index: 'byState', range: state });

/** A plan's head as it stands now, and whether that is what was asked for. */
export interface Changed {
  plan: Plan;
  isDone: boolean;
}

/**
 * Changes a plan's head in one transaction, so that two windows cannot both do it. `change` answers
 * with nothing where the plan stands otherwise than it has to. `isDone`: whether it was changed.
 */
export function changeHead(
  db: Database,
  planId: string,
  change: (plan: Plan) => Plan | undefined,
): Promise<Changed | undefined> {
  return db.change(['plans'], async (changes) => {
    const plan = await changes.get('plans', planId);
    if (!plan) return undefined;
    const changed = change(plan);
    if (!changed) return { plan, isDone: false };
    const next = { ...changed, revision: plan.revision + 1 };
    await changes.put('plans', next);
    return { plan: next, isDone: true };
  });
}

/** Words of steps of which something stands in HighLevel, as far as is known. */
const standing = ['created', 'updated', 'removed', 'verified', 'found', 'copies', 'uncertain'];

/**
 * Ends a plan that ran or was stopped, of which nothing is left. The one that it has taken back, with
 * nothing of it left either, says so. `now`: ms since 1970.
 */
export function endPlan(db: Database, planId: string, now: number): Promise<void> {
  return db.change(['plans'], async (changes) => {
    const plan = await changes.get('plans', planId);
    if (!plan || !['running', 'stopped'].includes(plan.state) || plan.endedAt !== undefined) return;
    const { waits: _, ...rest } = plan;
    const state = plan.state === 'running' ? 'ended' : 'stopped';
    await changes.put('plans', { ...rest, state, endedAt: now, revision: plan.revision + 1 });
    const { planId: formerId } = plan.undoes ?? {};
    const former = formerId === undefined ? undefined : await changes.get('plans', formerId);
    if (!former?.tally.undone || standing.some((word) => former.tally[word])) return;
    await changes.put('plans', { ...former, undoneBy: planId, revision: former.revision + 1 });
  });
}

/**
 * Ends targets that have not begun, and never will: what was to be done there is stopped, the rest
 * was skipped. Without `key` those of a plan that was stopped, a page of them. Answers with how many
 * there were.
 */
export function endTargets(db: Database, planId: string, key?: string): Promise<number> {
  return db.change(['plans', 'planTargets'], async (changes) => {
    const plan = await changes.get('plans', planId);
    if (!plan || (key === undefined && plan.state !== 'stopped')) return 0;
    const one = key === undefined ? undefined : await changes.get('planTargets', key);
    const targets = key === undefined ? await targetsIn(changes, planId, 'read', -1) : [one];
    const waiting = targets.filter((target) => target?.state === 'read') as PlanTarget[];
    const done = waiting.map((target) => ({
      ...target,
      state: 'done' as const,
      tally: endedTally(target),
    }));
    changes.putAll('planTargets', done);
    const tally = done.reduce(
      (sum, target, index) => retallied(sum, waiting[index]?.tally ?? {}, target.tally),
      plan.tally,
    );
    const targetsDone = plan.targetsDone + done.length;
    await changes.put('plans', { ...plan, tally, targetsDone, revision: plan.revision + 1 });
    return done.length;
  });
}

function endedTally({ steps }: PlanTarget): Tally {
  const skipped = steps.filter(({ choice }) => choice === 'skip').length;
  const stopped = steps.length - skipped;
  return { ...(skipped > 0 ? { skipped } : {}), ...(stopped > 0 ? { stopped } : {}) };
}
