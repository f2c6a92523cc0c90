import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Forgets runs that have ended; those that have not stay. Nothing is removed in HighLevel. */
export const historyRemove = defineMessage({
  name: 'history/remove',
  from: 'page',
  input: z.object({
    entries: z
      .array(z.object({ kind: z.enum(['plan', 'run']), id: Id }))
      .check(z.minLength(1), z.maxLength(500)),
  }),
  output: z.object({ removed: z.number(), kept: z.number() }),
});
