import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Origin } from './shapes.ts';

/** Takes out an address that a person has added, and gives the browser's permission back. */
export const siteRemove = defineMessage({
  name: 'site/remove',
  from: 'page',
  input: z.object({ origin: Origin }),
  output: z.object({ removed: z.boolean() }),
});
