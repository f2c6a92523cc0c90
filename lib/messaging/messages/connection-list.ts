import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** The sub-accounts that have a token, by name. */
export const connectionList = defineMessage({
  name: 'connection/list',
  from: 'page',
  input: z.object({}),
  output: z.object({
    connections: z.array(z.object({ locationId: z.string(), name: z.optional(z.string()) })),
  }),
});
