import { describe, expect, test } from 'vitest';
import { readBackup, restoreBackup } from '../../../lib/storage/backup.ts';
import type { StoreName } from '../../../lib/storage/records.ts';
import { secretStores, stores } from '../../../lib/storage/records.ts';
import { createSetAside } from '../../../lib/storage/set-aside.ts';
import { createStage } from '../runs/stage.ts';
import { goodRecords } from './records-of-all.ts';

const secret = 'sesame-4711-open';
const token = 'pit-9f8e7d6c-1111-2222-3333-444455556666';

function doctor(secrets: string[] = [secret]) {
  const stage = createStage();
  const told = { templates: 0 };
  const setAside = createSetAside({
    db: stage.db,
    secrets: async () => secrets,
    onTemplates: async () => {
      told.templates += 1;
    },
  });
  const aside = async (store: StoreName, record: unknown) => {
    await stage.db.put(store, record as never);
    await stage.db.getAll(store);
  };
  return { stage, db: stage.db, setAside, aside, told };
}

const good = (store: StoreName) =>
  structuredClone(goodRecords.find((one) => one.store === store)?.record ?? {});
const all = async ({ setAside }: ReturnType<typeof doctor>) =>
  (await setAside.list(undefined, 200)).records;

describe('what was set aside', () => {
  test('is listed part by part, with why and what can be done', async () => {
    const d = doctor();
    await d.aside('templates', { ...good('templates'), tags: [7, 'a'] });
    await d.aside('names', { version: 1, key: 'n' });
    await d.aside('shapes', { version: 9, key: 's', shape: 'builder' });
    const first = await d.setAside.list(undefined, 2);
    expect(first).toMatchObject({ total: 3, next: first.records[1]?.key });
    const second = await d.setAside.list(first.next, 2);
    expect(second.next).toBeUndefined();
    expect([...first.records, ...second.records]).toEqual([
      {
        key: expect.stringMatching(/^names\/n\//),
        store: 'names',
        at: d.stage.clock.time,
        wrong: ['“name” is missing.'],
        secret: false,
        mend: { kind: 'none', dropped: [] },
      },
      expect.objectContaining({
        wrong: ['It is of another version of Switchboard, which may be a newer one.'],
        mend: { kind: 'none', dropped: [] },
      }),
      expect.objectContaining({
        store: 'templates',
        wrong: ['“tags, entry 1” is not what it should be.'],
        mend: { kind: 'partly', dropped: ['tags, entry 1'] },
      }),
    ]);
  });

  test('of a store that is not there any more is told as such', async () => {
    const d = doctor();
    await d.db.put('setAside', { key: 'moods/1/2', store: 'moods', record: { a: token }, at: 1 });
    expect(await all(d)).toMatchObject([{ store: '', secret: true, mend: { kind: 'none' } }]);
    expect((await d.setAside.lines(['moods/1/2'])).join()).not.toContain(token);
  });

  test('is put back in one transaction, and is gone from here', async () => {
    const d = doctor();
    const template = good('templates');
    await d.aside('templates', { ...template, tags: [7, 'a'] });
    await d.aside('names', { version: 1, key: 'n' });
    const keys = (await all(d)).map(({ key }) => key);
    expect(await d.setAside.repair(keys)).toEqual({ repaired: 1, left: 1 });
    expect(await d.db.getAll('templates')).toEqual([{ ...template, tags: ['a'] }]);
    expect(await all(d)).toMatchObject([{ store: 'names' }]);
    expect(d.told.templates).toBe(1);
    expect(await d.setAside.repair(keys)).toEqual({ repaired: 0, left: 2 });
  });

  test('never takes the place of a good record', async () => {
    const d = doctor();
    await d.aside('templates', { ...good('templates'), tags: 7, actionName: 7 });
    await d.aside('templates', { ...good('templates'), actionName: 7 });
    const here = { ...good('templates'), name: 'Here since' };
    await d.db.put('templates', here as never);
    expect((await all(d)).map(({ mend }) => mend.kind)).toContain('taken');
    const keys = (await all(d)).map(({ key }) => key);
    expect((await d.setAside.repair(keys)).repaired).toBe(0);
    expect(await d.db.getAll('templates')).toEqual([here]);
    expect(await all(d)).toHaveLength(keys.length);
  });

  test.each(['passphrase', 'session'] as const)(
    'brings no secret back in plain text while they are kept by %s',
    async (way) => {
      const d = doctor();
      for (const store of secretStores) {
        if (goodRecords.some((one) => one.store === store))
          await d.db.put('setAside', {
            key: `${store}/x/1`,
            store,
            at: 1,
            record: { ...good(store), kept: { way: 'device', value: 'x' } },
          });
      }
      const keys = (await all(d)).map(({ key }) => key);
      await d.db.put('vault', { version: 1, key: 'vault', way });
      expect(new Set((await all(d)).map(({ mend }) => mend.kind))).toEqual(new Set(['plain']));
      expect((await d.setAside.repair(keys)).repaired).toBe(0);
      for (const store of secretStores) expect(await d.db.count(store)).toBe(0);
      await d.db.put('vault', { version: 1, key: 'vault', way: 'device' });
      expect((await d.setAside.repair(keys)).repaired).toBe(keys.length);
    },
  );

  test('changes nothing when the disk is full', async () => {
    const d = doctor();
    await d.aside('templates', { ...good('templates'), actionName: 7 });
    const [one] = await all(d);
    const full = createSetAside({
      db: { ...d.db, change: async () => Promise.reject(new Error('full')) },
      secrets: async () => [],
      onTemplates: async () => undefined,
    });
    await expect(full.repair([one?.key ?? ''])).rejects.toThrow('full');
    expect(await all(d)).toEqual([one]);
    expect(await d.db.count('templates')).toBe(0);
  });

  test('as a run sends nothing that had not left', async () => {
    const d = doctor();
    const run = good('runs') as { steps: object[] };
    const steps = run.steps.map((step) => ({ ...step, state: 'waiting', retryAt: 5, sentAt: 'x' }));
    await d.aside('runs', { ...run, open: 1, steps });
    const [one] = await all(d);
    expect(await d.setAside.repair([one?.key ?? ''])).toEqual({ repaired: 1, left: 0 });
    const [back] = await d.db.getAll('runs');
    expect(back).toMatchObject({ open: 0 });
    for (const step of back?.steps ?? []) {
      expect(step).toMatchObject({ state: 'not-sent', stopped: 'worker-stopped' });
      expect(step).not.toHaveProperty('sentAt');
    }
  });

  test('of every store can be removed, and everything else stays', async () => {
    const d = doctor();
    for (const { store, record } of goodRecords) await d.db.put(store, record as never);
    const before = await d.db.count('setAside');
    const broken = goodRecords.filter(({ store }) => store !== 'setAside');
    for (const { store } of broken) await d.aside(store, { [stores[store].key]: 'broken' });
    const keys = (await all(d)).map(({ key }) => key).filter((key) => key.includes('/broken/'));
    expect(keys).toHaveLength(broken.length);
    await d.setAside.remove([...keys, 'nowhere']);
    expect(await d.db.count('setAside')).toBe(before);
    for (const { store, record } of broken) expect(await d.db.getAll(store)).toEqual([record]);
  });
});

describe('an export of what was set aside', () => {
  const hush = [token, secret, 'QWxhZGRpbjpvcGVuc2VzYW1l'];

  test('says only the shape of tokens, logins and keys, wherever their secrets stand', async () => {
    const d = doctor();
    for (const store of secretStores as StoreName[]) {
      const record = { ...good(store), [stores[store].key]: `k-${token}`, version: 99 };
      const full = Object.fromEntries(
        Object.keys(record).map((key) => [
          key,
          key === 'version' ? 99 : key === stores[store].key ? `k-${token}` : hush[2],
        ]),
      );
      await d.aside(store, { ...full, [hush[0] ?? '']: hush, nested: { [secret]: [token] } });
    }
    const keys = (await all(d)).map(({ key }) => key);
    expect(keys).toHaveLength(secretStores.length);
    const lines = await d.setAside.lines(keys);
    for (const one of hush) expect(lines.join('\n')).not.toContain(one);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ kind: 'switchboard.shape' });
    expect(lines.join('\n')).toContain('"version":"number"');
    // Set aside twice, it is the same.
    const twice = {
      key: 'x',
      store: 'setAside',
      at: 1,
      record: (await d.db.getAll('setAside'))[0],
    };
    await d.db.put('setAside', twice);
    expect((await d.setAside.lines(['x'])).join()).not.toMatch(new RegExp(hush.join('|')));
  });

  test('of the others leaves out what is known as a secret or looks like one', async () => {
    const d = doctor();
    await d.aside('drafts', {
      ...good('drafts'),
      version: 99,
      name: `a ${secret} b`,
      values: { t: token },
    });
    await d.aside('marks', { key: 'cyclic', version: 99, big: 12n });
    const keys = (await all(d)).map(({ key }) => key);
    const lines = await d.setAside.lines([...keys, 'nowhere']);
    expect(lines).toHaveLength(2);
    expect(lines.join('\n')).toContain('a [left out] b');
    for (const one of hush) expect(lines.join('\n')).not.toContain(one);
  });

  test('is taken in by “Restore”, as what it was', async () => {
    const d = doctor();
    await d.aside('names', { version: 1, key: 'n' });
    const lines = await d.setAside.lines((await all(d)).map(({ key }) => key));
    const other = doctor();
    expect(await restoreBackup(other.db, lines)).toMatchObject({ added: 1, refused: [] });
    expect(await all(other)).toEqual(await all(d));
    expect((await readBackup(other.db, undefined)).lines.join()).toBeDefined();
  });

  test('carries nothing of an administrator’s libraries', async () => {
    const d = doctor();
    const managed = {
      ...good('libraries'),
      id: 'managed:x',
      version: 99,
      address: 'https://inside.example/',
    };
    await d.aside('libraries', managed);
    const lines = await d.setAside.lines((await all(d)).map(({ key }) => key));
    expect(lines.join()).not.toContain('inside.example');
  });
});

test('five thousand of them are gone through in parts', async () => {
  const d = doctor();
  await d.db.change(['setAside'], async (changes) => {
    changes.putAll(
      'setAside',
      Array.from({ length: 5_000 }, (_, at) => ({
        key: `names/${at}/1`,
        store: 'names',
        record: { version: 1, key: `${at}`, name: 'N', ...(at % 2 ? {} : { version: 9 }) },
        at,
      })),
    );
  });
  let after: string | undefined;
  const seen = new Set<string>();
  let repaired = 0;
  do {
    const part = await d.setAside.list(after, 200);
    for (const { key } of part.records) seen.add(key);
    repaired += (await d.setAside.repair(part.records.map(({ key }) => key))).repaired;
    after = part.next;
  } while (after !== undefined);
  expect([seen.size, repaired]).toEqual([5_000, 2_500]);
  expect(await d.db.count('setAside')).toBe(2_500);
  expect(await d.db.count('names')).toBe(2_500);
}, 60_000);
