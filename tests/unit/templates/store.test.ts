import { describe, expect, test } from 'vitest';
import type { TemplateContent } from '../../../lib/templates/schema.ts';
import { TemplateContent as Content } from '../../../lib/templates/schema.ts';
import { createStage, type Stage, type Worker } from '../runs/stage.ts';
import { smsTemplate } from './examples.ts';

const day = 24 * 3_600_000;
const starter = 'starter:send-a-text-message';

function begin() {
  const stage = createStage();
  return { stage, ...stage.startWorker() };
}
type Begun = Omit<Worker, 'died'> & { stage: Stage };

async function save(
  { store }: Pick<Begun, 'store'>,
  changes: Partial<TemplateContent> = {},
  id?: string,
  base = 0,
) {
  const content = { ...smsTemplate, ...changes };
  return store.save({ templateId: id, base, content, anyway: false });
}
async function saved(
  s: Pick<Begun, 'store'>,
  changes: Partial<TemplateContent> = {},
  id?: string,
  base = 0,
) {
  const reply = await save(s, changes, id, base);
  if (reply.kind !== 'saved') throw new Error(JSON.stringify(reply));
  return reply.template;
}
const listed = async ({ list }: Pick<Begun, 'list'>, bin?: true) => {
  const asked = {
    query: '',
    sort: 'name' as const,
    offset: 0,
    limit: 500,
    origin: 'personal' as const,
  };
  return (await list.page({ ...asked, bin })).hits.map(({ entry }) => entry.name);
};

describe('saving', () => {
  test('makes a template, then versions of it; white space around names is no part of them', async () => {
    const s = begin();
    const first = await saved(s, {
      name: ' Mine ',
      folder: ' F ',
      tags: [' a', 'a', '', 'b'],
      actionName: ' ',
    });
    expect(first).toEqual({
      ...smsTemplate,
      name: 'Mine',
      folder: 'F',
      tags: ['a', 'b'],
      id: 'id1',
      revision: 1,
      createdAt: s.stage.clock.time,
      changedAt: s.stage.clock.time,
    });
    s.stage.clock.time += 5;
    const second = await saved(s, { name: 'Mine too', actionName: 'Go' }, first.id, 1);
    expect(second).toMatchObject({ revision: 2, createdAt: first.createdAt, actionName: 'Go' });
    const third = await saved(s, { name: 'Mine' }, first.id, 2);
    expect(third).not.toHaveProperty('actionName');
    expect(await s.store.find(first.id)).toEqual({ template: third, origin: 'personal' });
    expect(
      (await s.store.versions(first.id)).map(({ revision, content }) => [revision, content.name]),
    ).toEqual([
      [3, 'Mine'],
      [2, 'Mine too'],
      [1, 'Mine'],
    ]);
  });

  test('unknown keys of an action survive', async () => {
    const s = begin();
    const parameters = {
      ...smsTemplate.parameters,
      'odd.key': [{ x: null }],
      triggerMessageType: 'prompt',
    };
    const { id } = await saved(s, { parameters });
    expect((await s.store.find(id))?.template.parameters).toEqual(parameters);
  });

  test('over what another tab has saved asks first, and says what is there', async () => {
    const s = begin();
    const { id } = await saved(s);
    const theirs = await saved(s, { name: 'Theirs' }, id, 1);
    expect(await save(s, { name: 'Ours' }, id, 1)).toEqual({
      kind: 'changed-since',
      template: theirs,
    });
    expect((await s.store.find(id))?.template).toEqual(theirs);
    const content = { ...smsTemplate, name: 'Ours' };
    const anyway = await s.store.save({ templateId: id, base: 1, content, anyway: true });
    expect(anyway).toMatchObject({ kind: 'saved', template: { name: 'Ours', revision: 3 } });
    expect((await s.store.versions(id))[1]?.content.name).toBe('Theirs');
  });

  test('from two tabs at the same moment lets one of them win', async () => {
    const s = begin();
    const { id } = await saved(s);
    const names = ['A', 'B', 'C'];
    const replies = await Promise.all(names.map((name) => save(s, { name }, id, 1)));
    expect(replies.map(({ kind }) => kind).sort()).toEqual([
      'changed-since',
      'changed-since',
      'saved',
    ]);
    expect(await s.store.versions(id)).toHaveLength(2);
    const template = (await s.store.find(id))?.template;
    expect(replies).toContainEqual({ kind: 'saved', template });
  });

  test('what is wrong is told and not saved; a starter, or what is gone for good, is gone', async () => {
    const s = begin();
    expect(await save(s, { name: ' ' })).toMatchObject({
      kind: 'invalid',
      issues: [{ path: '$name' }],
    });
    expect(await save(s, {}, starter, 1)).toEqual({ kind: 'gone' });
    expect(await save(s, {}, 'gone', 1)).toEqual({ kind: 'gone' });
    expect(await s.db.count('templates')).toBe(0);
    expect(await s.db.count('versions')).toBe(0);
  });

  test('warnings do not keep a template from being saved', async () => {
    const parameters = { messageBody: '{{undeclared}}' };
    expect(await save(begin(), { parameters, variables: [] })).toMatchObject({ kind: 'saved' });
  });

  test('an earlier version becomes the next one', async () => {
    const s = begin();
    const { id } = await saved(s, { name: 'One' });
    await saved(s, { name: 'Two', parameters: {}, variables: [] }, id, 1);
    const [, earlier] = await s.store.versions(id);
    const again = await saved(s, earlier?.content, id, 2);
    expect(again).toMatchObject({ ...smsTemplate, name: 'One', revision: 3 });
    expect((await s.store.versions(id)).map(({ content }) => content.name)).toEqual([
      'One',
      'Two',
      'One',
    ]);
  });

  test('keeps the last hundred versions', async () => {
    const s = begin();
    const { id } = await saved(s, { name: 'Version 1' });
    for (let base = 1; base < 105; base += 1)
      await saved(s, { name: `Version ${base + 1}` }, id, base);
    const versions = await s.store.versions(id);
    expect(versions).toHaveLength(100);
    expect(versions.at(0)?.content.name).toBe('Version 105');
    expect(versions.at(-1)?.content.name).toBe('Version 6');
  });
});

describe('duplicating', () => {
  test('a starter gives a personal copy of its name', async () => {
    const s = begin();
    const copy = await s.store.duplicate(starter);
    const original = (await s.store.find(starter))?.template;
    expect(copy).toEqual({
      ...original,
      id: copy?.id,
      folder: '',
      createdAt: s.stage.clock.time,
      changedAt: s.stage.clock.time,
    });
    expect((await s.store.find(starter))?.origin).toBe('starter');
    expect(await s.store.versions(copy?.id ?? '')).toHaveLength(1);
  });

  test('a personal one says that it is a copy, but its actions are called as before', async () => {
    const s = begin();
    const { id } = await saved(s, { folder: 'F' });
    await s.store.change([id], { kind: 'delete' });
    const copy = await s.store.duplicate(id);
    expect(copy).toMatchObject({
      name: 'Directions (copy)',
      actionName: 'Directions',
      folder: 'F',
      revision: 1,
    });
    expect(copy).not.toHaveProperty('deletedAt');
    expect(await s.store.duplicate('gone')).toBeUndefined();
  });
});

describe('changing many', () => {
  test('moves and tags them without a new version, and counts those that there are', async () => {
    const s = begin();
    const ids = [];
    for (const name of ['a', 'b', 'c'])
      ids.push((await saved(s, { name, tags: ['old', 'keep'] })).id);
    const [a = '', b = ''] = ids;
    expect(await s.store.change([a, b, 'gone', starter], { kind: 'move', folder: ' F ' })).toBe(2);
    expect(
      await s.store.change([b], { kind: 'tag', add: [' new ', 'keep'], remove: ['old'] }),
    ).toBe(1);
    expect((await s.store.find(b))?.template).toMatchObject({
      folder: 'F',
      tags: ['keep', 'new'],
      revision: 1,
    });
    const page = await s.list.page({ query: '', sort: 'name', offset: 0, limit: 5 });
    expect(page.folders).toEqual([{ name: 'F', count: 2 }]);
  });

  test('deletes into the bin and out of it; what is in it can be saved and stays there', async () => {
    const s = begin();
    const { id } = await saved(s);
    expect(await listed(s)).toEqual(['Directions']);
    expect(await s.store.change([id, starter, 'gone'], { kind: 'delete' })).toBe(1);
    expect(await s.store.change([id], { kind: 'delete' })).toBe(0);
    expect([await listed(s), await listed(s, true)]).toEqual([[], ['Directions']]);
    const edited = await saved(s, { name: 'Edited' }, id, 1);
    expect(edited.deletedAt).toBe(s.stage.clock.time);
    expect(await s.store.change([id], { kind: 'restore' })).toBe(1);
    expect(await s.store.change([id], { kind: 'restore' })).toBe(0);
    expect([await listed(s), await listed(s, true)]).toEqual([['Edited'], []]);
  });

  test('purges only what is in the bin, with all that hangs on it', async () => {
    const s = begin();
    const [{ id: binned }, { id: other }] = [await saved(s), await saved(s, { name: 'Other' })];
    await saved(s, {}, binned, 1);
    await s.marks.favourite([binned, other], true);
    for (const of of [binned, other]) await s.edits.save(of, 'tab', 1, { name: 'typed' });
    await s.store.change([binned], { kind: 'delete' });
    expect(await s.store.purge([binned, other, starter])).toBe(1);
    expect(await s.store.find(binned)).toBeUndefined();
    expect(await s.store.versions(binned)).toEqual([]);
    expect(await s.edits.list(binned)).toEqual([]);
    expect((await s.marks.all()).map(({ key }) => key)).toEqual([other]);
    expect(await s.store.versions(other)).toHaveLength(1);
    expect(await s.edits.list(other)).toHaveLength(1);
    expect(await save(s, {}, binned, 2)).toEqual({ kind: 'gone' });
  });

  test('the bin is emptied of what is in it for more than 30 days', async () => {
    const s = begin();
    const [{ id: old }, { id: young }] = [await saved(s), await saved(s, { name: 'Young' })];
    await saved(s, { name: 'In use' });
    await s.store.change([old], { kind: 'delete' });
    s.stage.clock.time += day;
    await s.store.change([young], { kind: 'delete' });
    s.stage.clock.time += 29 * day;
    await s.store.prune();
    expect(await s.db.count('templates')).toBe(3);
    s.stage.clock.time += 1;
    await s.store.prune();
    expect(await listed(s, true)).toEqual(['Young']);
    expect(await listed(s)).toEqual(['In use']);
  });
});

test('what is stored is a template and nothing more', async () => {
  const s = begin();
  const { id } = await saved(s);
  const { template } = (await s.store.find(id)) ?? {};
  expect(Content.parse(template)).toEqual(smsTemplate);
  expect(JSON.stringify(template)).not.toContain('sortName');
});
