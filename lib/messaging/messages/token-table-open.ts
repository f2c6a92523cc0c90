import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { TableRow } from './shapes.ts';

/** Rows of a pasted table that are not saved yet, as they were kept last. */
export const tokenTableOpen = defineMessage({
  name: 'token-table/open',
  from: 'page',
  input: z.object({}),
  output: z.object({ rows: z.array(TableRow) }),
});
