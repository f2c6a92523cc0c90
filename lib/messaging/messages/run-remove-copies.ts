import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id, RemoveReply } from './shapes.ts';

/** Removes the extra copies of a step that a look found, keeping `keepId`. The person has agreed. */
export const runRemoveCopies = defineMessage({
  name: 'run/remove-copies',
  from: 'page',
  input: z.object({ runId: Id, stepId: Id, keepId: Id }),
  output: z.nullable(RemoveReply),
});
