import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { GroupName, Id } from './shapes.ts';

/** Puts sub-accounts into a group, or takes them out of one. */
export const connectionGroup = defineMessage({
  name: 'connection/group',
  from: 'page',
  input: z.object({
    locationIds: z.array(Id).check(z.maxLength(5000)),
    group: GroupName,
    isIn: z.boolean(),
  }),
  output: z.object({ changed: z.number() }),
});
