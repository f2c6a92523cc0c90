import { describe, expect, test } from 'vitest';
import { areasOf, catalogOf, formsOf, keysIn, namesIn, translated } from './catalogs.ts';

const areas = areasOf('es');

test('every language has every area', () => {
  expect(translated).toEqual(['es', 'pt-BR']);
  for (const language of translated)
    expect([language, areasOf(language)]).toEqual([language, areas]);
});

test('a text is in one area only', () => {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const area of areas) {
    for (const key of keysIn('es', area)) {
      const before = seen.get(key);
      if (before) twice.push(`${key}: ${before} and ${area}`);
      seen.set(key, area);
    }
  }
  expect(twice).toEqual([]);
});

describe.each(areas)('the texts of %s', (area) => {
  test('are the same in every language, in the same order', () => {
    for (const language of translated) {
      expect(keysIn(language, area)).toEqual(keysIn('es', area));
    }
    expect(keysIn('es', area)).toEqual([...keysIn('es', area)].sort());
  });

  test.each(translated)('are all there in %s, with the same names in braces', (language) => {
    const wrong: string[] = [];
    for (const [key, text] of Object.entries(catalogOf(language, area))) {
      for (const form of formsOf(text)) {
        const names = namesIn(form);
        const wanted = namesIn(key);
        // “One record” says the number without a figure.
        const same = [names, wanted].map((all) => all.filter((name) => name !== 'count').join());
        if (form.trim() === '') wrong.push(`${key}: empty`);
        else if (same[0] !== same[1]) wrong.push(`${key}: ${form}`);
        else if (typeof text === 'string' && names.join() !== wanted.join()) wrong.push(key);
      }
    }
    expect(wrong).toEqual([]);
  });

  test.each(translated)('have the forms for numbers that %s knows', (language) => {
    const known = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const wrong: string[] = [];
    for (const [key, text] of Object.entries(catalogOf(language, area))) {
      if (typeof text === 'string') continue;
      const forms = Object.keys(text);
      if (!forms.includes('one') || !forms.includes('other')) wrong.push(`${key}: ${forms}`);
      if (forms.some((form) => !known.some((one) => one === form))) wrong.push(`${key}: ${forms}`);
    }
    expect(wrong).toEqual([]);
  });

  test('begin and end like the English: capitals, full stops, spaces', () => {
    const wrong: string[] = [];
    for (const language of translated) {
      for (const [key, text] of Object.entries(catalogOf(language, area))) {
        for (const form of formsOf(text)) {
          if (/^\s|\s$/.test(form) !== /^\s|\s$/.test(key)) wrong.push(`${language}: ${form}`);
          if (/[.…:]$/.test(key) && key.at(-1) !== form.at(-1)) wrong.push(`${language}: ${form}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});
