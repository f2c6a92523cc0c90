import type { IDBPDatabase, IDBPTransaction } from 'idb';
import { stores } from './records.ts';

/** Raises with each change of stores or indexes; the records have versions of their own. */
export const databaseVersion = 5;

type Upgrade = IDBPTransaction<unknown, string[], 'versionchange'>;

/** What an upgrade has to know of a store. */
interface Store {
  key: string;
  indexes?: Record<string, string | readonly string[]>;
  /** Brings a record of any earlier version to the present one; anything else stays as it is. */
  migrate?: (raw: unknown) => unknown;
}

/**
 * Makes the stores and indexes that are missing, and brings every record to its present version,
 * so that indexes find it. All of it happens in the transaction of the upgrade, or nothing.
 */
export async function upgradeDatabase(db: IDBPDatabase, transaction: Upgrade): Promise<void> {
  for (const [name, { key, indexes, migrate }] of Object.entries<Store>(stores)) {
    const isNew = !db.objectStoreNames.contains(name);
    const store = isNew
      ? db.createObjectStore(name, { keyPath: key })
      : transaction.objectStore(name);
    for (const [index, path] of Object.entries(indexes ?? {})) {
      if (!store.indexNames.contains(index)) {
        store.createIndex(index, typeof path === 'string' ? path : [...path]);
      }
    }
    if (isNew || !migrate) continue;
    let cursor = await transaction.objectStore(name).openCursor();
    for (; cursor; cursor = await cursor.continue()) {
      const migrated = migrate(cursor.value);
      if (migrated !== cursor.value) await cursor.update(migrated);
    }
  }
}
