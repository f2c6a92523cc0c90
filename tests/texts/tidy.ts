import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Texts } from '../../lib/i18n/catalog.ts';
import { areasOf, catalogOf, translated } from '../unit/i18n/catalogs.ts';

/**
 * Puts the texts of every language in order, adds those that another language has (empty, to be
 * translated), and names what is empty. Ends with 1 when something is.
 */
const dir = join(import.meta.dirname, '../../lib/i18n');
const file = (language: string, area: string) => join(dir, language, `${area}.json`);

for (const area of areasOf('es')) {
  const all = translated.map((language) => catalogOf(language, area));
  const keys = [...new Set(all.flatMap(Object.keys))].sort();
  for (const [at, language] of translated.entries()) {
    const texts: Texts = {};
    for (const key of keys) {
      const forms = all.map((one) => one[key]).find((text) => typeof text === 'object');
      const text = all[at]?.[key] ?? (forms ? { one: '', other: '' } : '');
      texts[key] = text;
      const empty = typeof text === 'string' ? text === '' : Object.values(text).includes('');
      if (empty) console.log(`${language}/${area}.json: ${key}`);
      if (empty) process.exitCode = 1;
    }
    await writeFile(file(language, area), `${JSON.stringify(texts, null, 2)}\n`);
  }
}
