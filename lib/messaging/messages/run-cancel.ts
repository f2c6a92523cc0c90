import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Stops a run that waits for HighLevel's limit; one whose request has left is not touched. */
export const runCancel = defineMessage({
  name: 'run/cancel',
  from: 'page',
  input: z.object({ runId: Id }),
  output: z.nullable(Run),
});
