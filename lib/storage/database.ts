import { type IDBPDatabase, type IDBPTransaction, openDB, unwrap } from 'idb';
import { type IndexOf, type RecordOf, type StoreName, secretStores, stores } from './records.ts';
import { databaseVersion, upgradeDatabase } from './upgrade.ts';

/** Waits until the disk has it. Everything is safe from a killed worker or browser either way. */
const lasting = new Set<StoreName>(['runs', 'plans', 'vault', ...secretStores]);

type Transaction = IDBPTransaction<unknown, string[], 'readwrite'>;

/** Some records of a store: by an index, or by the store's own key without one. */
export interface Query<S extends StoreName> {
  index?: IndexOf<S>;
  /** A key or a range of keys; all of them without it. */
  range?: IDBKeyRange | IDBValidKey;
  limit?: number;
}

/** Reads and writes inside one transaction; everything in it happens, or nothing. */
export interface Changes {
  get<S extends StoreName>(store: S, key: string): Promise<RecordOf<S> | undefined>;
  /** In the order of the keys, or of the index. */
  getAll<S extends StoreName>(store: S, query?: Query<S>): Promise<RecordOf<S>[]>;
  /** Whether an index has a key: no record is read. */
  has<S extends StoreName>(store: S, index: IndexOf<S>, key: IDBValidKey): Promise<boolean>;
  put<S extends StoreName>(store: S, record: RecordOf<S>): Promise<void>;
  /** Thousands at once; whether they could be stored is known when the transaction ends. */
  putAll<S extends StoreName>(store: S, records: RecordOf<S>[]): void;
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
  /** In the order of the keys, or of the index. */
  getAll<S extends StoreName>(store: S, query?: Query<S>): Promise<RecordOf<S>[]>;
  /** The last `limit` records of an index, or of a range of it, the last first. */
  last<S extends StoreName>(
    store: S,
    index: IndexOf<S>,
    limit: number,
    range?: IDBKeyRange,
  ): Promise<RecordOf<S>[]>;
  count<S extends StoreName>(store: S, query?: Query<S>): Promise<number>;
  /** The keys of records, in the order of `query`, without reading the records. */
  keys<S extends StoreName>(store: S, query?: Query<S>): Promise<string[]>;
  /** Records as they are stored, good or broken, for a backup. */
  raw(store: StoreName, range: IDBKeyRange | undefined, limit: number): Promise<unknown[]>;
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
      upgrade: (upgraded, _before, _after, transaction) => upgradeDatabase(upgraded, transaction),
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
      const parsed = parse(store, raw);
      // Setting aside needs a transaction that writes; good records are spared it.
      if (parsed.success) return parsed.data as RecordOf<typeof store>;
      return change([store], (changes) => changes.get(store, key));
    },
    async getAll(store, query = {}) {
      const { index, range, limit } = query;
      const all: unknown[] = await using((db) =>
        index ? db.getAllFromIndex(store, index, range, limit) : db.getAll(store, range, limit),
      );
      return parsed(store, all) ?? change([store], (changes) => changes.getAll(store, query));
    },
    async last(store, index, limit, range) {
      const read = () =>
        using(async (db) => {
          const all: unknown[] = [];
          let cursor = await db.transaction(store).store.index(index).openCursor(range, 'prev');
          for (; cursor && all.length < limit; cursor = await cursor.continue()) {
            all.push(cursor.value);
          }
          return all;
        });
      const good = parsed(store, await read());
      if (good) return good;
      // The bad one among them has to be set aside, and another one moves up.
      await change([store], (changes) => changes.getAll(store));
      return parsed(store, await read()) ?? [];
    },
    count: (store, { index, range } = {}) =>
      using((db) => (index ? db.countFromIndex(store, index, range) : db.count(store, range))),
    keys: async (store, { index, range, limit } = {}) => {
      const all: IDBValidKey[] = await using((db) =>
        index
          ? db.getAllKeysFromIndex(store, index, range, limit)
          : db.getAllKeys(store, range, limit),
      );
      return all.filter((key) => typeof key === 'string');
    },
    raw: (store, range, limit) => using((db) => db.getAll(store, range, limit)),
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

/** A raw record in its present version; migrated where it is of an earlier one. */
export function parse(store: StoreName, raw: unknown) {
  const { schema, migrate } = stores[store] as (typeof stores)[StoreName] & {
    migrate?: (raw: unknown) => unknown;
  };
  return schema.safeParse(migrate ? migrate(raw) : raw);
}

/** All of them, or undefined when one does not parse. */
function parsed<S extends StoreName>(store: S, all: unknown[]): RecordOf<S>[] | undefined {
  const results = all.map((raw) => parse(store, raw));
  return results.every((one) => one.success)
    ? results.map((one) => one.data as RecordOf<S>)
    : undefined;
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
      const parsed = parse(store, raw);
      if (parsed.success) return parsed.data as RecordOf<typeof store>;
      await setAside(store, raw);
      return undefined;
    },
    async getAll(store, { index, range, limit } = {}) {
      const good: RecordOf<typeof store>[] = [];
      const from = transaction.objectStore(store);
      const all: unknown[] = await (index ? from.index(index) : from).getAll(range, limit);
      for (const raw of all) {
        const parsed = parse(store, raw);
        if (parsed.success) good.push(parsed.data as RecordOf<typeof store>);
        else await setAside(store, raw);
      }
      return good;
    },
    async has(store, index, key) {
      return (await transaction.objectStore(store).index(index).getKey(key)) !== undefined;
    },
    async put(store, record) {
      await transaction.objectStore(store).put(record);
    },
    putAll(store, records) {
      // Past the wrapper: a promise and two listeners for each take as long as storing it.
      const into = unwrap(transaction.objectStore(store)) as IDBObjectStore;
      for (const record of records) into.put(record);
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
