import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { ConnectionView, GroupName, Id } from './shapes.ts';

/** Tests a pasted token by reading, and keeps it when it works for this sub-account. */
export const connectionSave = defineMessage({
  name: 'connection/save',
  from: 'page',
  input: z.object({
    locationId: Id,
    token: z.string().check(z.maxLength(4000)),
    /** Keep it although it could not be tested (HighLevel down, no network). */
    untested: z.boolean(),
    /** Puts the sub-account into this group too. */
    group: z.optional(GroupName),
  }),
  output: z.object({
    saved: z.boolean(),
    connection: z.nullable(ConnectionView),
    problem: z.optional(Problem),
    /** The token has a form that cannot be right; nothing was sent. */
    malformed: z.optional(z.string()),
  }),
});
