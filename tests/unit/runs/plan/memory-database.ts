import 'fake-indexeddb/auto';
import { type Changes, type Database, StorageError } from '../../../../lib/storage/database.ts';
import { type StoreName, stores } from '../../../../lib/storage/records.ts';

interface Shape {
  key: string;
  indexes?: Record<string, string | readonly string[]>;
}

interface Wish {
  index?: string;
  range?: unknown;
  limit?: number;
}

/**
 * The database without a disk, for thousands of schedules: what `openDatabase` promises, but for
 * records that do not parse. Records are frozen, so that nobody changes what is stored in passing.
 */
export function memoryDatabase() {
  const records = new Map<StoreName, Map<string, unknown>>();
  const state = { isFull: false };
  let last: Promise<unknown> = Promise.resolve();

  const shape = (store: StoreName) => stores[store] as Shape;
  const of = (store: StoreName) => {
    const known = records.get(store) ?? new Map<string, unknown>();
    records.set(store, known);
    return known;
  };

  function find(store: StoreName, index: string | undefined, range: unknown, limit?: number) {
    const path = index === undefined ? shape(store).key : shape(store).indexes?.[index];
    if (path === undefined) throw new Error(`No index ${index} in ${store}`);
    const found: { key: IDBValidKey; record: unknown }[] = [];
    for (const record of of(store).values()) {
      const key = keyAt(record, path);
      if (key !== undefined && isIn(key, range)) found.push({ key, record });
    }
    const own = (record: unknown) => keyAt(record, shape(store).key) as IDBValidKey;
    found.sort((a, b) => compare(a.key, b.key) || compare(own(a.record), own(b.record)));
    return found.slice(0, limit).map(({ record }) => record);
  }

  /** Inside a transaction. */
  const read = {
    get: async (store: StoreName, key: string) => of(store).get(key),
    getAll: async (store: StoreName, query: Wish = {}) =>
      find(store, query.index, query.range, query.limit),
    has: async (store: StoreName, index: string, key: unknown) =>
      find(store, index, key, 1).length > 0,
  };

  function change<T>(_: StoreName[], work: (changes: Changes) => Promise<T>): Promise<T> {
    const mine = last
      .catch(() => undefined)
      .then(async () => {
        const undo: (() => void)[] = [];
        const set = (store: StoreName, key: string, record: unknown) => {
          const [all, before] = [of(store), of(store).get(key)];
          undo.push(() => (before === undefined ? all.delete(key) : all.set(key, before)));
          if (record === undefined) all.delete(key);
          else all.set(key, freeze(record));
        };
        const put = (store: StoreName, record: unknown) =>
          set(store, keyAt(record, shape(store).key) as string, record);
        try {
          const result = await work({
            ...read,
            put: async (store: StoreName, record: unknown) => put(store, record),
            putAll: (store: StoreName, all: unknown[]) => {
              for (const record of all) put(store, record);
            },
            delete: async (store: StoreName, key: string) => set(store, key, undefined),
          } as Changes);
          if (state.isFull && undo.length > 0) throw new StorageError('full');
          return result;
        } catch (error) {
          for (const back of undo.reverse()) back();
          throw error;
        }
      });
    last = mine;
    return mine;
  }

  const db = {
    ...read,
    change,
    last: async (store: StoreName, index: string, limit: number, range?: unknown) =>
      find(store, index, range).reverse().slice(0, limit),
    keys: async (
      store: StoreName,
      query: { index?: string; range?: unknown; limit?: number } = {},
    ) =>
      find(store, query.index, query.range, query.limit).map((one) => keyAt(one, shape(store).key)),
    count: async (store: StoreName, query: { index?: string; range?: unknown } = {}) =>
      find(store, query.index, query.range).length,
    raw: async (store: StoreName, range: unknown, limit: number) =>
      find(store, undefined, range, limit),
    put: (store: StoreName, record: never) =>
      change([store], (changes) => changes.put(store, record)),
    delete: (store: StoreName, key: string) =>
      change([store], (changes) => changes.delete(store, key)),
    close: async () => undefined,
  } as unknown as Database;

  return {
    db,
    /** While the disk is full nothing can be written. */
    fill: (isFull: boolean) => {
      state.isFull = isFull;
    },
  };
}

function keyAt(record: unknown, path: string | readonly string[]): IDBValidKey | undefined {
  if (typeof path !== 'string') {
    const parts = path.map((one) => keyAt(record, one));
    return parts.every((part) => part !== undefined) ? (parts as IDBValidKey) : undefined;
  }
  const value = path
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], record);
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** In the order of IndexedDB: numbers, then texts, then lists. */
function compare(one: IDBValidKey, other: IDBValidKey): number {
  if (Array.isArray(one) && Array.isArray(other)) {
    for (const [index, part] of one.entries()) {
      const beside = other[index];
      const order = beside === undefined ? 1 : compare(part, beside);
      if (order !== 0) return order;
    }
    return one.length - other.length;
  }
  if (rank(one) !== rank(other)) return rank(one) - rank(other);
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

const rank = (key: IDBValidKey): number =>
  Array.isArray(key) ? 2 : typeof key === 'string' ? 1 : 0;

function isIn(key: IDBValidKey, range: unknown): boolean {
  if (range === undefined) return true;
  if (!(range instanceof IDBKeyRange)) return compare(key, range as IDBValidKey) === 0;
  const { lower, upper, lowerOpen, upperOpen } = range;
  const [low, high] = [
    lower === undefined ? 1 : compare(key, lower),
    upper === undefined ? -1 : compare(key, upper),
  ];
  return (lowerOpen ? low > 0 : low >= 0) && (upperOpen ? high < 0 : high <= 0);
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
}
