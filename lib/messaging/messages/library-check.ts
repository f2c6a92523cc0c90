import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { LibraryRow } from './share-shapes.ts';

/** Reads a library again now; a shared folder also gets what was changed here. */
export const libraryCheck = defineMessage({
  name: 'library/check',
  from: 'page',
  input: z.object({ libraryId: Id }),
  output: z.nullable(LibraryRow),
});
