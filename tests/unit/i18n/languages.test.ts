import { expect, test } from 'vitest';
import { chooseLanguage, localeOf } from '../../../lib/i18n/languages.ts';
import { toAppearance } from '../../../lib/storage/appearance.ts';

test.each([
  [['en-GB'], 'en', 'en-GB'],
  [['es-419', 'en'], 'es', 'es-419'],
  [['ES'], 'es', 'ES'],
  [['pt-PT'], 'pt-BR', 'pt-PT'],
  [['fr', 'pt'], 'pt-BR', 'pt'],
  [['fr'], 'en', 'en-US'],
  [[], 'en', 'en-US'],
  [['es-es;q=0.8', 'es-MX'], 'es', 'es-MX'],
  [['es_;'], 'en', 'en-US'],
  [['en;q=1'], 'en', 'en-US'],
  [['est-EE'], 'en', 'en-US'],
])('of a browser with %j follows %s', (tags, language, locale) => {
  expect(chooseLanguage('auto', tags)).toBe(language);
  expect(localeOf(chooseLanguage('auto', tags), tags)).toBe(locale);
});

test('what a person chose goes before the browser', () => {
  expect(chooseLanguage('pt-BR', ['es'])).toBe('pt-BR');
  expect(localeOf('pt-BR', ['es'])).toBe('pt-BR');
});

test.each([
  [undefined, { language: 'auto', theme: 'system' }],
  [
    { language: 'tlh', theme: 'pink' },
    { language: 'auto', theme: 'system' },
  ],
  [
    { language: 'toString', theme: 'dark' },
    { language: 'auto', theme: 'dark' },
  ],
  [
    { language: 'es', theme: 'light', keepDays: 7 },
    { language: 'es', theme: 'light' },
  ],
])('what is stored as %j is %j', (stored, appearance) => {
  expect(toAppearance(stored)).toEqual(appearance);
});
