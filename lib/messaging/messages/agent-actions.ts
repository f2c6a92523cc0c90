import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { AgentAddress, Parameters } from './shapes.ts';

/** The actions an agent has now, read from HighLevel. Secrets in them are masked. */
export const agentActions = defineMessage({
  name: 'agent/actions',
  from: 'page',
  input: AgentAddress,
  output: z.object({
    /** null: HighLevel does not list them, so nobody can tell. */
    actions: z.nullable(
      z.array(
        z.object({
          id: z.string(),
          /** One of ours or any other that HighLevel knows. */
          type: z.optional(z.string()),
          name: z.optional(z.string()),
          parameters: Parameters,
          /** HighLevel listed it without what its type requires: what it does cannot be told. */
          slim: z.optional(z.boolean()),
        }),
      ),
    ),
    problem: z.optional(Problem),
  }),
});
export type AgentAction = NonNullable<z.infer<typeof agentActions.output>['actions']>[number];
