import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ConnectionView, Id } from './shapes.ts';

/** Tests the token that is kept for a sub-account by reading, and notes what that shows. */
export const connectionTest = defineMessage({
  name: 'connection/test',
  from: 'page',
  input: z.object({ locationId: Id }),
  output: z.object({ connection: z.nullable(ConnectionView) }),
});
