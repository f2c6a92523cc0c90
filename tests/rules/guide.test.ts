import { expect, test } from 'vitest';
import { scopesToTick } from '../../components/quick-add/token-screen.tsx';
import { starters } from '../../lib/templates/starter/index.ts';
import { boldNames, scopesNamed } from '../e2e/harness/guide.ts';
import { areasOf, keysIn } from '../unit/i18n/catalogs.ts';
import { read, shipped } from './project.ts';

/** What is said of one thing stands in the code only: `plural(n, 'one', '{count} of them')`. */
const ofOne = shipped.flatMap((path) =>
  [...read(path).matchAll(/\bplural\(\s*[^,'"]+,\s*'((?:[^'\\\n]|\\.)*)'/g)].map(
    ([, text = '']) => text,
  ),
);

/** Every text of the interface; anything may stand where it has a name in braces. */
const texts = [...areasOf('es').flatMap((area) => keysIn('es', area)), ...ofOne]
  // One that is little but such names would fit everything.
  .filter((text) => /\p{L}{2}/u.test(text.replaceAll(/\{\w+\}/g, '')))
  .map((text) =>
    text.split(/\{\w+\}/).map((piece) => piece.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')),
  )
  .map((pieces) => new RegExp(`^${pieces.join('.+')}$`, 'u'));
const names = new Set(starters.map(({ name }) => name));

test('whatever docs/guide.md quotes in bold stands in the interface like that', () => {
  expect(boldNames.length).toBeGreaterThan(50);
  const nowhere = boldNames.filter(
    (name) => !names.has(name) && !texts.some((text) => text.test(name)),
  );
  expect(nowhere).toEqual([]);
});

test('docs/guide.md names the scopes that quick add names', () => {
  expect(scopesNamed).toEqual(scopesToTick);
});
