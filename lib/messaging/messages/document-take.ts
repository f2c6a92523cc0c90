import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { SharingProblem, StageId } from './share-shapes.ts';

/** Takes in what was chosen of a document: all of it, or nothing where that fails. */
export const documentTake = defineMessage({
  name: 'document/take',
  from: 'page',
  input: z.object({
    stageId: StageId,
    /** By id in the document; what is not named is taken when it is new or changed, else left. */
    choices: z.record(z.string(), z.enum(['take', 'leave', 'both'])),
    /** Of what is not named nothing is taken. */
    onlyNamed: z.boolean(),
    /** The key that a person has approved for this library, seeing its fingerprint. */
    approvedKey: z.optional(z.string()),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('taken'),
      templates: z.number(),
      packs: z.number(),
      same: z.number(),
      left: z.number(),
      refused: z.array(z.object({ name: z.string(), message: z.string() })),
    }),
    /** The background has lost the document; hand it over again. */
    z.object({ kind: z.literal('gone') }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
