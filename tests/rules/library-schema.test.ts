import { expect, test } from 'vitest';
import { librarySchema, librarySchemaPath } from '../docs/library-schema.ts';
import { read } from './project.ts';

test('docs/library.schema.json is what `node tests/docs/library-schema.ts` makes of the code', () => {
  expect(read(librarySchemaPath)).toBe(librarySchema());
});
