import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../lib/sharing/read-document.ts';
import { documentOf, packOf, textTemplate, transferTemplate } from './documents.ts';

/** Reads a document with these in it, whatever types say. */
function read(changes: object) {
  const result = readDocument(JSON.stringify({ ...documentOf(1, []), ...changes }));
  if (result.kind === 'unreadable') throw new Error(result.problem.message);
  return result.library;
}

describe('one broken template among good ones', () => {
  const good = [textTemplate('a'), textTemplate('c')];
  test.each<[string, unknown, RegExp]>([
    ['of no shape', 7, /not a template/],
    ['a list', [], /not a template/],
    ['of an unknown type', { ...textTemplate('b'), type: 'TELEPORT' }, /does not create/],
    [
      'with a type of a prototype',
      { ...textTemplate('b'), type: 'constructor' },
      /does not create/,
    ],
    ['with a revision in words', { ...textTemplate('b'), revision: '1' }, /“revision”/],
    ['of revision 0', { ...textTemplate('b'), revision: 0 }, /“revision”/],
    ['with a time in words', { ...textTemplate('b'), changedAt: 'today' }, /“changedAt”/],
    ['with an id of another shape', textTemplate('b/c'), /“id”/],
    ['with tags in words', { ...textTemplate('b'), tags: 'a, b' }, /“tags”/],
    ['without parameters', { ...textTemplate('b'), parameters: undefined }, /“parameters”/],
    ['that is an invalid action', textTemplate('b', { parameters: { messageBody: 7 } }), /./],
    ['with a number that does not ring', transferTemplate('b', '12'), /./],
    ['with an id that another one has', textTemplate('a', { name: 'Second' }), /same id/],
  ])('%s: is told, and the good ones are there', (_, bad, message) => {
    const { templates, refused } = read({ templates: [good[0], bad, good[1]], packs: [] });
    expect(templates).toEqual(good);
    expect(refused).toEqual([
      { name: expect.any(String), message: expect.stringMatching(message) },
    ]);
  });

  test('of two with one id the first is there, among templates and packs alike', () => {
    const given = {
      templates: [...good, textTemplate('a', { name: 'Second' })],
      packs: [packOf('a', ['c']), packOf('p', ['a']), packOf('p', ['c'])],
    };
    const { templates, packs, refused, others } = read(given);
    expect(templates).toEqual(good);
    expect(packs).toEqual([packOf('p', ['a'])]);
    expect(refused.map(({ name }) => name)).toEqual(['Second', 'Pack a', 'Pack p']);
    expect(others).toEqual([]);
  });

  test('does not lend its id to what a pack names', () => {
    const bad = { ...textTemplate('b'), type: 'TELEPORT' };
    const { packs, refused, others } = read({
      templates: [...good, bad],
      packs: [packOf('p', ['a', 'b']), packOf('q', ['a'])],
    });
    expect(packs).toEqual([packOf('q', ['a'])]);
    expect(refused).toMatchObject([{ name: 'Text b' }, { name: 'Pack p' }]);
    expect(others).toEqual([bad, packOf('p', ['a', 'b'])]);
  });
});
