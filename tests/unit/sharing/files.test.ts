import { describe, expect, test } from 'vitest';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterPackList, starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { blank, smsTemplate } from '../templates/examples.ts';
import { library, type ShareStage, shareStage } from './sharing-stage.ts';

const piece = (changes: object = {}) => ({ id: 'x', ...smsTemplate, ...changes });
const item = (changes: object = {}) => ({ ...piece(), revision: 1, changedAt: 0, ...changes });
const json = JSON.stringify;
const none = { kind: 'taken', templates: 0, packs: 0, same: 0, left: 0, refused: [] };

const odd: Partial<TemplateContent> = {
  name: '‏שלום 👩‍👧 "quoted"\n',
  actionName: 'For {{street}}',
  parameters: {
    ...smsTemplate.parameters,
    'odd.key': [{ deep: null, ﬁ: '{{contact.name}}' }],
    triggerMessageType: 'static_text',
  },
  variables: [
    { ...blank('street'), default: 'é', help: 'Help', sample: 7 },
    { ...blank('size', 'choice'), required: false, choices: [{ value: true, label: 'Yes' }] },
    { ...blank('calendar', 'calendar'), default: 'Main', aliases: ['Team'] },
  ],
  folder: 'F',
  tags: ['b', 'a'],
};

/** The contents of one's own templates and packs, by name. */
async function contents({ worker, templates }: ShareStage) {
  const records = await templates();
  const packs = await worker.db.getAll('packs');
  return {
    templates: records.map((record) => TemplateContent.parse(record)),
    packs: packs.map(({ name, description, templateIds }) => ({ name, description, templateIds })),
  };
}

describe('a file', () => {
  test('gives another browser the same contents, which leave it the same again', async () => {
    const s = shareStage();
    const ids = [await s.save(), await s.save(odd)];
    const packId = await s.savePack([...ids.toReversed(), 'starter:send-a-text-message']);
    const made = await s.makeFile({ ids: [packId] });
    expect(made).toMatchObject({ fileName: 'switchboard-pack-2023-11-14.json', signed: false });
    const other = shareStage();
    expect(await other.take(made.text)).toEqual({ ...none, templates: 2, packs: 1, same: 1 });
    expect(await contents(other)).toEqual(await contents(s));
    const again = await other.makeFile({ ids: [packId] });
    const { id: _, ...said } = made.document;
    expect(again.document).toMatchObject(said);
  });

  test('taken in twice, by its writer or by another, changes nothing', async () => {
    const s = shareStage();
    const packId = await s.savePack([await s.save(), await s.save(odd)]);
    const { text } = await s.makeFile({ ids: [packId] });
    const before = await s.stage.dump();
    expect(await s.take(text)).toEqual({ ...none, same: 3 });
    expect(await s.stage.dump()).toBe(before);
    const other = shareStage();
    await other.save({ name: 'A' });
    await other.ask('template/duplicate', { templateId: starterTemplates(['en'])[0]?.id ?? '' });
    const foreign = text.replaceAll(/"id(\d+)"/g, '"theirs-$1"');
    expect(await other.take(foreign)).toMatchObject({ templates: 2, packs: 1, same: 0 });
    const once = await other.stage.dump();
    expect(await other.take(foreign)).toEqual({ ...none, same: 3 });
    expect(await other.stage.dump()).toBe(once);
  });

  test('of what is here under another id is the same', async () => {
    const s = shareStage();
    const id = await s.save();
    const pack = { id: 'p', name: 'P', description: '', revision: 1, changedAt: 0 };
    const text = json(library([item()], { packs: [{ ...pack, templateIds: ['x'] }] }));
    expect(await s.take(text)).toMatchObject({ same: 1, packs: 1 });
    expect((await s.worker.db.getAll('packs')).map((one) => one.templateIds)).toEqual([[id]]);
    expect(await s.templates()).toHaveLength(1);
  });

  test('overwrites nothing that was changed here, unless that is chosen', async () => {
    const s = shareStage();
    const id = await s.save();
    const { text } = await s.makeFile({ ids: [id] });
    await s.save({ description: 'Changed' }, id);
    expect(await s.states(text)).toEqual({ conflicting: ['Directions'] });
    const before = await s.stage.dump();
    expect(await s.take(text)).toEqual({ ...none, left: 1 });
    expect(await s.stage.dump()).toBe(before);
    expect(await s.take(text, { choices: { [id]: 'both' } })).toEqual({ ...none, templates: 1 });
    expect((await s.templates()).map((one) => [one.name, one.description])).toEqual([
      ['Directions', 'Changed'],
      ['Directions (Directions)', smsTemplate.description],
    ]);
    expect(await s.take(text, { choices: { [id]: 'take' } })).toEqual({ ...none, templates: 1 });
    // What was here stays among the versions.
    const { versions } = await s.ask('template/versions', { templateId: id });
    expect(versions.map((one) => [one.revision, one.content.description])).toEqual([
      [3, smsTemplate.description],
      [2, 'Changed'],
      [1, smsTemplate.description],
    ]);
  });

  test('that went on since it was taken changes what was left as it was', async () => {
    const s = shareStage();
    const file = (description: string) => json(library([item({ description })]));
    await s.take(file('One'));
    expect(await s.states(file('Two'))).toEqual({ changed: ['Directions'] });
    expect(await s.take(file('Two'))).toEqual({ ...none, templates: 1 });
    expect(await s.templates()).toMatchObject([{ id: 'x', description: 'Two', revision: 2 }]);
    await s.save({ description: 'Mine' }, 'x');
    // Changed here only: there is nothing to take.
    expect(await s.states(file('Two'))).toEqual({ same: ['Directions'] });
    expect(await s.states(file('Three'))).toEqual({ conflicting: ['Directions'] });
    expect(await s.take(file('Three'))).toEqual({ ...none, left: 1 });
    expect(await s.templates()).toMatchObject([{ description: 'Mine' }]);
  });

  test('of what is in the bin brings it back', async () => {
    const s = shareStage();
    const id = await s.save();
    const packId = await s.savePack([id]);
    const { text } = await s.makeFile({ ids: [packId] });
    await s.ask('template/change', { ids: [id, packId], change: { kind: 'delete' } });
    expect(await s.states(text)).toEqual({ new: ['Directions', 'Pack'] });
    expect(await s.take(text)).toEqual({ ...none, templates: 1, packs: 1 });
    expect((await s.ask('pack/list', {})).packs.map((one) => one.id)).toContain(packId);
    const listed = { query: '', sort: 'name' as const, offset: 0, limit: 9 };
    const page = await s.ask('template/list', { ...listed, origin: 'personal' });
    expect(page.rows.map((one) => one.id)).toEqual([id]);
  });

  test('of starters and their packs is known already', async () => {
    const s = shareStage();
    const ids = [...starterTemplates(), ...starterPackList()].map(({ id }) => id);
    const { text } = await s.makeFile({ ids: [...ids, 'gone', 'gone'] });
    const before = await s.stage.dump();
    expect(await s.take(text)).toEqual({ ...none, same: ids.length });
    expect(await s.stage.dump()).toBe(before);
  });

  test('holds nothing about use', async () => {
    const s = shareStage();
    const id = await s.save();
    await s.worker.marks.favourite([id], true);
    const keys = Object.keys((await s.makeFile({ ids: [id] })).document.templates[0] ?? {});
    expect(keys.sort()).toEqual(
      ['id', 'revision', 'changedAt', ...Object.keys(smsTemplate)].sort(),
    );
  });

  test('deletes what was deleted there only when that is chosen', async () => {
    const s = shareStage();
    await s.take(json(library([item(), item({ id: 'y', name: 'Y' })])));
    const tombstones = [{ id: 'y', revision: 2, deletedAt: 5 }];
    const text = json(library([item()], { tombstones, revision: 2 }));
    expect(await s.states(text)).toEqual({ removed: ['Y'], same: ['Directions'] });
    expect(await s.take(text)).toEqual({ ...none, same: 1, left: 1 });
    expect(await s.take(text, { choices: { y: 'take' } })).toMatchObject({ templates: 1, left: 0 });
    expect((await s.templates()).map((one) => [one.id, one.deletedAt !== undefined])).toEqual([
      ['x', false],
      ['y', true],
    ]);
  });
});
