import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createJournal } from '../../../lib/runs/journal.ts';
import { type Database, openDatabase } from '../../../lib/storage/database.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { databaseVersion } from '../../../lib/storage/upgrade.ts';
import { agentId, broken, locationId, storesOfV1, v1 } from './fixtures/v1.ts';
import { storesOfV2, todayOfV2, v2 } from './fixtures/v2.ts';

const now = 1_700_000_500_000;
const migrated = ['connections', 'runs', 'drafts', 'remembered'] as const;
let name = '';
let count = 0;
let db: Database;

beforeEach(() => {
  count += 1;
  name = `migrations-${count}`;
  db = openDatabase(() => now, name);
});
afterEach(() => db.close());

/** A database as version 1 left it. */
async function writeV1(records: Record<string, unknown[]> = v1) {
  const old = await openDB(name, 1, {
    upgrade(made) {
      for (const [store, keyPath] of Object.entries(storesOfV1)) {
        made.createObjectStore(store, { keyPath });
      }
    },
  });
  for (const [store, all] of Object.entries(records)) {
    for (const record of all) await old.put(store, record);
  }
  old.close();
}

/** What each record of version 1 is today. */
const today: Record<string, (record: Record<string, unknown>) => unknown> = {
  connections: ({ token, ...record }) => ({
    ...record,
    version: 3,
    kept: { way: 'device', value: JSON.stringify({ token, secrets: {} }) },
    last4: `${token}`.slice(-4),
    secretNames: [],
    groups: [],
    testedAt: record.addedAt,
  }),
  drafts: (record) => ({ ...record, version: 2, values: {} }),
  remembered: ({ values, ...record }) => ({
    ...record,
    version: 2,
    locationId,
    templateId: `${record.key}`.slice(locationId.length + 1),
    values: {},
    fields: values,
  }),
  runs: ({ templateId, ...record }) => ({
    ...record,
    version: 4,
    activeAt: 1_700_000_000_900,
    open: 0,
    alone: 1,
    steps: (record.steps as object[]).map((step) => ({
      ...step,
      op: 'create',
      templateId,
      values: {},
      mends: 0,
    })),
  }),
};
const carried = (store: string) =>
  (v1[store] as Record<string, unknown>[]).map(today[store] ?? ((record) => record));
const byKey = (store: StoreName, all: unknown[]) => {
  const keyOf = (record: unknown) => `${(record as Record<string, unknown>)[stores[store].key]}`;
  return [...all].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

describe('a database of version 1', () => {
  test('is carried forward, nothing lost and nothing else changed', async () => {
    await writeV1();
    for (const store of Object.keys(storesOfV1) as StoreName[]) {
      expect(await db.getAll(store), store).toEqual(byKey(store, carried(store)));
      // As it is stored, not only as it is read.
      expect(await db.raw(store, undefined, 99), store).toEqual(byKey(store, carried(store)));
    }
    for (const store of Object.keys(stores) as StoreName[]) {
      expect(await db.count(store)).toBe(v1[store]?.length ?? 0);
    }
  });

  test('has the indexes that today’s code asks', async () => {
    await writeV1();
    expect(
      await db.getAll('drafts', { index: 'byAgent', range: [locationId, agentId] }),
    ).toHaveLength(2);
    const range = IDBKeyRange.bound([locationId], [locationId, []]);
    const last = await db.last('remembered', 'byLocation', 9, range);
    expect(last.map(({ templateId }) => templateId)).toEqual([
      'starter:send-a-text-message',
      'starter:save-what-the-caller-said',
    ]);
    const journal = createJournal(db, () => now);
    expect((await journal.ofDraft('d-refused')).map(({ id }) => id)).toEqual(['r-refused']);
    expect(await journal.recent({ locationId, agentId }, 3_600_000)).toHaveLength(2);
    expect(await journal.open()).toEqual([]);
  });

  test('with a broken record in each store: that is set aside, the rest goes on', async () => {
    const both = Object.entries(v1).map(([store, all]) => {
      const bad = broken[store];
      return [store, bad ? [bad, ...all] : all] as const;
    });
    await writeV1(Object.fromEntries(both));
    for (const store of migrated) {
      expect(await db.getAll(store), store).toEqual(byKey(store, carried(store)));
      expect(await db.get(store, 'broken'), store).toBeUndefined();
    }
    const aside = (await db.getAll('setAside')).filter(({ at }) => at === now);
    // Each is kept as it was, or as far as it could be carried.
    expect(aside.map(({ store }) => store).sort()).toEqual([...migrated].sort());
    for (const { store, record } of aside) {
      expect(record).toMatchObject({ [storesOfV1[store] ?? '']: 'broken' });
    }
  });

  test.each([
    { drafts: [{ key: 'only a key' }, { key: 'b', version: 1 }] },
    {
      remembered: [
        { key: '', version: 1 },
        { key: '//', version: 1, values: null },
      ],
    },
    { runs: [{ id: 'x', version: 1, steps: [null, 7, {}] }] },
    { connections: [{ locationId: 'x' }, { locationId: 'y', version: 7 }] },
  ])('with odd records (%j) is opened all the same', async (odd) => {
    await writeV1({ ...v1, ...odd });
    expect((await db.getAll('names')).length).toBe(1);
    const [store] = Object.keys(odd) as [StoreName];
    expect(await db.getAll(store)).toEqual([]);
    expect(await db.count('setAside')).toBe(1 + Object.values(odd)[0].length);
  });
});

describe('a database of version 2', () => {
  async function writeV2() {
    const old = await openDB(name, 2, {
      upgrade(made) {
        for (const [store, { key, indexes = {} }] of Object.entries(storesOfV2)) {
          const created = made.createObjectStore(store, { keyPath: key });
          for (const [index, [first = '', ...rest]] of Object.entries(indexes)) {
            created.createIndex(index, rest.length > 0 ? [first, ...rest] : first);
          }
        }
      },
    });
    for (const [store, all] of Object.entries(v2)) {
      for (const record of all) await old.put(store, record);
    }
    old.close();
  }

  test('is carried forward, nothing lost and nothing else changed', async () => {
    await writeV2();
    for (const store of Object.keys(stores) as StoreName[]) {
      expect(await db.getAll(store), store).toEqual(byKey(store, todayOfV2(store)));
      // As it is stored, not only as it is read.
      expect(await db.raw(store, undefined, 99), store).toEqual(byKey(store, todayOfV2(store)));
    }
  });

  test('knows what belongs to libraries: nothing yet', async () => {
    await writeV2();
    for (const store of ['templates', 'packs'] as const) {
      expect(await db.getAll(store, { index: 'byLibrary' })).toEqual([]);
      const [one] = await db.getAll(store);
      const library = { id: 'folder:ours', item: 'x' };
      if (one) await db.put(store, { ...one, library } as never);
      const range = IDBKeyRange.only('folder:ours');
      expect(await db.count(store, { index: 'byLibrary', range })).toBe(1);
    }
  });

  test.each(['templates', 'packs', 'runs'] as const)(
    'whose %s come later, from a backup, is read all the same',
    async (store) => {
      await db.count(store);
      const raw = await openDB(name, databaseVersion);
      for (const record of v2[store] ?? []) await raw.put(store, record);
      raw.close();
      expect(await db.getAll(store)).toEqual(byKey(store, todayOfV2(store)));
      expect(await db.count('setAside')).toBe(0);
    },
  );
});

describe('a database of version 3', () => {
  test('keeps logins and signing keys: what is secret in them is where the vault looks', async () => {
    const old = await openDB(name, 3, {
      upgrade(made) {
        for (const store of ['logins', 'signingKeys']) {
          made.createObjectStore(store, { keyPath: 'key' });
        }
      },
    });
    const authorization = 'Basic abc';
    await old.put('logins', { version: 1, key: 'folder:a', authorization, user: 'ann' });
    await old.put('logins', { version: 1, key: 'folder:b' });
    const key = { key: 'public', name: 'Office', createdAt: now };
    await old.put('signingKeys', { version: 1, ...key, privateKey: 'private' });
    old.close();
    const kept = (value: string) => ({ way: 'device', value });
    expect(await db.getAll('logins')).toEqual([
      { version: 2, key: 'folder:a', kept: kept(authorization), user: 'ann' },
    ]);
    expect(await db.getAll('signingKeys')).toEqual([{ version: 2, ...key, kept: kept('private') }]);
    // One without its header is set aside, and takes nothing with it.
    expect(await db.count('setAside')).toBe(1);
  });
});

describe('a record of version 1 in today’s database', () => {
  test.each(migrated)('(%s) is brought to the present whenever it is read', async (store) => {
    await db.count(store);
    const raw = await openDB(name, databaseVersion);
    for (const record of v1[store] ?? []) await raw.put(store, record);
    raw.close();
    const expected = byKey(store, carried(store));
    expect(await db.getAll(store)).toEqual(expected);
    const key = `${(expected[0] as Record<string, unknown>)[stores[store].key]}`;
    expect(await db.get(store, key)).toEqual(expected[0]);
    expect(await db.change([store], (changes) => changes.getAll(store))).toEqual(expected);
    expect(await db.change([store], (changes) => changes.get(store, key))).toEqual(expected[0]);
    expect(await db.count('setAside')).toBe(0);
  });
});
