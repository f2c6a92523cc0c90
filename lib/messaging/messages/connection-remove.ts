import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Forgets the token of a sub-account. */
export const connectionRemove = defineMessage({
  name: 'connection/remove',
  from: 'page',
  input: z.object({ locationId: Id }),
  output: z.object({}),
});
