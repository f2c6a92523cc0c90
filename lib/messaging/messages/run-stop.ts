import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Stops a run: no further step begins. One whose request has left is not touched. */
export const runStop = defineMessage({
  name: 'run/stop',
  from: 'page',
  input: z.object({ runId: Id }),
  output: z.nullable(Run),
});
