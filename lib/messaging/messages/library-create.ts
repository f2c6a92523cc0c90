import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { LibraryRow, SharingProblem } from './share-shapes.ts';
import { Ids } from './template-shapes.ts';

/** Begins a library of one’s own, of personal templates and packs. */
export const libraryCreate = defineMessage({
  name: 'library/create',
  from: 'page',
  input: z.object({
    name: z.string().check(z.minLength(1), z.maxLength(200)),
    description: z.string().check(z.maxLength(5_000)),
    publisher: z.string().check(z.maxLength(200)),
    ids: Ids,
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('created'), library: LibraryRow }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
