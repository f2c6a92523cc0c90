import { describe, expect, test } from 'vitest';
import { areasOf, keysIn } from '../unit/i18n/catalogs.ts';
import { files, read } from './project.ts';

/** Where the texts of an area stand in the code. */
const folderOf = (area: string): RegExp =>
  area === 'lib' || area === 'common'
    ? /^(lib|components|entrypoints)\//
    : new RegExp(`^components/${area}/`);

const sources = files
  .filter((path) => /^(lib|components|entrypoints)\/.*\.tsx?$/.test(path))
  .filter((path) => !path.startsWith('lib/i18n/es') && !path.startsWith('lib/i18n/pt-BR'))
  .map((path) => ({ path, text: read(path) }));

/** Which files hold a string literal. */
const users = new Map<string, Set<string>>();
for (const { path, text } of sources) {
  for (const [, single, double] of text.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)) {
    const literal = (single ?? double ?? '').replaceAll(/\\(['"])/g, '$1');
    users.set(literal, (users.get(literal) ?? new Set()).add(path));
  }
}
const usersOf = (key: string): string[] => [...(users.get(key) ?? [])];

describe('texts', () => {
  test.each(areasOf('es'))('of %s are all said somewhere in its folder', (area) => {
    const unused = keysIn('es', area).filter(
      (key) => !usersOf(key).some((path) => folderOf(area).test(path)),
    );
    expect(unused).toEqual([]);
  });

  test('that the background says are with the background', () => {
    const elsewhere: string[] = [];
    for (const area of areasOf('es').filter((one) => one !== 'lib' && one !== 'common')) {
      for (const key of keysIn('es', area)) {
        const users = usersOf(key).filter((path) => /^(lib|entrypoints)\//.test(path));
        // A word that is a name in lib is no text: sentences and labels begin with a capital.
        if (users.length > 0 && /^[A-Z“].* /.test(key)) elsewhere.push(`${area}: ${key}`);
      }
    }
    expect(elsewhere).toEqual([]);
  });

  test('are not asked for while modules load, when the language is not known', () => {
    const early: string[] = [];
    for (const { path, text } of sources) {
      for (const line of text.split('\n')) {
        if (/^(export )?const \w+[^=]*= (t|plural)\(/.test(line)) early.push(`${path}: ${line}`);
      }
    }
    expect(early).toEqual([]);
  });
});
