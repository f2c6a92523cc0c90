import { expect, test } from 'vitest';
import type { Texts } from '../../../lib/i18n/catalog.ts';
import { areasOf, catalogOf, formsOf, translated } from './catalogs.ts';

/** Names that are read in English whatever the language is: a column of a pasted table. */
const asTheyAre = ['Group'];

const withoutDots = (name: string) => name.replace(/…$/, '');

/** Texts that speak of a control by a name that it does not have in the language. */
function misnamed(texts: Texts): string[] {
  const namesOf = (control: string) =>
    [texts[control], texts[`${control}…`]].filter((name) => typeof name === 'string');
  const wrong: string[] = [];
  for (const [key, text] of Object.entries(texts)) {
    for (const [, control = ''] of key.matchAll(/“([^”{}]+)”/g)) {
      const names = namesOf(control);
      if (names.length === 0 || asTheyAre.includes(control)) continue;
      for (const form of formsOf(text)) {
        const said = names.some((name) => form.includes(`“${withoutDots(name)}`));
        if (!said) wrong.push(`${control} is ${names.join(' or ')}: ${form}`);
      }
    }
  }
  return wrong;
}

test.each(translated)('in %s, texts name buttons and pages as they are named there', (language) => {
  const texts: Texts = Object.assign({}, ...areasOf('es').map((area) => catalogOf(language, area)));
  expect(misnamed(texts)).toEqual([]);
});

test('a text that names a button otherwise is found', () => {
  const texts = {
    'Look at it': 'Revisar',
    'Press “Look at it” again.': 'Presione “Ver” otra vez.',
  };
  expect(misnamed(texts)).toEqual(['Look at it is Revisar: Presione “Ver” otra vez.']);
});
