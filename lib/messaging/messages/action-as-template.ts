import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, AgentAddress, Id, Parameters } from './shapes.ts';
import { Variable } from './template-shapes.ts';

/** What an action becomes as a template. Nothing is saved yet: `template/save` does. */
export const actionAsTemplate = defineMessage({
  name: 'action/as-template',
  from: 'page',
  input: z.object({
    target: AgentAddress,
    source: z.discriminatedUnion('kind', [
      /** An action the agent has. */
      z.object({ kind: z.literal('action'), actionId: Id }),
      /** What stands in a form: template-shaped parameters and the blanks' values. */
      z.object({
        kind: z.literal('form'),
        type: ActionTypeName,
        name: z.string(),
        parameters: Parameters,
        variables: z.array(Variable),
      }),
    ]),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('template'),
      type: ActionTypeName,
      name: z.string(),
      parameters: Parameters,
      variables: z.array(Variable),
      /** Phone numbers and addresses that could be blanks. */
      proposals: z.array(
        z.object({
          path: z.string(),
          kind: z.enum(['phone', 'url']),
          value: z.string(),
          label: z.string(),
          name: z.string(),
        }),
      ),
    }),
    z.object({ kind: z.literal('problem'), problem: Problem }),
    /** A type that the API does not create. */
    z.object({ kind: z.literal('other-type'), type: z.string() }),
  ]),
});
