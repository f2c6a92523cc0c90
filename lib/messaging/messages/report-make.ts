import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** The report for whoever helps: versions, settings, last errors and counts; no names, ids or secrets. */
export const reportMake = defineMessage({
  name: 'report/make',
  from: 'page',
  input: z.object({}),
  output: z.object({ text: z.string() }),
});
