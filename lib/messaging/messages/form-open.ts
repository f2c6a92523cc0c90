import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, AgentAddress, Id, Parameters } from './shapes.ts';
import { BlankState } from './template-shapes.ts';

/**
 * Opens a template's form for an agent: the draft if there is one, else what was used last here.
 * `action:<id>` opens a copy of an action that the agent has; null when there is no such thing.
 */
export const formOpen = defineMessage({
  name: 'form/open',
  from: 'page',
  input: z.object({ target: AgentAddress, templateId: Id }),
  output: z.nullable(
    z.object({
      template: z.object({
        id: z.string(),
        type: ActionTypeName,
        name: z.string(),
        description: z.string(),
        favourite: z.boolean(),
      }),
      draftId: z.string(),
      /** The action's name and parameters to begin with; texts may hold `{{variable}}`. */
      name: z.string(),
      parameters: Parameters,
      blanks: BlankState,
      /** Field paths filled with what was used last in this sub-account. */
      remembered: z.array(z.string()),
      /** Names of the ids in reference fields, as far as they are cached: path → name. */
      referenceNames: z.record(z.string(), z.string()),
      /** Whether this is a half-filled form that was kept. */
      fromDraft: z.boolean(),
    }),
  ),
});
export type FormState = NonNullable<z.infer<typeof formOpen.output>>;
