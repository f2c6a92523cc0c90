import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../lib/storage/database.ts';
import { placeWords, wrongWords } from '../../../lib/storage/field-words.ts';
import { type StoreName, stores } from '../../../lib/storage/records.ts';
import { type Path, repairRecord, whatIsWrong } from '../../../lib/storage/repair.ts';
import { goodRecords } from './records-of-all.ts';

const good = (store: StoreName) => {
  const found = goodRecords.find((one) => one.store === store);
  if (!found) throw new Error(store);
  return structuredClone(found.record);
};

test('there is a good record of every store to break', () => {
  expect(goodRecords.map(({ store }) => store).sort()).toEqual(Object.keys(stores).sort());
});

describe('a repair', () => {
  test('of a good record changes nothing', () => {
    for (const { store, record } of goodRecords) {
      expect(repairRecord(store, record)).toEqual({ kind: 'whole', record });
    }
  });

  test('of an earlier version is its migration', () => {
    const old = { ...good('drafts'), version: 1, values: undefined };
    expect(repairRecord('drafts', old)).toMatchObject({
      kind: 'whole',
      record: { version: 2, values: {} },
    });
  });

  test('leaves out an optional field that does not parse, and only that', () => {
    const record = good('libraries');
    const broken = { ...record, address: 7, everyHours: 'often', unknownKey: { a: 1 } };
    const { address: _, ...rest } = record;
    expect(repairRecord('libraries', broken)).toEqual({
      kind: 'partly',
      record: { ...rest, unknownKey: { a: 1 } },
      dropped: [['address'], ['everyHours']],
    });
    expect(broken.address).toBe(7);
  });

  test('leaves out entries of a list, also when something in them is missing', () => {
    const template = good('templates');
    const street = (template.variables as object[])[0];
    const variables = [{ ...street, kind: 'new' }, street, 'x', { name: 'half' }];
    const repair = repairRecord('templates', { ...template, variables, tags: [1, 'a', null] });
    expect(repair).toEqual({
      kind: 'partly',
      record: { ...template, variables: [street], tags: ['a'] },
      dropped: expect.arrayContaining([
        ['variables', 0],
        ['variables', 2],
        ['variables', 3],
        ['tags', 0],
        ['tags', 2],
      ]),
    });
  });

  test('drops the part of an entry that is optional, not the entry', () => {
    const template = good('templates');
    const street = (template.variables as object[])[0];
    const variables = ['x', { ...street, aliases: ['a', 7, 'b', 8] }];
    expect(repairRecord('templates', { ...template, variables })).toEqual({
      kind: 'partly',
      record: { ...template, variables: [{ ...street, aliases: ['a', 'b'] }] },
      dropped: expect.arrayContaining([
        ['variables', 0],
        ['variables', 1, 'aliases', 1],
        ['variables', 1, 'aliases', 3],
      ]),
    });
  });

  test.each<[string, StoreName, Record<string, unknown>]>([
    ['a newer version', 'templates', { version: 99 }],
    ['a needed field', 'templates', { name: 7 }],
    ['a needed object', 'libraries', { check: 'x' }],
    ['its key', 'templates', { id: 7 }],
    ['the key that a library is pinned to', 'libraries', { pin: 7 }],
    ['the library a template belongs to', 'templates', { library: { id: 'managed:a' } }],
    ['a step of a run', 'runs', { steps: [{ id: 's' }] }],
    ['that a person stopped a run', 'runs', { stopped: 'yes' }],
  ])('is refused where it would need %s', (_, store, changes) => {
    expect(repairRecord(store, { ...good(store), ...changes })).toEqual({ kind: 'none' });
  });

  test('of thousands of broken entries takes no time, and of too many is refused', () => {
    const template = good('templates');
    const variables = Array.from({ length: 2_000 }, (_, index) =>
      index % 2 ? { name: 'a', label: 7, kind: 'text', required: true } : { name: 'a' },
    );
    const began = performance.now();
    const repair = repairRecord('templates', { ...template, variables });
    expect(repair).toMatchObject({ kind: 'partly', record: { variables: [] } });
    expect(performance.now() - began).toBeLessThan(5_000);
    const more = Array.from({ length: 6_000 }, () => 'x');
    expect(repairRecord('templates', { ...template, variables: more })).toEqual({ kind: 'none' });
  });
});

test('what is wrong is told by its place', () => {
  const record = { ...good('runs'), surface: 'moon', createdAt: undefined };
  const wrong = whatIsWrong('runs', record);
  expect(wrongWords(wrong)).toEqual([
    '“surface” is not what it should be.',
    '“createdAt” is missing.',
  ]);
  expect(wrongWords(whatIsWrong('runs', { ...good('runs'), version: 12 }))).toEqual([
    'It is of another version of Switchboard, which may be a newer one.',
  ]);
  expect(wrongWords(whatIsWrong('runs', 'nothing'))).toEqual(['It is no record of this kind.']);
  expect(placeWords(['steps', 1, 'x'.repeat(100)])).toBe(`steps, entry 2, ${'x'.repeat(60)}…`);
});

/** Takes out what stands at the places, by hand and one by one: the last entries of lists first. */
function takeOut(record: unknown, dropped: Path[]): unknown {
  const copy = structuredClone(record);
  const order = [...dropped].sort((one, other) => {
    for (let at = 0; at < Math.min(one.length, other.length); at += 1) {
      const [a, b] = [one[at], other[at]];
      if (typeof a === 'number' && typeof b === 'number' && a !== b) return b - a;
    }
    return other.length - one.length;
  });
  for (const path of order) {
    let here = copy as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) here = here[key] as Record<string | number, unknown>;
    const last = path.at(-1) as string | number;
    if (Array.isArray(here)) here.splice(last as number, 1);
    else delete here[last];
  }
  return copy;
}

/** Lists and objects of this realm: those of `structuredClone` may be of another, and then differ. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return Array.from(value, plain);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  const cells = Object.entries(value as object).map(([key, item]) => [key, plain(item)]);
  return Object.fromEntries(cells);
}

/** Every place in a value. */
function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inside = Object.entries(value).flatMap(([key, item]) =>
    places(item, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return [at, ...inside];
}

const odd = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, 7, -1, Number.NaN, '', 'x', true, [], {}, [null], {
    version: 9,
  }),
  fc.jsonValue(),
  fc.constantFrom<unknown>(10n),
);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A good record in which some places hold, or lack, anything. */
const mutated = fc.constantFrom(...goodRecords).chain(({ store, record }) => {
  const all = places(record);
  const spot = fc.record({
    path: fc.constantFrom(...all),
    how: fc.constantFrom('set', 'delete', 'push', 'twice'),
    value: odd,
  });
  return fc.array(spot, { minLength: 1, maxLength: 6 }).map((spots) => {
    let broken: unknown = structuredClone(record);
    for (const { path, how, value: given } of spots) {
      // One of its own for each place: what stands in two would be changed in both at once.
      const value: unknown = structuredClone(given);
      if (path.length === 0) {
        if (how === 'set') broken = value;
        continue;
      }
      let here: unknown = broken;
      for (const key of path.slice(0, -1)) {
        // Only what is its own: a list has functions too.
        here = isObject(here) && Object.hasOwn(here, key) ? Reflect.get(here, key) : undefined;
      }
      if (typeof here !== 'object' || here === null) continue;
      const last = path.at(-1) as string | number;
      const there: unknown = Object.hasOwn(here, last) ? Reflect.get(here, last) : undefined;
      if (how === 'delete') Reflect.deleteProperty(here, last);
      else if (how === 'push' && Array.isArray(there)) there.push(value);
      else if (how === 'twice' && Array.isArray(here)) here.push(structuredClone(there), value);
      else Reflect.set(here, last, value);
    }
    return { store, broken };
  });
});

test('whatever a record became: it parses and lacks what was said, or cannot be repaired', () => {
  const seen = { whole: 0, partly: 0, none: 0 };
  fc.assert(
    fc.property(mutated, ({ store, broken }) => {
      const repair = repairRecord(store, broken);
      seen[repair.kind] += 1;
      expect(Array.isArray(whatIsWrong(store, broken))).toBe(true);
      if (repair.kind === 'none') return;
      const { success } = parse(store, repair.record);
      expect(success).toBe(true);
      expect(parse(store, structuredClone(repair.record)).success).toBe(true);
      const { migrate } = stores[store] as { migrate?: (raw: unknown) => unknown };
      const before = migrate ? migrate(broken) : broken;
      if (repair.kind === 'whole') return void expect(plain(repair.record)).toEqual(plain(before));
      expect(repair.dropped.length).toBeGreaterThan(0);
      expect(plain(repair.record)).toEqual(plain(takeOut(before, repair.dropped)));
      // None of it could have stayed.
      for (const path of repair.dropped) {
        const others = repair.dropped.filter((one) => one !== path);
        expect(parse(store, takeOut(before, others)).success).toBe(false);
      }
    }),
    { numRuns: Number(process.env.CASES ?? 2_000) },
  );
  expect(Math.min(seen.whole, seen.partly, seen.none)).toBeGreaterThan(50);
}, 60_000);

test('anything at all, as a record of any store, never throws', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  cyclic.steps = [cyclic];
  const names = Object.keys(stores) as StoreName[];
  const anything = fc.oneof(fc.anything({ withMap: true, withDate: true }), fc.constant(cyclic));
  fc.assert(
    fc.property(fc.constantFrom(...names), anything, (store, raw) => {
      const repair = repairRecord(store, raw);
      if (repair.kind !== 'none') expect(parse(store, repair.record).success).toBe(true);
      expect(wrongWords(whatIsWrong(store, raw)).every((line) => line.length > 0)).toBe(true);
    }),
    { numRuns: Number(process.env.CASES ?? 2_000) },
  );
}, 60_000);
