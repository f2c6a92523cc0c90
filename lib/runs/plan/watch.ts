import type { Output } from '../../messaging/messages/index.ts';
import type { Database } from '../../storage/database.ts';
import type { createPace } from './pace.ts';
import type { Plan } from './schema.ts';

/** A page is answered four times a second at the most: each answer is drawn. */
const between = 250;
/** A watcher is answered after this even when nothing has changed. */
const longest = 20_000;

interface WatchDependencies {
  db: Pick<Database, 'get'>;
  pace: ReturnType<typeof createPace>;
  /** Why nothing moves, where that could not be stored. */
  waits(planId: string): NonNullable<Plan['waits']>['why'] | undefined;
  now(): number;
  wait(ms: number): Promise<void>;
}

/**
 * Waits until a plan is past revision `seen`. The head is looked at again and again instead of
 * telling watchers of every step: it changes hundreds of times a second while a plan runs.
 */
export async function watchPlan(
  { db, pace, waits, now, wait }: WatchDependencies,
  planId: string,
  seen: number,
): Promise<Output<'plan/watch'>> {
  const before = waits(planId);
  for (let waited = between; ; waited += between) {
    // Also before the first look, or a page that asks again at once would be answered at once.
    await wait(between);
    const plan = await db.get('plans', planId);
    if (!plan) return null;
    const measured = pace.note(plan);
    const why = waits(planId);
    if (plan.revision > seen || why !== before || waited >= longest) {
      const told = why && !plan.waits ? { ...plan, waits: { why, since: now() } } : plan;
      return { plan: told, ...(measured ? { pace: measured } : {}) };
    }
  }
}
