import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Reads the agent again now, to see what became of a create. Sends nothing that changes anything. */
export const runCheck = defineMessage({
  name: 'run/check',
  from: 'page',
  input: z.object({ runId: Id }),
  output: z.nullable(Run),
});
