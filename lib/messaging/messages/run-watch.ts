import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Answers when the run is past revision `seen`, or after 20 s as it is; null when unknown. */
export const runWatch = defineMessage({
  name: 'run/watch',
  from: 'page',
  input: z.object({ runId: Id, seen: z.number() }),
  output: z.nullable(Run),
});
