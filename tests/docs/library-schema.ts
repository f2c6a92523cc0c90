import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { LibraryDocument } from '../../lib/sharing/document.ts';

/**
 * Makes docs/library.schema.json of the schemas in lib/sharing/document.ts: `npm run docs`.
 * `tests/rules/library-schema.test.ts` fails when the file is not what this gives.
 */
export const librarySchemaPath = join('docs', 'library.schema.json');

/** Lists of texts on one line, where they fit: as Biome wants them. */
const written = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/( *)(.*)\[\s+("[^[\]{}]*")\s+\]/g, (all, ...parts) => {
    const [indent, before, items] = parts as [string, string, string];
    const line = `${indent}${before}[${items.replace(/,\s+/g, ', ')}]`;
    return line.length < 100 ? line : all;
  });

/** The JSON Schema (draft 2020-12) of a library document, as it has to be in the repository. */
export function librarySchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(LibraryDocument, { io: 'input' });
  const about = {
    $schema,
    title: 'A library of Switchboard, version 1',
    description:
      'Made by `npm run docs` from lib/sharing/document.ts. What a schema cannot say is in docs/library-format.md.',
  };
  return `${written({ ...about, ...schema })}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(join(import.meta.dirname, '..', '..', librarySchemaPath), librarySchema());
}
