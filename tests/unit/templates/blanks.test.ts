import { describe, expect, test } from 'vitest';
import type { BlanksWish } from '../../../lib/templates/blanks.ts';
import type { Values, Variable } from '../../../lib/templates/schema.ts';
import { locationId, type Started, start } from '../runs/stage.ts';
import { blank } from './examples.ts';

const another = 'another0location0id00';
const mine = 'starter:book-an-appointment';
const street: Variable = { ...blank('street'), default: 'Default street' };
const calendar: Variable = {
  ...blank('calendar', 'calendar'),
  default: 'Main calendar',
  aliases: ['Team'],
};
const nameless = blank('calendar', 'calendar');

const blanksOf = ({ worker }: Started, variables: Variable[], more: Partial<BlanksWish> = {}) =>
  worker.blanksOf({ locationId, templateIds: [mine], variables, listAge: 'cached', ...more });

/** Writes what a template held here. */
async function used({ stage, worker }: Started, templateId: string, values: Values) {
  stage.clock.time += 1;
  await worker.db.put('remembered', {
    version: 2,
    key: `${locationId}/${templateId}`,
    locationId,
    templateId,
    name: '',
    values,
    fields: {},
    usedAt: stage.clock.time,
  });
}

/** Reads a list of calendars into the cache. */
async function calendars({ stage, worker }: Started, ...names: string[]) {
  const all = names.map((name) => ({ id: `id of ${name}`, name, isActive: true }));
  stage.highlevel.pages['/calendars/'] = { calendars: all };
  await worker.directory.list(locationId, 'calendar', true);
}

describe('a value comes', () => {
  test('from the draft, then from here, from another template here, from its default', async () => {
    const s = await start();
    expect(await blanksOf(s, [blank('street')])).toEqual({
      variables: [blank('street')],
      values: {},
      sources: {},
      offers: {},
      unresolved: {},
      names: {},
      keptSecrets: [],
    });
    const told = async (drafted?: Values) => {
      const { values, sources } = await blanksOf(s, [street], drafted ? { drafted } : {});
      return [values.street, sources.street];
    };
    expect(await told()).toEqual(['Default street', 'default']);
    await s.worker.bindings.remember(locationId, [street], { street: 'Elsewhere' });
    expect(await told()).toEqual(['Elsewhere', 'here-elsewhere']);
    await used(s, mine, { street: 'Here' });
    expect(await told()).toEqual(['Here', 'here']);
    expect(await told({ street: 'Drafted' })).toEqual(['Drafted', 'draft']);
    expect(await told({ street: ' ' })).toEqual(['Here', 'here']);
    // A draft holds what its form began with: that was not typed.
    expect(await told({ street: 'Here' })).toEqual(['Here', 'here']);
  });

  test('only when it fits', async () => {
    const s = await start();
    const phone: Variable = { ...blank('phone', 'phone'), default: '+12125550199' };
    await s.worker.bindings.remember(locationId, [phone], { phone: '+12125550123' });
    await used(s, mine, { phone: 'not a number' });
    expect(await blanksOf(s, [phone])).toMatchObject({ sources: { phone: 'here-elsewhere' } });
    const wrong = { ...blank('n', 'number'), default: 'three' };
    expect(await blanksOf(s, [wrong])).toMatchObject({ values: {}, sources: {} });
    // What a person typed is theirs, right or wrong.
    expect(await blanksOf(s, [phone], { drafted: { phone: '55' } })).toMatchObject({
      values: { phone: '55' },
    });
  });

  test('of another kind or sub-account from nowhere', async () => {
    const s = await start();
    const number = blank('street', 'number');
    await s.worker.bindings.remember(locationId, [number], { street: 7 });
    await s.worker.bindings.remember(another, [blank('street')], { street: 'Far away' });
    expect(await blanksOf(s, [blank('street')])).toMatchObject({ values: {} });
  });

  test('of several templates from the one used last', async () => {
    const s = await start();
    await used(s, 'b', { street: 'B' });
    await used(s, 'a', { street: 'A', more: 'only a' });
    const of = { templateIds: ['a', 'b', 'never'] };
    expect((await blanksOf(s, [street], of)).values).toEqual({ street: 'A' });
    await used(s, 'b', { street: 'B' });
    expect((await blanksOf(s, [street, blank('more')], of)).values).toEqual({
      street: 'B',
      more: 'only a',
    });
  });
});

describe('a value of another sub-account', () => {
  test('is offered, never filled in', async () => {
    const s = await start();
    const plain = blank('street');
    await s.worker.bindings.remember(another, [plain], { street: 'Far away' });
    expect(await blanksOf(s, [plain])).toMatchObject({
      values: {},
      sources: {},
      offers: { street: { value: 'Far away', locationName: 'another sub-account' } },
    });
    await s.worker.db.put('names', { version: 1, key: `location/${another}`, name: 'Harbor' });
    expect((await blanksOf(s, [plain])).offers.street?.locationName).toBe('Harbor');
    expect((await blanksOf(s, [street])).offers).toEqual({});
    await s.worker.bindings.remember(locationId, [plain], { street: 'Here now' });
    expect((await blanksOf(s, [plain])).offers).toEqual({});
  });

  test('is not offered for references and secrets, or where it does not fit', async () => {
    const s = await start();
    const kinds = [nameless, blank('key', 'secret')];
    await s.worker.bindings.remember(another, kinds, { calendar: 'c1', key: 'hush-hush' });
    expect(await blanksOf(s, kinds)).toMatchObject({ values: {}, offers: {} });
    expect(await s.stage.dump()).not.toContain('hush');
    const phone = blank('phone', 'phone');
    await s.worker.bindings.remember(another, [phone], { phone: '55' });
    expect((await blanksOf(s, [phone])).offers).toEqual({});
  });
});

describe('a reference', () => {
  const told = async (s: Started, variable = calendar) => {
    const { values, sources, names, unresolved } = await blanksOf(s, [variable]);
    const { calendar: value } = values;
    return [value, sources.calendar, names.calendar, unresolved.calendar].filter(Boolean);
  };

  test('is what was used here, what has its name, then what was chosen for it', async () => {
    const s = await start();
    await calendars(s, 'Second', 'Third');
    await s.worker.bindings.remember(locationId, [calendar], { calendar: 'id of Second' });
    expect(await told(s)).toEqual(['id of Second', 'chosen', 'Second']);
    // One template was given another calendar: that is not what the name means in the next one.
    await calendars(s, 'Main calendar', 'Second', 'Third');
    expect(await told(s)).toEqual(['id of Main calendar', 'name', 'Main calendar']);
    await used(s, mine, { calendar: 'id of Third' });
    expect(await told(s)).toEqual(['id of Third', 'here', 'Third']);
  });

  test('that was deleted in HighLevel is not used again', async () => {
    const s = await start();
    await calendars(s, 'Main calendar', 'Second', 'Third');
    await s.worker.bindings.remember(locationId, [calendar], { calendar: 'id of Second' });
    await used(s, mine, { calendar: 'id of Third' });
    await calendars(s, 'Second');
    expect(await told(s)).toEqual(['id of Second', 'chosen', 'Second']);
    await calendars(s, 'Main calendar');
    expect(await told(s)).toEqual(['id of Main calendar', 'name', 'Main calendar']);
    await calendars(s);
    expect(await told(s)).toEqual([{ name: 'Main calendar', count: 0 }]);
  });

  test('without a match or with several is asked for, and the choice is kept for its name', async () => {
    const s = await start();
    await calendars(s, 'main calendar', 'MAIN CALENDAR');
    expect(await told(s)).toEqual([{ name: 'Main calendar', count: 2 }]);
    await calendars(s, 'Other');
    expect(await told(s)).toEqual([{ name: 'Main calendar', count: 0 }]);
    await s.worker.bindings.remember(locationId, [calendar], { calendar: 'id of Other' });
    const sameName = { ...blank('anything', 'calendar'), default: ' MAIN calendar' };
    expect((await blanksOf(s, [sameName])).sources).toEqual({ anything: 'chosen' });
    const otherKind = { ...blank('anything', 'workflow'), default: 'Main calendar' };
    expect((await blanksOf(s, [otherKind])).sources).toEqual({});
  });

  test('goes by its alias', async () => {
    const s = await start();
    await calendars(s, 'TEAM');
    expect(await told(s)).toEqual(['id of TEAM', 'name', 'TEAM']);
  });

  test('without a name is what a blank of that name held here; one that is gone is not', async () => {
    const s = await start();
    await calendars(s, 'Second');
    expect(await told(s, nameless)).toEqual([]);
    await s.worker.bindings.remember(locationId, [nameless], { calendar: 'id of Second' });
    expect(await told(s, nameless)).toEqual(['id of Second', 'here-elsewhere', 'Second']);
    await calendars(s, 'Third');
    expect(await told(s, nameless)).toEqual([]);
  });

  test('is not known without a list; what was used here still is', async () => {
    const s = await start();
    expect(await told(s)).toEqual([]);
    await used(s, mine, { calendar: 'id of Second' });
    expect(await told(s)).toEqual(['id of Second', 'here']);
    await used(s, mine, { calendar: 7 });
    expect(await told(s)).toEqual([]);
  });

  test('is asked of HighLevel when its list was never read, or is too old', async () => {
    const s = await start();
    s.stage.highlevel.pages['/calendars/'] = {
      calendars: [{ id: 'c1', name: 'Main calendar', isActive: true }],
    };
    const asked = () => s.stage.highlevel.log.length;
    const resolved = async (listAge: number) => {
      const before = asked();
      const { values } = await blanksOf(s, [calendar], { listAge });
      return { value: values.calendar, asked: asked() - before };
    };
    expect(await resolved(60_000)).toEqual({ value: 'c1', asked: 1 });
    expect(await resolved(60_000)).toEqual({ value: 'c1', asked: 0 });
    s.stage.clock.time += 60_001;
    expect(await resolved(60_000)).toEqual({ value: 'c1', asked: 1 });
    s.stage.tab.online = false;
    s.stage.clock.time += 60_001;
    expect(await resolved(60_000)).toMatchObject({ value: 'c1' });
  });
});

test('of secrets only the names are told, of those kept for one of these templates', async () => {
  const s = await start();
  const key = blank('key', 'secret');
  await s.worker.connections.keepSecrets(locationId, {
    [`${mine}/key`]: 'hush-hush',
    'b/other': 'x',
  });
  const variables = [key, blank('other', 'secret'), blank('b', 'text')];
  const told = await blanksOf(s, variables);
  expect(told).toMatchObject({ keptSecrets: ['key'], values: {}, offers: {} });
  expect(JSON.stringify(told)).not.toContain('hush');
  expect((await blanksOf(s, variables, { templateIds: ['a', 'b'] })).keptSecrets).toEqual([
    'other',
  ]);
  expect((await blanksOf(s, variables, { locationId: another })).keptSecrets).toEqual([]);
});
