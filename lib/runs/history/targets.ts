import type { Database } from '../../storage/database.ts';
import type { PlanTarget } from '../plan/schema.ts';

/** As many targets as are read at once: each has all its steps. */
const pageSize = 100;

/** The targets of a plan from a place on, a page at a time: there may be thousands. */
export async function* targetPages(
  db: Database,
  planId: string,
  from = 0,
  size = pageSize,
): AsyncGenerator<PlanTarget[]> {
  for (let place = from; ; ) {
    const range = IDBKeyRange.bound([planId, place], [planId, []]);
    const targets = await db.getAll('planTargets', { index: 'byPlan', range, limit: size });
    const last = targets.at(-1);
    if (!last) return;
    yield targets;
    place = last.place + 1;
  }
}
