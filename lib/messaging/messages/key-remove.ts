import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Removes a key from this browser; libraries it signed stay as they are. */
export const keyRemove = defineMessage({
  name: 'key/remove',
  from: 'page',
  input: z.object({ key: z.string() }),
  output: z.object({ removed: z.boolean() }),
});
