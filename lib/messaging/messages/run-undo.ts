import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id, RemoveReply } from './shapes.ts';

/** Removes what a run created, or one step of it. Ids found by reading need `confirmed`. */
export const runUndo = defineMessage({
  name: 'run/undo',
  from: 'page',
  input: z.object({ runId: Id, stepId: z.optional(Id), confirmed: z.boolean() }),
  output: z.nullable(RemoveReply),
});
