import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase, StorageError } from '../../../lib/storage/database.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { databaseVersion } from '../../../lib/storage/upgrade.ts';

let db: Database;
let name = '';
let count = 0;

beforeEach(() => {
  count += 1;
  name = `records-${count}`;
  db = openDatabase(() => 5000, name);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await db.close();
});

const shape = (key: string) => ({ version: 1 as const, key, shape: 'builder' as const });

/** Writes past the schemas, as an older or broken version might have. */
async function putRaw(store: StoreName, record: unknown) {
  await db.count(store);
  const raw = await openDB(name);
  await raw.put(store, record);
  raw.close();
}

test('keeps what is put, in every store', async () => {
  expect(await db.get('shapes', 'SMS')).toBeUndefined();
  await db.put('shapes', shape('SMS'));
  expect(await db.get('shapes', 'SMS')).toEqual(shape('SMS'));
  await db.delete('shapes', 'SMS');
  expect(await db.getAll('shapes')).toEqual([]);
  for (const store of Object.keys(stores) as StoreName[]) expect(await db.count(store)).toBe(0);
});

describe('a record that does not parse', () => {
  const bad = { key: 'bad', version: 99, secretPlan: true };

  test.each(['get', 'getAll', 'inside a change'] as const)(
    'is set aside by %s, as it was, and never takes the others with it',
    async (how) => {
      await db.put('shapes', shape('good'));
      await putRaw('shapes', bad);
      if (how === 'get') expect(await db.get('shapes', 'bad')).toBeUndefined();
      if (how === 'getAll') expect(await db.getAll('shapes')).toEqual([shape('good')]);
      if (how === 'inside a change') {
        const both = await db.change(['shapes'], async (changes) => [
          await changes.get('shapes', 'bad'),
          await changes.getAll('shapes'),
        ]);
        expect(both).toEqual([undefined, [shape('good')]]);
      }
      expect(await db.getAll('setAside')).toEqual([
        { key: 'shapes/bad/5000', store: 'shapes', record: bad, at: 5000 },
      ]);
      expect(await db.count('shapes')).toBe(1);
      expect(await db.get('shapes', 'good')).toEqual(shape('good'));
    },
  );

  test('stays set aside when a good one takes its key', async () => {
    await putRaw('shapes', bad);
    await db.getAll('shapes');
    await db.put('shapes', shape('bad'));
    expect(await db.get('shapes', 'bad')).toEqual(shape('bad'));
    expect(await db.count('setAside')).toBe(1);
  });

  test('of any store is set aside', async () => {
    for (const store of Object.keys(stores) as StoreName[]) {
      if (store === 'setAside') continue;
      await putRaw(store, { [stores[store].key]: 'x' });
      expect(await db.getAll(store)).toEqual([]);
    }
    expect(await db.count('setAside')).toBe(Object.keys(stores).length - 1);
  });
});

describe('a change', () => {
  test('happens as a whole or not at all', async () => {
    await db.put('shapes', shape('a'));
    const broken = db.change(['shapes', 'names'], async (changes) => {
      await changes.delete('shapes', 'a');
      await changes.put('names', { version: 1, key: 'n', name: 'N' });
      throw new Error('ours');
    });
    await expect(broken).rejects.toThrow('ours');
    expect(await db.get('shapes', 'a')).toEqual(shape('a'));
    expect(await db.count('names')).toBe(0);
  });

  test('that waits for another sees what that one wrote', async () => {
    await db.put('names', { version: 1, key: 'n', name: '' });
    const add = (letter: string) =>
      db.change(['names'], async (changes) => {
        const old = await changes.get('names', 'n');
        await changes.put('names', { version: 1, key: 'n', name: `${old?.name}${letter}` });
      });
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    expect((await db.get('names', 'n'))?.name).toBe('abcd');
  });

  test.each(['QuotaExceededError', 'UnknownError', 'AbortError'])(
    'that the browser refuses (%s) is a StorageError and changes nothing',
    async (error) => {
      await db.put('shapes', shape('a'));
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', error);
      });
      const refused = db.change(['shapes'], async (changes) => {
        await changes.delete('shapes', 'a');
        await changes.put('shapes', shape('b'));
      });
      await expect(refused).rejects.toBeInstanceOf(StorageError);
      await expect(db.put('shapes', shape('b'))).rejects.toBeInstanceOf(StorageError);
      vi.restoreAllMocks();
      expect(await db.getAll('shapes')).toEqual([shape('a')]);
      await db.put('shapes', shape('b'));
    },
  );

  test('that fails when it is committed is a StorageError too', async () => {
    const begun = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const change = db.change(['shapes'], async (changes) => {
      await changes.put('shapes', shape('a'));
      const transaction: unknown = begun.mock.results.at(-1)?.value;
      (transaction as IDBTransaction).abort();
    });
    await expect(change).rejects.toBeInstanceOf(StorageError);
    expect(await db.getAll('shapes')).toEqual([]);
  });
});

describe('the connection', () => {
  test('that could not be opened is tried again at the next use', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('no', 'UnknownError');
    });
    await expect(db.get('shapes', 'a')).rejects.toBeInstanceOf(StorageError);
    expect(await db.get('shapes', 'a')).toBeUndefined();
  });

  test('that the browser closed is opened again', async () => {
    await db.put('shapes', shape('a'));
    const { transaction } = IDBDatabase.prototype;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...given
    ) {
      this.close();
      return transaction.apply(this, given);
    });
    await expect(db.get('shapes', 'a')).rejects.toBeInstanceOf(StorageError);
    vi.restoreAllMocks();
    expect(await db.get('shapes', 'a')).toEqual(shape('a'));
  });

  test('does not stand in the way of a newer version', async () => {
    await db.put('shapes', shape('a'));
    const newer = await openDB(name, databaseVersion + 1);
    await expect(db.get('shapes', 'a')).rejects.toBeInstanceOf(StorageError);
    newer.close();
  });

  test('is closed at most once', async () => {
    await db.close();
    await db.get('shapes', 'a');
    await db.close();
    await db.close();
  });
});
