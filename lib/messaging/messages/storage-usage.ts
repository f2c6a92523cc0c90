import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** How much is stored: records of each store, and bytes where the browser tells. */
export const storageUsage = defineMessage({
  name: 'storage/usage',
  from: 'page',
  input: z.object({}),
  output: z.object({
    bytes: z.optional(z.number()),
    /** How many bytes there may be. */
    quota: z.optional(z.number()),
    /** Stores that hold something. */
    stores: z.array(z.object({ store: z.string(), count: z.number() })),
  }),
});
