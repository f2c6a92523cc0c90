import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ApplyMode, LibraryRow, SharingProblem, StageId } from './share-shapes.ts';

/** Subscribes to the library that was looked at: this very document is taken. */
export const addressAdd = defineMessage({
  name: 'address/add',
  from: 'page',
  input: z.object({
    stageId: StageId,
    apply: ApplyMode,
    everyHours: z.number().check(z.minimum(1), z.maximum(720)),
    approvedKey: z.optional(z.string()),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('added'), library: LibraryRow }),
    z.object({ kind: z.literal('gone') }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
