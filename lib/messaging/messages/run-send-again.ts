import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgainReply, Id } from './shapes.ts';

/** Sends all steps of a run that were not sent, as they are. Null when there is none that can be. */
export const runSendAgain = defineMessage({
  name: 'run/send-again',
  from: 'page',
  input: z.object({ runId: Id, anyway: z.boolean() }),
  output: z.nullable(AgainReply),
});
