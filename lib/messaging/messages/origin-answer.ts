import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { SharingProblem } from './share-shapes.ts';
import { Template } from './template-shapes.ts';

/** Takes an origin’s changes into its copy, or leaves them for good. */
export const originAnswer = defineMessage({
  name: 'origin/answer',
  from: 'page',
  input: z.object({
    templateId: Id,
    /** The version that was shown. */
    revision: z.number(),
    choice: z.enum(['take', 'leave']),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), template: Template }),
    z.object({ kind: z.literal('changed-meanwhile') }),
    z.object({ kind: z.literal('problem'), problem: SharingProblem }),
  ]),
});
