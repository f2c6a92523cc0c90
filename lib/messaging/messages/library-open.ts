import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { LibraryItem, LibraryRow } from './share-shapes.ts';

/** One library with its templates and packs, the last changed first; at most 500. */
export const libraryOpen = defineMessage({
  name: 'library/open',
  from: 'page',
  input: z.object({ libraryId: Id }),
  output: z.nullable(
    z.object({ library: LibraryRow, items: z.array(LibraryItem), total: z.number() }),
  ),
});
