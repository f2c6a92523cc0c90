import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { LibraryRow } from './share-shapes.ts';

/** Settles a conflict. `both`: theirs stays, and mine becomes a template beside it. */
export const conflictResolve = defineMessage({
  name: 'conflict/resolve',
  from: 'page',
  input: z.object({
    libraryId: Id,
    item: z.string(),
    choice: z.enum(['mine', 'theirs', 'both']),
  }),
  output: z.nullable(LibraryRow),
});
