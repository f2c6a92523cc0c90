import { describe, expect, test } from 'vitest';
import { canonical } from '../../../lib/sharing/canonical.ts';
import type { LibraryDocument } from '../../../lib/sharing/document.ts';
import { makeDocument } from '../../../lib/sharing/exporter.ts';
import { packItem, packOfItem, templateItem, templateOfItem } from '../../../lib/sharing/items.ts';
import { type ReadLibrary, readDocument } from '../../../lib/sharing/read-document.ts';
import { documentOf, packOf, textTemplate, transferTemplate } from './documents.ts';

const whole = documentOf(3, [textTemplate('a'), transferTemplate('b', '+12125550123')], {
  packs: [packOf('p', ['b', 'a'])],
  tombstones: [{ id: 'gone', revision: 2, deletedAt: 5, deletedBy: 'Ada' }],
});
const text = JSON.stringify(whole);
const nothing = { secrets: [], ids: [] };

/** The document with something else in it, whatever types say. */
const but = (changes: object, from: object = whole) => JSON.stringify({ ...from, ...changes });

function read(given: string): ReadLibrary {
  const result = readDocument(given);
  if (result.kind === 'unreadable') throw new Error(result.problem.message);
  return result.library;
}
function unreadable(given: string) {
  const result = readDocument(given);
  if (result.kind === 'read') throw new Error(`It was read: ${given.slice(0, 100)}`);
  expect(result.problem.message).toMatch(/[Nn]othing was changed/);
  return result.problem.code;
}

/** Reads and writes, as whoever passes a library on. */
function written(given: string): LibraryDocument {
  const { head, templates, packs, tombstones, others } = read(given);
  const said = {
    head,
    templates: templates.map((one) => templateItem({ ...templateOfItem(one, 7), id: 'x' }, one.id)),
    packs: packs.map((one) =>
      packItem({ ...packOfItem(one, 7, (id) => `local/${id}`), id: 'x' }, one.id, (id) =>
        id.slice('local/'.length),
      ),
    ),
    tombstones,
    others,
  };
  const made = makeDocument(said, nothing);
  if (made.kind === 'problem') throw new Error(made.problem.message);
  return made.document;
}

describe('a document', () => {
  test('is read whole, sorted by id, with a byte order mark or without', () => {
    const { head, templates, packs, tombstones, refused, others } = read(`\uFEFF \n${text}\n`);
    expect(head).toEqual({
      id: 'team-library',
      name: 'Team',
      description: '',
      publisher: 'Head office',
      revision: 3,
    });
    expect({ templates, packs, tombstones, refused, others }).toEqual({
      templates: whole.templates,
      packs: whole.packs,
      tombstones: whole.tombstones,
      refused: [],
      others: [],
    });
    const turned = but({ templates: whole.templates.toReversed() });
    expect(read(turned).templates).toEqual(whole.templates);
  });

  test('may have nothing in it', () => {
    expect(read(JSON.stringify(documentOf(0, [])))).toMatchObject({ templates: [], packs: [] });
  });

  test('with keys that nobody knows keeps them at every level, read and written', () => {
    const odd = { 'x.later': [{ deep: null }], ﬁ: 'ﬁ' };
    const template = {
      ...textTemplate('a', {
        parameters: { messageBody: 'At {{street}}.', triggerPrompt: 'When', later: odd },
        variables: [
          {
            name: 'street',
            label: 'Street',
            kind: 'choice',
            required: true,
            choices: [{ value: 'x', label: 'X', later: odd }],
            later: odd,
          },
        ],
      }),
      later: odd,
      libraryName: 'no key of ours',
    };
    const given = but({
      later: odd,
      templates: [template],
      packs: [packOf('p', ['a'], { later: odd })],
      tombstones: [{ id: 'gone', revision: 2, deletedAt: 5, later: odd }],
    });
    const { head, templates, tombstones } = read(given);
    expect(head.extra).toEqual({ later: odd });
    expect(templates[0]).toEqual(template);
    expect(tombstones[0]).toMatchObject({ later: odd });
    expect(canonical(written(given))).toBe(canonical(JSON.parse(given)));
    expect(written(given).templates[0]).toEqual(template);
  });

  test.each([['text'], [{ later: 1 }], [null], [7]])(
    'may have a key “extra” (%j) as any other',
    (extra) => {
      const given = but({ extra, templates: [{ ...textTemplate('a'), extra }], packs: [] });
      expect(read(given).head.extra).toEqual({ extra });
      expect(canonical(written(given))).toBe(canonical(JSON.parse(given)));
    },
  );

  test('keeps what it cannot use, for whoever passes it on', () => {
    const newer = { ...textTemplate('z'), type: 'TELEPORT' };
    const given = but({ templates: [...whole.templates, newer] });
    expect(read(given)).toMatchObject({ others: [newer], refused: [{ name: 'Text z' }] });
    expect(canonical(written(given))).toBe(canonical(JSON.parse(given)));
  });
});

describe('what is no document', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'empty'],
    ['white space', ' \n\t ', 'empty'],
    ['a mark alone', '\uFEFF', 'empty'],
    ['a page to log in', '<!doctype html><title>Log in</title>', 'web-page'],
    ['a page after a mark', '\uFEFF\n<html>', 'web-page'],
    ['XML', '<?xml version="1.0"?>', 'web-page'],
    ['words', 'Not Found', 'not-json'],
    ['two documents', text + text, 'not-json'],
    ['a comma too many', `${text.slice(0, -1)},}`, 'not-json'],
    ['NaN', '{"kind":NaN}', 'not-json'],
    ['a text', JSON.stringify(text), 'not-a-library'],
    ['a list', `[${text}]`, 'not-a-library'],
    ['null', 'null', 'not-a-library'],
    ['a number', '7', 'not-a-library'],
    ['no kind', but({ kind: undefined }), 'not-a-library'],
    ['another kind', but({ kind: 'switchboard.backup' }), 'not-a-library'],
    ['a newer version', but({ version: 2 }), 'newer-version'],
    [
      'a newer version of another shape',
      '{"kind":"switchboard.library","version":9}',
      'newer-version',
    ],
    ['a version of nobody', but({ version: 0 }), 'not-a-library'],
    ['a version between', but({ version: 1.5 }), 'newer-version'],
    ['a version in words', but({ version: '1' }), 'not-a-library'],
    ['a number too large', text.replace('"revision":3', '"revision":1e400'), 'not-a-library'],
    ['half a character', but({ name: '\ud800' }), 'not-a-library'],
    [
      'half a character in a template',
      but({ templates: [textTemplate('\udc00')] }),
      'not-a-library',
    ],
    ['half a character as a key', but({ 'a\ud83d': 1 }), 'not-a-library'],
  ])('%s: is told', (_, given, code) => {
    expect(unreadable(given)).toBe(code);
  });

  test('cut off anywhere it is told, and never taken for another', () => {
    for (let end = 0; end < text.length; end += 1) {
      expect(['empty', 'not-json']).toContain(unreadable(text.slice(0, end)));
    }
    for (let start = 1; start < text.length; start += 1) {
      expect(['not-json', 'not-a-library']).toContain(unreadable(text.slice(start)));
    }
  });

  const wrongHead: Record<string, unknown[]> = {
    id: [undefined, 7, '', '__proto__', 'a/b', '.x', 'x'.repeat(101), null],
    name: [undefined, '', 7, 'x'.repeat(201)],
    description: [undefined, null, 'x'.repeat(5_001)],
    publisher: [undefined, {}, 'x'.repeat(201)],
    revision: [undefined, '3', -1, 1.5, null, 2 ** 60],
    selection: [false, 'yes', null],
    templates: [undefined, {}, 'none', null],
    packs: [undefined, {}, null],
    tombstones: [
      undefined,
      {},
      [7],
      [{ id: 'x' }],
      [{ id: 'x', revision: '2', deletedAt: 1 }],
      [{ id: 'x', revision: 0, deletedAt: 1 }],
      [{ id: 'x', revision: 1, deletedAt: -1 }],
      [{ id: '__proto__', revision: 1, deletedAt: 1 }],
    ],
    signature: [
      null,
      {},
      { algorithm: 'none', key: 'A'.repeat(43), value: 'A'.repeat(86) },
      { algorithm: 'Ed25519', key: 'A'.repeat(42), value: 'A'.repeat(86) },
      { algorithm: 'Ed25519', key: 'A'.repeat(43), value: '' },
    ],
  };
  test.each(Object.entries(wrongHead))('a wrong %s is told by its name', (key, values) => {
    for (const value of values) {
      const result = readDocument(but({ [key]: value }));
      expect([key, value, result]).toMatchObject([
        key,
        value,
        {
          kind: 'unreadable',
          problem: { code: 'not-a-library', message: expect.stringContaining(`“${key}`) },
        },
      ]);
    }
  });

  test('more than 20,000 templates, packs or tombstones are refused', () => {
    const many = Array(20_001).fill(0);
    for (const key of ['templates', 'packs', 'tombstones']) {
      expect(unreadable(but({ [key]: many }))).toBe('not-a-library');
    }
    expect(read(but({ templates: many.slice(1), packs: [] })).refused).toHaveLength(20_000);
  });

  test.each(['[', '{"a":'])('nested 10,000 times with %s is told, wherever it stands', (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = (levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;
    const at = (place: string, levels: number) =>
      text.replace(place, `"x":${deep(levels)},${place}`);
    for (const place of ['"kind"', '"id":"a"', '"messageBody"', '"deletedBy"', '"templateIds"']) {
      for (const levels of [60, 10_000]) {
        expect(unreadable(at(place, levels))).toBe('not-a-library');
      }
      expect(read(at(place, 40)).refused).toEqual([]);
    }
    for (const levels of [10_000, 1_000_000]) {
      expect(['not-a-library', 'not-json']).toContain(unreadable(deep(levels)));
    }
  });
});

describe('“__proto__”', () => {
  const proto = '"__proto__":{"polluted":true,"type":"SMS"},';
  const at = (place: string) => text.replace(place, proto + place);

  test('is refused at the top', () => {
    expect(unreadable(at('"kind"'))).toBe('not-a-library');
  });

  test.each(['"id":"a"', '"messageBody"', '"label"'])(
    'is refused in a template, before %s',
    (place) => {
      const library = read(at(place));
      expect(library.refused).toMatchObject([
        { name: 'Text a', message: expect.stringContaining('__proto__') },
        // The pack has lost a template.
        { name: 'Pack p' },
      ]);
      expect(library.templates.map(({ id }) => id)).toEqual(['b']);
    },
  );

  test.each(['"templateIds"', '"deletedAt"'])('never reaches a prototype, before %s', (place) => {
    const result = readDocument(at(place));
    const kept =
      result.kind === 'read' ? [...result.library.tombstones, ...result.library.packs] : [];
    for (const one of kept) expect(Object.getPrototypeOf(one)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('nor “constructor”, and as an id or a name of a blank it is none', () => {
    expect(read(at('"messageBody"').replaceAll('__proto__', 'constructor')).refused).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const named = textTemplate('a', {
      variables: [{ name: 'constructor', label: 'x', kind: 'text', required: true }],
    });
    expect(read(but({ templates: [named, textTemplate('b')] })).refused).toHaveLength(2);
    const called = JSON.stringify({ ...whole, templates: [textTemplate('__proto__')], packs: [] });
    expect(read(called).refused).toHaveLength(1);
  });
});
