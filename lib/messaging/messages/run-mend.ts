import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgainReply, Id, Parameters } from './shapes.ts';

/**
 * Gives a step that was refused or not sent other content, and sends it. Null when there is no such
 * step, or it has been taken up since.
 */
export const runMend = defineMessage({
  name: 'run/mend',
  from: 'page',
  input: z.object({
    runId: Id,
    stepId: Id,
    /** Filled: what HighLevel is to get. */
    content: z.object({ name: z.string(), parameters: Parameters }),
    /** The person was asked and wants it although an equal one exists or may exist. */
    anyway: z.boolean(),
  }),
  output: z.nullable(AgainReply),
});
