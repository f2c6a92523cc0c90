import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Forms, Texts } from '../../../lib/i18n/catalog.ts';
import { languages } from '../../../lib/i18n/languages.ts';

const dir = join(import.meta.dirname, '../../../lib/i18n');

/** The languages that have catalogs. */
export const translated = Object.keys(languages).filter((language) => language !== 'en');

export const areasOf = (language: string): string[] =>
  readdirSync(join(dir, language))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace('.json', ''))
    .sort();

const textOf = (language: string, area: string): string =>
  readFileSync(join(dir, language, `${area}.json`), 'utf8');

export const catalogOf = (language: string, area: string): Texts =>
  JSON.parse(textOf(language, area));

/** Keys as they stand in the file: a key that stands there twice is twice here. */
export const keysIn = (language: string, area: string): string[] =>
  [...textOf(language, area).matchAll(/^ {2}("(?:[^"\\]|\\.)*"):/gm)].map(([, key = '']) =>
    JSON.parse(key),
  );

export const formsOf = (text: string | Forms): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

/** The names in braces, each once. */
export const namesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
