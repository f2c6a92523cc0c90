import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { ActionState, AgentAddress, Id } from './shapes.ts';

/** One action that an agent has, whole, read from HighLevel: listings may leave out parameters. */
export const actionRead = defineMessage({
  name: 'action/read',
  from: 'page',
  input: z.object({ target: AgentAddress, actionId: Id }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('action'), action: ActionState }),
    z.object({ kind: z.literal('problem'), problem: Problem }),
    /** A type that the API does not create: it is left alone. */
    z.object({ kind: z.literal('other-type'), type: z.string() }),
  ]),
});
