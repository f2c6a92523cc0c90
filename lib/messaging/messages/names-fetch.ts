import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Asks HighLevel for the names of a sub-account and an agent, and remembers them. */
export const namesFetch = defineMessage({
  name: 'names/fetch',
  from: 'page',
  input: z.object({ locationId: Id, agentId: z.optional(Id) }),
  output: z.object({
    locationName: z.optional(z.string()),
    agentName: z.optional(z.string()),
    /** Why the agent could not be read; a missing sub-account name alone is no problem. */
    problem: z.optional(Problem),
  }),
});
