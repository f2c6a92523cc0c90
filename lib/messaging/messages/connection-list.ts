import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ConnectionRow } from './shapes.ts';

/** The sub-accounts that can be worked in, by name: those with a token, and those of agencies. */
export const connectionList = defineMessage({
  name: 'connection/list',
  from: 'page',
  input: z.object({}),
  output: z.object({ connections: z.array(ConnectionRow) }),
});
