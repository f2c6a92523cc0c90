import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { LibraryRow, SharingProblem } from './share-shapes.ts';

/** Takes an update that waits, as a whole, or leaves it: the same document is not offered again. */
export const updateAnswer = defineMessage({
  name: 'update/answer',
  from: 'page',
  input: z.object({
    libraryId: Id,
    hash: z.string(),
    accept: z.boolean(),
    /** The new key, when a person has approved it. */
    approvedKey: z.optional(z.string()),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('taken'), library: LibraryRow }),
    z.object({ kind: z.literal('left'), library: LibraryRow }),
    /** Another document waits by now, or none; look at it first. */
    z.object({ kind: z.literal('changed-meanwhile') }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
