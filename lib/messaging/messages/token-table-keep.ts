import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { TableRow } from './shapes.ts';

/** Keeps rows of a pasted table, in memory only, until they are saved; none forgets them. */
export const tokenTableKeep = defineMessage({
  name: 'token-table/keep',
  from: 'page',
  input: z.object({ rows: z.array(TableRow).check(z.maxLength(2000)) }),
  output: z.object({}),
});
