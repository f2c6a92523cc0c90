import { describe, expect, test } from 'vitest';
import { blank, smsTemplate } from '../templates/examples.ts';
import { library, shareStage } from './sharing-stage.ts';

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
    expect(await s.worker.db.getAll('packs')).toMatchObject([{ name: 'good', templateIds: ['x'] }]);
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
