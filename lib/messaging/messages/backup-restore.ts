import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/**
 * Takes in some lines of a backup. Adds what is missing; where both exist the later one stays and
 * the other becomes an earlier version. Doing it twice changes nothing.
 */
export const backupRestore = defineMessage({
  name: 'backup/restore',
  from: 'page',
  input: z.object({ lines: z.array(z.string().check(z.maxLength(5_000_000))) }),
  output: z.object({
    added: z.number(),
    /** Equal, or older than what is here. */
    kept: z.number(),
    refused: z.array(z.object({ line: z.string(), message: z.string() })),
  }),
});
