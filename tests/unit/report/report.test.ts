import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { browserName } from '../../../lib/report/browser-name.ts';
import { journalShape, siteCounts } from '../../../lib/report/facts.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { created, order, start } from '../runs/stage.ts';
import { goodRecords } from '../storage/records-of-all.ts';

/** What must never be in a report; each says itself what it is, so that a leak reads well. */
const marks = {
  secret: 'MARKED-SECRET-sesame',
  token: 'pit-99990000-1111-2222-3333-444455556666',
  name: 'Marked Harbor Dental',
  id: 've9EMARKEDvShlRW1KT7',
  url: 'https://marked.example/path?key=1',
  phone: '+12125550199',
};
const all = Object.values(marks);

const reportOf = async ({ worker }: Awaited<ReturnType<typeof start>>) =>
  (await createHandlers(worker)['report/make']({}, { from: 'page' })).text;

/** Every text and key of a value becomes one of the marks, but for what is in `keep`. */
function marked(value: unknown, keep: readonly string[], at = { next: 0 }): unknown {
  const mark = () => `${all[at.next++ % all.length]}`;
  if (typeof value === 'string') return keep.includes(value) ? value : mark();
  if (Array.isArray(value)) return [...value.map((item) => marked(item, keep, at)), mark()];
  if (typeof value !== 'object' || value === null) return value;
  const cells = Object.entries(value).map(([key, item]) => [key, marked(item, keep, at)]);
  return {
    ...Object.fromEntries(cells),
    [mark()]: mark(),
    [`x ${mark()}`]: { [mark()]: [mark()] },
  };
}

const clean = (report: string) => {
  for (const [what, mark] of Object.entries(marks))
    expect([what, report.includes(mark)]).toEqual([what, false]);
  expect(report).not.toMatch(/https?:|@|marked|harbor/i);
};

describe('the report', () => {
  test('says what it is for, and reads well', async () => {
    const s = await start();
    await created(s, order());
    await s.worker.settings.change({ launcherEnabled: false });
    s.stage.managed.policy = { exports: false, libraries: [{ address: marks.url }] };
    s.worker.errors.note('message run/undo', new TypeError(marks.name));
    await s.worker.db.put('names', { key: 'bad' } as never);
    await s.worker.db.getAll('names');
    const report = await reportOf(s);
    for (const line of [
      'Switchboard 1.2.3',
      'Browser Chrome 156.0',
      'Platform linux x86-64',
      'launcherEnabled: no',
      'Granted: storage, tabs',
      'HighLevel’s own 1',
      'Connections: 1',
      'Kept: device 1',
      'Set by an administrator: yes',
      'Switched off: exports',
      'Set aside: names 1',
      'Runs: 1, of packs 0, open 1',
      'From: popup 1',
      'Age: under an hour 1',
      'message run/undo  TypeError',
    ]) {
      expect(report).toContain(line);
    }
    clean(report);
  });

  test('holds nothing of what is stored, whatever stands in every store and setting', async () => {
    const s = await start();
    const { worker, stage } = s;
    for (const { store, record } of goodRecords) {
      const { key } = stores[store];
      // Whole ones, broken ones, and ones in which everything is marked but what they are.
      await stage.db.put(store, { ...record, [key]: `${marks.id} ${record[key]}` } as never);
      const odd = marked(record, ['templates', 'managed']) as Record<string, unknown>;
      await stage.db.put(store, { ...odd, [key]: `${marks.token} ${store}` } as never);
      if (store === 'setAside') continue;
      await stage.db.put(store, { version: marks.secret, [key]: `${marks.url} ${store}` } as never);
      await stage.db.getAll(store);
    }
    await stage.db.put('setAside', { key: marks.id, store: marks.name, at: 1, record: marks });
    const where = `page ${marks.id}`;
    stage.local.items.set('errors', [
      { at: stage.clock.time, times: 1, where, name: marks.name, frames: all },
      {
        at: stage.clock.time,
        times: 1,
        where: 'page bin',
        name: marks.name,
        frames: [...all, `${marks.secret}.js:1:1`],
      },
    ]);
    stage.local.items.set('settings', {
      launcherEnabled: marks.name,
      launcherPosition: { right: marks.url, bottom: 5, [marks.id]: 1 },
      [marks.name]: marks.secret,
    });
    stage.managed.policy = {
      libraries: [{ address: marks.url }, marks.name],
      trustedPublishers: [{ name: marks.name, key: marks.id }],
      personalTemplates: marks.secret,
      [marks.name]: marks.token,
    };
    const error = Object.assign(new Error(all.join(' ')), { name: marks.name });
    worker.errors.note('message run/undo', error);
    worker.about.permissions = async () => ({
      permissions: ['storage'],
      origins: [...all.map((mark) => `https://${mark}/*`), `${marks.url}/*`],
    });
    const report = await reportOf(s);
    clean(report);
    expect(report).toContain('page bin  Error');
    expect(report).toContain('other');
    expect(stage.highlevel.log).toEqual([]);
  });

  test('is made also when nothing can be read', async () => {
    const { worker } = await start();
    const no = async () => Promise.reject(new Error(marks.secret));
    const db = { ...worker.db, raw: no, count: no };
    const about = { ...worker.about, platform: no, permissions: no, estimate: no };
    const settings = { ...worker.settings, read: no };
    const handlers = createHandlers({ ...worker, db, about, settings });
    const { text } = await handlers['report/make']({}, { from: 'page' });
    expect(text).toContain('Platform unknown');
    clean(text);
  });
});

test('the journal’s shape is counts under our own words, whatever the journal holds', () => {
  const words = /^[A-Za-z ,_-]{1,40}$/;
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.anything())), (runs) => {
      const said = JSON.parse(JSON.stringify(journalShape(runs, 1_700_000_000_000)));
      for (const value of Object.values(said)) {
        if (typeof value === 'number') continue;
        for (const [word, count] of Object.entries(value as object)) {
          expect(word).toMatch(words);
          expect(count).toBeTypeOf('number');
        }
      }
    }),
    { numRuns: 1_000 },
  );
});

test('a mark anywhere in a record of any store never comes out', async () => {
  const s = await start();
  const names = goodRecords.map(({ store }) => store);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.nat(20),
      fc.constantFrom(...all),
      async (store, depth, mark) => {
        const record = goodRecords.find((one) => one.store === store)?.record ?? {};
        const keys = Object.keys(record);
        const field = keys[depth % keys.length] ?? '';
        const { key } = stores[store as StoreName];
        const next = { ...record, [field]: { [mark]: [mark] }, [key]: mark } as never;
        await s.stage.db.put(store, next);
        clean(await reportOf(s));
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('sites are counted by what they are for', () => {
  const patterns = [
    'https://app.gohighlevel.com/*',
    'https://services.leadconnectorhq.com/*',
    'https://lib.example/*',
    'https://crm.agency.example/*',
    '<all_urls>',
  ];
  expect(
    siteCounts(patterns, {
      libraries: ['https://lib.example:8443/a.json', 'not one'],
      crm: ['https://crm.agency.example'],
    }),
  ).toEqual({
    'HighLevel’s own': 2,
    'of libraries': 1,
    'CRM addresses': 1,
    others: 1,
  });
});

test.each([
  ['Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36', 'Chrome 156.0'],
  ['Mozilla/5.0 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.3.1', 'Edge 156.0'],
  ['Mozilla/5.0 (X11; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153.0'],
  ['curl', 'another one'],
])('%s is %s', (userAgent, name) => {
  expect(browserName(userAgent)).toBe(name);
});
