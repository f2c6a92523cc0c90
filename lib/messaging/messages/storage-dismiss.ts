import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Hides quick add's notice about records that did not parse, until there are more of them. */
export const storageDismiss = defineMessage({
  name: 'storage/dismiss',
  from: 'page',
  input: z.object({}),
  output: z.object({}),
});
