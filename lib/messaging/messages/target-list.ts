import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ConnectionView, Id } from './shapes.ts';

/**
 * Agents of connected sub-accounts to choose from, from what was read before; `read` asks HighLevel
 * for the sub-accounts named, a few at a time, and the answer then holds only those.
 */
export const targetList = defineMessage({
  name: 'target/list',
  from: 'page',
  input: z.object({ read: z.optional(z.array(Id).check(z.maxLength(20))) }),
  output: z.object({
    locations: z.array(
      z.object({
        locationId: z.string(),
        name: z.optional(z.string()),
        state: ConnectionView.shape.state,
        groups: z.array(z.string()),
        /** Absent: never read. */
        fetchedAt: z.optional(z.number()),
        /** Why the last read did not help, in words. */
        problem: z.optional(z.string()),
        agents: z.array(z.object({ agentId: z.string(), name: z.string() })),
      }),
    ),
  }),
});
