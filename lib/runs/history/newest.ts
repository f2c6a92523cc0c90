import type { Database } from '../../storage/database.ts';
import type { Plan } from '../plan/schema.ts';
import type { Run } from '../schema.ts';

/** What the history is made of: runs by themselves, and plans that were started. */
export type Item = { kind: 'run'; run: Run } | { kind: 'plan'; plan: Plan };

/** Where an item stands: the newest first; of one moment, by id from the last. */
export interface Place {
  createdAt: number;
  id: string;
}

/** How many are read at once. */
const chunk = 50;

/** Everything older than `before`, the newest first, read as far as somebody wants it. */
export async function* newest(db: Database, before?: Place): AsyncGenerator<Item> {
  const runs = downwards(before, (limit, until) =>
    db.last('runs', 'byAlone', limit, IDBKeyRange.bound([1], [1, until ?? []])),
  );
  const plans = downwards(before, (limit, until) =>
    db.last('plans', 'byCreated', limit, until ? IDBKeyRange.upperBound(until) : undefined),
  );
  let run = await runs.next();
  let plan = await plans.next();
  while (!run.done || !plan.done) {
    if (!run.done && (plan.done || isOlder(plan.value, run.value))) {
      yield { kind: 'run', run: run.value };
      run = await runs.next();
    } else if (!plan.done) {
      if (isInHistory(plan.value)) yield { kind: 'plan', plan: plan.value };
      plan = await plans.next();
    }
  }
}

/** A plan that was never started has done nothing, and a fleet's overview never does. */
export const isInHistory = (plan: Plan): boolean =>
  plan.kind !== 'fleet' && plan.startedAt !== undefined;

const isOlder = (one: Place, than: Place | undefined): boolean =>
  !than || one.createdAt < than.createdAt || (one.createdAt === than.createdAt && one.id < than.id);

/** `read` gives the last `limit` of those that were made until a moment, that moment included. */
async function* downwards<Found extends Place>(
  before: Place | undefined,
  read: (limit: number, until: number | undefined) => Promise<Found[]>,
): AsyncGenerator<Found, undefined> {
  let last = before;
  let limit = chunk;
  for (;;) {
    const found = await read(limit, last?.createdAt);
    const older = found.filter((one) => isOlder(one, last));
    yield* older;
    if (found.length < limit) return undefined;
    // More of one moment than were read: only a longer look gets past them.
    limit = older.length > 0 ? chunk : limit * 2;
    last = older.at(-1) ?? last;
  }
}
