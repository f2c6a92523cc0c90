import { type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { type RecordOf, type StoreName, stores } from './records.ts';

/** Raises with each change of stores or indexes; the records have versions of their own. */
const databaseVersion = 1;

/** Waits until the disk has it. Everything is safe from a killed worker or browser either way. */
const lasting = new Set<StoreName>(['runs', 'connections']);

type Transaction = IDBPTransaction<unknown, string[], 'readwrite'>;

/** Reads and writes inside one transaction; everything in it happens, or nothing. */
export interface Changes {
  get<S extends StoreName>(store: S, key: string): Promise<RecordOf<S> | undefined>;
  getAll<S extends StoreName>(store: S): Promise<RecordOf<S>[]>;
  put<S extends StoreName>(store: S, record: RecordOf<S>): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
}

/**
 * The extension's records, in IndexedDB because content scripts cannot reach it and several
 * records change in one transaction. A record that does not parse is moved to `setAside` and never
 * takes the others with it. Failed writes (disk full, quota) throw `StorageError`; nothing of their
 * transaction is kept then.
 */
export interface Database {
  get<S extends StoreName>(store: S, key: string): Promise<RecordOf<S> | undefined>;
  getAll<S extends StoreName>(store: S): Promise<RecordOf<S>[]>;
  count(store: StoreName): Promise<number>;
  put<S extends StoreName>(store: S, record: RecordOf<S>): Promise<void>;
  delete(store: StoreName, key: string): Promise<void>;
  /** Nothing but these reads and writes may be awaited in `work`: a transaction ends when it idles. */
  change<T>(inStores: StoreName[], work: (changes: Changes) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** A write that the browser refused; what was to be changed is as it was. */
export class StorageError extends Error {
  constructor(cause: unknown) {
    super('The browser refused to store a change', { cause });
    this.name = 'StorageError';
  }
}

/**
 * The database `name`, opened at the first use and again after the browser closed it (site data
 * cleared, a newer version waiting) or could not open it. `now`: ms since 1970.
 */
export function openDatabase(now: () => number, name = 'switchboard'): Database {
  let opened: Promise<IDBPDatabase> | undefined;
  const forget = () => {
    opened = undefined;
  };
  const connect = () => {
    opened ??= openDB(name, databaseVersion, {
      upgrade(upgraded) {
        for (const [store, { key }] of Object.entries(stores)) {
          if (!upgraded.objectStoreNames.contains(store)) {
            upgraded.createObjectStore(store, { keyPath: key });
          }
        }
      },
      blocking(_current, _blocked, event) {
        // A newer version of the extension wants to change the stores: do not stand in its way.
        (event.target as IDBDatabase).close();
        forget();
      },
      terminated: forget,
    });
    return opened;
  };

  /** What the browser refuses becomes a `StorageError`; the next use tries to open it anew. */
  async function using<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T> {
    let db: IDBPDatabase;
    try {
      db = await connect();
    } catch (error) {
      forget();
      throw new StorageError(error);
    }
    try {
      return await work(db);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'InvalidStateError') forget();
      throw isRefusal(error) ? new StorageError(error) : error;
    }
  }

  const change: Database['change'] = (inStores, work) =>
    using(async (db) => {
      const transaction = db.transaction(
        [...new Set<string>([...inStores, 'setAside'])],
        'readwrite',
        // Relaxed would lose the intent of a create, or a token, when the power goes; the rest may.
        { durability: inStores.some((store) => lasting.has(store)) ? 'strict' : 'relaxed' },
      ) as Transaction;
      try {
        const result = await work(changesIn(transaction, now));
        await transaction.done;
        return result;
      } catch (error) {
        await abandon(transaction);
        throw error;
      }
    });

  return {
    async get(store, key) {
      const raw: unknown = await using((db) => db.get(store, key));
      if (raw === undefined) return undefined;
      const parsed = stores[store].schema.safeParse(raw);
      // Setting aside needs a transaction that writes; good records are spared it.
      if (parsed.success) return parsed.data as RecordOf<typeof store>;
      return change([store], (changes) => changes.get(store, key));
    },
    async getAll(store) {
      const all: unknown[] = await using((db) => db.getAll(store));
      const parsed = all.map((raw) => stores[store].schema.safeParse(raw));
      if (parsed.every((one) => one.success)) {
        return parsed.map((one) => one.data as RecordOf<typeof store>);
      }
      return change([store], (changes) => changes.getAll(store));
    },
    count: (store) => using((db) => db.count(store)),
    put: (store, record) => change([store], (changes) => changes.put(store, record)),
    delete: (store, key) => change([store], (changes) => changes.delete(store, key)),
    change,
    async close() {
      const closing = opened;
      forget();
      (await closing)?.close();
    },
  };
}

function changesIn(transaction: Transaction, now: () => number): Changes {
  const setAside = async (store: StoreName, raw: unknown) => {
    const key = (raw as Record<string, unknown>)[stores[store].key] as string;
    await transaction
      .objectStore('setAside')
      .put({ key: `${store}/${key}/${now()}`, store, record: raw, at: now() });
    await transaction.objectStore(store).delete(key);
  };
  return {
    async get(store, key) {
      const raw: unknown = await transaction.objectStore(store).get(key);
      if (raw === undefined) return undefined;
      const parsed = stores[store].schema.safeParse(raw);
      if (parsed.success) return parsed.data as RecordOf<typeof store>;
      await setAside(store, raw);
      return undefined;
    },
    async getAll(store) {
      const good: RecordOf<typeof store>[] = [];
      for (const raw of (await transaction.objectStore(store).getAll()) as unknown[]) {
        const parsed = stores[store].schema.safeParse(raw);
        if (parsed.success) good.push(parsed.data as RecordOf<typeof store>);
        else await setAside(store, raw);
      }
      return good;
    },
    async put(store, record) {
      await transaction.objectStore(store).put(record);
    },
    async delete(store, key) {
      await transaction.objectStore(store).delete(key);
    },
  };
}

async function abandon(transaction: Transaction): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // It has ended by itself already.
  }
  await transaction.done.catch(() => undefined);
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ['QuotaExceededError', 'UnknownError', 'InvalidStateError', 'AbortError'].includes(error.name)
  );
}
