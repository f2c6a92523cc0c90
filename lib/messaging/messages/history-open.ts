import * as z from 'zod/mini';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** A run by itself, whole. Null when there is none. */
export const historyOpen = defineMessage({
  name: 'history/open',
  from: 'page',
  input: z.object({ runId: Id }),
  output: z.nullable(Run),
});
