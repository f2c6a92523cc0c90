import { describe, expect, test } from 'vitest';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterPackList, starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { blank, smsTemplate } from '../templates/examples.ts';
import { library, type ShareStage, shareStage } from './sharing-stage.ts';

/** A file as the versions before libraries wrote it. */
const earlier = (templates: unknown[], more: object = {}) => ({
  kind: 'switchboard.templates',
  version: 1,
  templates,
  ...more,
});
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
    await other.ask('template/duplicate', { templateId: starterTemplates[0]?.id ?? '' });
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
    const ids = [...starterTemplates, ...starterPackList].map(({ id }) => id);
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

describe('what is no file of ours', () => {
  const newer = /newer version/;
  const notOurs = /not a Switchboard library/;
  test.each<[string, unknown, RegExp]>([
    ['nothing', '', /nothing in it/],
    ['text', 'hello', /not whole JSON/],
    ['half of it', json(earlier([piece()])).slice(0, -9), /not whole JSON/],
    ['another JSON', '[]', notOurs],
    ['null', 'null', notOurs],
    ['another kind', { ...earlier([]), kind: 'other' }, notOurs],
    ['without templates', { kind: 'switchboard.templates', version: 1 }, notOurs],
    ['of a newer version', { ...earlier([piece()]), version: 2 }, newer],
    ['of a newer version and shape', { kind: 'switchboard.templates', version: 2, all: {} }, newer],
    ['a newer library', library([], { version: 2 }), newer],
  ])('%s: is told, and nothing is taken in', async (_, given, message) => {
    const s = shareStage();
    const before = await s.stage.dump();
    const { reply, stageId } = await s.hand(typeof given === 'string' ? given : json(given));
    expect(reply).toMatchObject({
      kind: 'unreadable',
      problem: { message: expect.stringMatching(message) },
    });
    const wish = { stageId, choices: {}, onlyNamed: false };
    expect(await s.ask('document/take', wish)).toEqual({ kind: 'gone' });
    expect(await s.stage.dump()).toBe(before);
  });
});

describe.each(['an earlier file', 'a library'])('a piece that cannot be taken in, of %s', (of) => {
  const file = of === 'a library' ? library : earlier;
  const make = of === 'a library' ? item : piece;

  test('is told by its name, and the others are taken in', async () => {
    const s = shareStage();
    const bad = [
      [make({ name: 'Unknown type', type: 'CAP' }), /does not create actions of this type/],
      [make({ name: 'No texts', parameters: 'x' }), /not whole/],
      [make({ name: 'Odd blank', variables: [{ ...blank('a'), name: 'a.b' }] }), /not whole/],
      [make({ name: ' ' }), /Give the template a name/],
      [make({ name: 'Too long', description: 'x'.repeat(60_000) }), /characters long/],
      [
        make({
          name: 'Open secret',
          type: 'CUSTOM_ACTION',
          parameters: { apiDetails: { authenticationValue: 'hush' } },
        }),
        /Secrets are not kept/,
      ],
      [7, /not a template/],
      [null, /not a template/],
      [[], /not a template/],
      [{}, /does not create|not whole/],
    ] as const;
    const good = [make({ id: 'good' }), make({ name: 'B', id: 'y' })];
    const reply = await s.take(json(file([good[0], ...bad.map(([one]) => one), good[1]])));
    if (reply.kind !== 'taken') throw new Error(reply.kind);
    expect(reply).toMatchObject({ templates: 2, packs: 0, same: 0 });
    expect(reply.refused).toHaveLength(bad.length);
    for (const [index, [one, message]] of bad.entries()) {
      const name = (one as { name?: string } | null)?.name?.trim();
      expect(reply.refused[index]?.name).toBe(name || 'Without a name');
      expect(reply.refused[index]?.message).toMatch(message);
    }
  });

  test('a thousand of them are told one by one', async () => {
    const s = shareStage();
    const bad = Array.from({ length: 1_000 }, (_, index) =>
      make({ id: `bad-${index}`, name: `Bad ${index}`, type: index }),
    );
    const reply = await s.take(json(file([...bad, make()])));
    expect(reply).toMatchObject({ kind: 'taken', templates: 1 });
    if (reply.kind === 'taken')
      expect(reply.refused.map(({ name }) => name)).toEqual(bad.map(({ name }) => name));
  });

  test('a pack that names what is not there is refused and told, and the others are taken', async () => {
    const s = shareStage();
    const pack = (id: string, changes: object) => ({
      id,
      name: id,
      description: '',
      templateIds: ['x'],
      ...(of === 'a library' ? { revision: 1, changedAt: 0 } : {}),
      ...changes,
    });
    const templates = [make(), make({ id: 'z', type: 'CAP', name: 'Bad' })];
    const packs = [
      pack('good', {}),
      pack('bad', { templateIds: ['z', 'x'] }),
      pack('gone', { templateIds: ['x', 'nowhere'] }),
      pack('none', { templateIds: [] }),
      pack('twice', { templateIds: ['x', 'x'] }),
      pack('nameless', { name: ' ' }),
      pack('half', { templateIds: 'x' }),
      7,
    ];
    const reply = await s.take(json(file(templates, { packs })));
    if (reply.kind !== 'taken') throw new Error(reply.kind);
    expect(reply).toMatchObject({ templates: 1, packs: 1 });
    expect(reply.refused.map(({ name }) => name)).toEqual([
      'Bad',
      'bad',
      'gone',
      'none',
      'twice',
      'Without a name',
      'half',
      'Without a name',
    ]);
    expect(await contents(s)).toMatchObject({ packs: [{ name: 'good', templateIds: ['x'] }] });
  });

  test('a pack is left with a template that it needs', async () => {
    const s = shareStage();
    const pack = { id: 'p', name: 'P', description: '', templateIds: ['x', 'y'] };
    const at = of === 'a library' ? { revision: 1, changedAt: 0 } : {};
    const text = json(
      file([make(), make({ id: 'y', name: 'Y' })], { packs: [{ ...pack, ...at }] }),
    );
    const reply = await s.take(text, { choices: { y: 'leave' } });
    expect(reply).toMatchObject({
      templates: 1,
      packs: 0,
      left: 1,
      refused: [{ name: 'P', message: expect.stringMatching(/Not all of its templates/) }],
    });
    expect(await s.worker.db.count('packs')).toBe(0);
  });
});
