import type { Run } from '../../../lib/runs/schema.ts';
import type { Database } from '../../../lib/storage/database.ts';
import type { StoreName } from '../../../lib/storage/records.ts';

/** A worker's way to the disk: after its death nothing is written or read through it any more. */
export function mortalDatabase({
  db,
  living,
  write,
  readRuns,
  noteMoves,
}: {
  db: Database;
  living<T>(work: () => Promise<T>): Promise<T>;
  write<T>(work: () => Promise<T>): Promise<T>;
  /** Counts the runs that are read from the journal. */
  readRuns: { count: number };
  noteMoves(run: Run): void;
}): Database {
  const counting =
    (store: StoreName) =>
    <T>(records: T[]): T[] => {
      if (store === 'runs') readRuns.count += records.length;
      return records;
    };
  const countingOne =
    (store: StoreName) =>
    <T>(record: T): T => {
      counting(store)([record]);
      return record;
    };
  return {
    get: (store, key) => living(() => db.get(store, key)).then(countingOne(store)),
    getAll: (store, query) => living(() => db.getAll(store, query)).then(counting(store)),
    last: (...query) => living(() => db.last(...query)),
    raw: (...query) => living(() => db.raw(...query)),
    keys: (store, query) => living(() => db.keys(store, query)),
    count: (store, query) => living(() => db.count(store, query)),
    put: (store, record) => write(() => db.put(store, record)),
    delete: (store, key) => write(() => db.delete(store, key)),
    change: (inStores, work) =>
      write(async () => {
        const put: Run[] = [];
        const result = await db.change(inStores, (changes) => {
          put.length = 0;
          return work({
            ...changes,
            get: (store, key) => changes.get(store, key).then(countingOne(store)),
            getAll: (store, query) => changes.getAll(store, query).then(counting(store)),
            put: async (store, record) => {
              await changes.put(store, record);
              if (store === 'runs') put.push(record as Run);
            },
          });
        });
        // What was not stored in the end has not moved.
        put.forEach(noteMoves);
        return result;
      }),
    close: () => db.close(),
  };
}
