import { describe, expect, test } from 'vitest';
import { exportFile } from '../../../lib/templates/export-file.ts';
import { importFile } from '../../../lib/templates/import-file.ts';
import { TemplateContent } from '../../../lib/templates/schema.ts';
import { starterPackList, starterTemplates } from '../../../lib/templates/starter/as-template.ts';
import { createStage } from '../runs/stage.ts';
import { blank, smsTemplate } from './examples.ts';

const day = Date.UTC(2026, 10, 23);

function begin() {
  const stage = createStage();
  const worker = stage.startWorker();
  const all = { ...worker, now: () => day };
  return {
    stage,
    ...worker,
    exported: (...ids: string[]) => exportFile(all, ids),
    imported: (file: unknown) =>
      importFile(worker, typeof file === 'string' ? file : JSON.stringify(file)),
    async save(changes: Partial<TemplateContent> = {}) {
      const content = { ...smsTemplate, ...changes };
      const reply = await worker.store.save({ base: 0, content, anyway: false });
      if (reply.kind !== 'saved') throw new Error(reply.kind);
      return reply.template.id;
    },
    async savePack(templateIds: string[], name = 'Pack') {
      const content = { name, description: 'Of both', templateIds };
      const reply = await worker.packs.save({ base: 0, content, anyway: false });
      if (reply.kind !== 'saved') throw new Error(reply.kind);
      return reply.pack.id;
    },
    /** The contents of one's own templates and packs, by name. */
    async contents() {
      const records = await worker.db.getAll('templates');
      const names = new Map(records.map(({ id, name }) => [id, name]));
      const packs = await worker.db.getAll('packs');
      return {
        templates: records
          .map((record) => TemplateContent.parse(record))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
        packs: packs.map(({ name, description, templateIds }) => ({
          name,
          description,
          templates: templateIds.map((id) => names.get(id) ?? id),
        })),
      };
    },
  };
}
const file = (templates: unknown[], more: object = {}) => ({
  kind: 'switchboard.templates',
  version: 1,
  templates,
  ...more,
});
const piece = (changes: object = {}) => ({ id: 'x', ...smsTemplate, ...changes });
const none = { templates: 0, packs: 0, same: 0, refused: [] };

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

describe('a file', () => {
  test('gives another browser the same contents', async () => {
    const s = begin();
    const ids = [await s.save(), await s.save(odd)];
    const packId = await s.savePack([
      ...ids.toReversed(),
      'starter:send-a-text-message',
      ids[0] ?? '',
    ]);
    const { fileName, text } = await s.exported(packId);
    expect(fileName).toBe('switchboard-templates-2026-11-23.json');
    const other = begin();
    expect(await other.imported(text)).toEqual({
      kind: 'imported',
      ...none,
      templates: 2,
      packs: 1,
      same: 1,
    });
    expect(await other.contents()).toEqual(await s.contents());
    const again = await other.exported(...(await other.db.getAll('packs')).map(({ id }) => id));
    expect(
      JSON.parse(again.text).templates.map(({ id: _, ...rest }: { id: string }) => rest),
    ).toEqual(JSON.parse(text).templates.map(({ id: _, ...rest }: { id: string }) => rest));
  });

  test('taken in twice, by its writer or by another, changes nothing', async () => {
    const s = begin();
    const packId = await s.savePack([await s.save(), await s.save(odd)]);
    const { text } = await s.exported(packId);
    const before = await s.stage.dump();
    expect(await s.imported(text)).toEqual({ kind: 'imported', ...none, same: 3 });
    expect(await s.stage.dump()).toBe(before);
    // Its ids are others.
    const other = begin();
    for (const name of ['A', 'B', 'C']) await other.save({ name });
    expect(await other.imported(text)).toMatchObject({ templates: 2, packs: 1, same: 0 });
    const once = await other.stage.dump();
    expect(await other.imported(text)).toEqual({ kind: 'imported', ...none, same: 3 });
    expect(await other.stage.dump()).toBe(once);
  });

  test('overwrites nothing: what was changed since comes as a new one', async () => {
    const s = begin();
    const id = await s.save();
    const { text } = await s.exported(id);
    const content = { ...smsTemplate, description: 'Changed' };
    await s.store.save({ templateId: id, base: 1, content, anyway: false });
    expect(await s.imported(text)).toMatchObject({ templates: 1, same: 0 });
    expect((await s.contents()).templates.map((one) => one.description).sort()).toEqual([
      'Changed',
      smsTemplate.description,
    ]);
  });

  test('of what is in the bin brings it back as a new one', async () => {
    const s = begin();
    const id = await s.save();
    const packId = await s.savePack([id]);
    const { text } = await s.exported(packId);
    await s.store.change([id], { kind: 'delete' });
    await s.packs.bin([packId], true);
    expect(await s.imported(text)).toMatchObject({ templates: 1, packs: 1, same: 0 });
    const { hits } = await s.list.page({
      query: '',
      sort: 'name',
      offset: 0,
      limit: 9,
      origin: 'personal',
    });
    expect(hits).toHaveLength(1);
  });

  test('of starters and their packs is known already', async () => {
    const s = begin();
    const ids = [...starterTemplates, ...starterPackList].map(({ id }) => id);
    const { text } = await s.exported(...ids, 'gone', 'gone');
    expect(await s.imported(text)).toEqual({ kind: 'imported', ...none, same: ids.length });
  });

  test('holds no id of a sub-account and nothing about use', async () => {
    const s = begin();
    const id = await s.save();
    await s.marks.favourite([id], true);
    const keys = Object.keys(JSON.parse((await s.exported(id)).text).templates[0]);
    expect(keys.sort()).toEqual(['id', ...Object.keys(smsTemplate)].sort());
  });
});

describe('what is no file of ours', () => {
  const newer = /newer version/;
  const notOurs = /not a file of Switchboard/;
  test.each<[string, unknown, RegExp]>([
    ['nothing', '', /not whole JSON/],
    ['text', 'hello', /not whole JSON/],
    ['half of it', JSON.stringify(file([piece()])).slice(0, -9), /not whole JSON/],
    ['another JSON', '[]', notOurs],
    ['null', 'null', notOurs],
    ['another kind', { ...file([]), kind: 'other' }, notOurs],
    ['without templates', { kind: 'switchboard.templates', version: 1 }, notOurs],
    ['of a newer version', { ...file([piece()]), version: 2 }, newer],
    ['of a newer version and shape', { kind: 'switchboard.templates', version: 2, all: {} }, newer],
  ])('%s: is told, and nothing is taken in', async (_, given, message) => {
    const s = begin();
    expect(await s.imported(given)).toEqual({
      kind: 'unreadable',
      message: expect.stringMatching(message),
    });
    expect(await s.contents()).toEqual({ templates: [], packs: [] });
  });
});

describe('a piece that cannot be taken in', () => {
  test('is told by its name, and the others are taken in', async () => {
    const s = begin();
    const bad = [
      [piece({ name: 'Unknown type', type: 'CAP' }), /does not create actions of this type/],
      [piece({ name: 'No texts', parameters: 'x' }), /not whole/],
      [piece({ name: 'Odd blank', variables: [{ ...blank('a'), name: 'a.b' }] }), /not whole/],
      [piece({ name: ' ' }), /Give the template a name/],
      [piece({ name: 'Too long', description: 'x'.repeat(60_000) }), /characters long/],
      [
        piece({
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
    const reply = await s.imported(
      file([piece(), ...bad.map(([one]) => one), piece({ name: 'B', id: 'y' })]),
    );
    if (reply.kind !== 'imported') throw new Error(reply.kind);
    expect(reply).toMatchObject({ templates: 2, packs: 0, same: 0 });
    expect(reply.refused).toHaveLength(bad.length);
    for (const [index, [one, message]] of bad.entries()) {
      const name = (one as { name?: string } | null)?.name;
      expect(reply.refused[index]?.name).toBe(name ?? 'Without a name');
      expect(reply.refused[index]?.message).toMatch(message);
    }
    expect(await s.stage.dump()).not.toContain('hush');
  });

  test('a thousand of them are told one by one', async () => {
    const s = begin();
    const bad = Array.from({ length: 1_000 }, (_, index) =>
      piece({ name: `Bad ${index}`, type: index }),
    );
    const reply = await s.imported(file([...bad, piece()]));
    expect(reply).toMatchObject({ kind: 'imported', templates: 1 });
    if (reply.kind === 'imported')
      expect(reply.refused.map(({ name }) => name)).toEqual(bad.map(({ name }) => name));
  });

  test('of packs too; what a pack names and is not there is left out', async () => {
    const s = begin();
    const pack = (changes: object) => ({
      id: 'p',
      name: 'P',
      description: '',
      templateIds: ['x'],
      ...changes,
    });
    const reply = await s.imported(
      file([piece(), piece({ id: 'z', type: 'CAP', name: 'Bad' })], {
        packs: [
          pack({ templateIds: ['z', 'x', 'gone', 'starter:send-a-text-message'] }),
          pack({ name: 'None left', templateIds: ['z'] }),
          pack({ name: ' ' }),
          pack({ name: 'Half', templateIds: 'x' }),
          7,
        ],
      }),
    );
    if (reply.kind !== 'imported') throw new Error(reply.kind);
    expect(reply).toMatchObject({ templates: 1, packs: 1 });
    expect(reply.refused).toMatchObject([
      { name: 'Bad' },
      { name: 'None left', message: 'None of its templates was taken in.' },
      { message: 'Give the pack a name.' },
      { name: 'Half', message: 'This pack is not whole.' },
      { name: 'Without a name', message: 'This pack is not whole.' },
    ]);
    expect((await s.contents()).packs).toEqual([
      { name: 'P', description: '', templates: ['Directions', 'starter:send-a-text-message'] },
    ]);
  });
});
