import { describe, expect, test } from 'vitest';
import { mergeVariables } from '../../../lib/templates/merge-variables.ts';

import type { PackContent } from '../../../lib/templates/schema.ts';
import { starterPackList } from '../../../lib/templates/starter/as-template.ts';
import { createStage, type Worker } from '../runs/stage.ts';
import { blank } from './examples.ts';

const day = 24 * 3_600_000;
const dental = 'starter:dental';
const content: PackContent = { name: 'Mine', description: 'All', templateIds: ['a', 'b'] };

function begin() {
  const stage = createStage();
  return { stage, ...stage.startWorker() };
}
const save = (
  { packs }: Pick<Worker, 'packs'>,
  changes: Partial<PackContent> = {},
  packId?: string,
  base = 0,
) => packs.save({ packId, base, content: { ...content, ...changes }, anyway: false });
async function saved(...given: Parameters<typeof save>) {
  const reply = await save(...given);
  if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
  return reply.pack;
}
const names = async ({ packs }: Pick<Worker, 'packs'>, bin = false) =>
  (await packs.list(bin)).flatMap(({ pack, origin }) => (origin === 'personal' ? pack.name : []));

describe('a pack', () => {
  test('is saved, and saved again, in the order of its templates', async () => {
    const s = begin();
    const { time } = s.stage.clock;
    const pack = await saved(s, { name: ' Mine ' });
    expect(pack).toEqual({ ...content, id: 'id1', revision: 1, createdAt: time, changedAt: time });
    s.stage.clock.time += 1;
    // Each template is in it once.
    const next = await saved(s, { templateIds: ['b', 'a', 'b'] }, pack.id, 1);
    expect(next).toMatchObject({ templateIds: ['b', 'a'], revision: 2, createdAt: time });
    expect(await s.packs.find(pack.id)).toEqual({ pack: next, origin: 'personal' });
  });

  test('that somebody saved since asks first; a starter or none is gone', async () => {
    const s = begin();
    const { id } = await saved(s);
    const theirs = await saved(s, { name: 'Theirs' }, id, 1);
    expect(await save(s, { name: 'Ours' }, id, 1)).toEqual({ kind: 'changed-since', pack: theirs });
    const anyway = { packId: id, base: 1, content: { ...content, name: 'Ours' }, anyway: true };
    expect(await s.packs.save(anyway)).toMatchObject({ kind: 'saved', pack: { revision: 3 } });
    expect(await save(s, {}, dental, 1)).toEqual({ kind: 'gone' });
    expect(await save(s, {}, 'gone', 1)).toEqual({ kind: 'gone' });
  });

  test.each<[Partial<PackContent>, string[]]>([
    [{ name: ' ' }, ['$name']],
    [{ name: 'x'.repeat(201) }, ['$name']],
    [{ templateIds: [] }, ['templateIds']],
    [{ templateIds: Array.from({ length: 61 }, (_, index) => `t${index}`) }, ['templateIds']],
    [{ name: '', templateIds: [] }, ['$name', 'templateIds']],
    [{ description: 'x'.repeat(1_000_000) }, ['$description']],
  ])('%j is told and not saved', async (changes, paths) => {
    const s = begin();
    const reply = await save(s, changes);
    if (reply.kind !== 'invalid') throw new Error(reply.kind);
    expect(reply.issues.map(({ path }) => path)).toEqual(paths);
    expect(await s.db.count('packs')).toBe(0);
  });

  test('is copied, of the same templates', async () => {
    const s = begin();
    const copy = await s.packs.duplicate(dental);
    const starter = starterPackList(['en']).find(({ id }) => id === dental);
    expect(copy).toMatchObject({ name: starter?.name, templateIds: starter?.templateIds });
    expect(await s.packs.duplicate(copy?.id ?? '')).toMatchObject({
      name: `${starter?.name} (copy)`,
    });
    expect(await s.packs.duplicate('gone')).toBeUndefined();
    expect(await names(s)).toEqual([starter?.name, `${starter?.name} (copy)`]);
  });
});

describe('the list of packs', () => {
  test('has personal ones by name, then the extension’s own; the bin has no starters', async () => {
    const s = begin();
    for (const name of ['b', 'A', 'c']) await saved(s, { name });
    expect((await s.packs.list(false)).map(({ pack }) => pack.name)).toEqual([
      'A',
      'b',
      'c',
      ...starterPackList().map(({ name }) => name),
    ]);
    expect(await s.packs.list(true)).toEqual([]);
  });

  test('loses what goes into the bin, for good after 30 days', async () => {
    const s = begin();
    const [{ id: one }, { id: other }] = [await saved(s), await saved(s, { name: 'Other' })];
    await s.marks.favourite([one], true);
    await s.edits.save(one, 'tab', 1, { name: 'typed' });
    expect(await s.packs.bin([one, dental, 'gone'], true)).toBe(1);
    expect(await s.packs.bin([one], true)).toBe(0);
    expect([await names(s), await names(s, true)]).toEqual([['Other'], ['Mine']]);
    expect(await s.packs.bin([one], false)).toBe(1);
    expect((await s.packs.find(one))?.pack).not.toHaveProperty('deletedAt');
    await s.packs.bin([one], true);
    s.stage.clock.time += 30 * day;
    await s.packs.prune();
    expect(await names(s, true)).toEqual(['Mine']);
    s.stage.clock.time += 1;
    await s.packs.prune();
    expect(await names(s, true)).toEqual([]);
    expect(await s.marks.all()).toEqual([]);
    expect(await s.edits.list(one)).toEqual([]);
    expect(await s.packs.purge([other])).toBe(0);
  });
});

describe('the blanks of a pack', () => {
  const of = (name: string, ...variables: ReturnType<typeof blank>[]) => ({ name, variables });

  test('are asked once, required where one of its templates requires them', () => {
    const optional = { ...blank('street'), required: false, help: 'First' };
    const merged = mergeVariables([
      of('A', optional, blank('x')),
      of('B', blank('street'), blank('y')),
      of('C', optional),
    ]);
    expect(merged).toEqual({
      variables: [{ ...optional, required: true }, blank('x'), blank('y')],
      issues: [],
    });
    expect(mergeVariables([])).toEqual({ variables: [], issues: [] });
  });

  test('of one name and different kinds keep it from being applied', () => {
    const { issues } = mergeVariables([of('A', blank('to')), of('B', blank('to', 'phone'))]);
    expect(issues).toMatchObject([{ path: '$blank.to', level: 'error' }]);
    expect(issues[0]?.message).toMatch(/“A” and “B”.*\{\{to\}\}/);
  });

  test('that are choices offer what all of them take', () => {
    const choice = (...values: (string | number)[]) => ({
      ...blank('size', 'choice'),
      choices: values.map((value) => ({ value, label: `${value}` })),
    });
    const merged = mergeVariables([of('A', choice('s', 'm', 'l')), of('B', choice('l', 'm', 2))]);
    expect(merged).toEqual({ variables: [choice('m', 'l')], issues: [] });
    const none = mergeVariables([of('A', choice('s')), of('B', choice('l'))]);
    expect(none.issues).toMatchObject([{ path: '$blank.size', level: 'error' }]);
  });
});
