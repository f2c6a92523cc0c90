import * as z from 'zod/mini';
import { Plan } from '../../runs/plan/schema.ts';
import { Variable } from '../../templates/schema.ts';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, Id } from './shapes.ts';

/** A plan, or the run it became. Null when there is none. */
export const planOpen = defineMessage({
  name: 'plan/open',
  from: 'page',
  input: z.object({ planId: Id }),
  output: z.nullable(
    z.object({
      plan: Plan,
      templates: z.array(
        z.object({ templateId: z.string(), name: z.string(), type: ActionTypeName }),
      ),
      variables: z.array(Variable),
      /** Sub-accounts in it, with their names. */
      locations: z.array(z.object({ locationId: z.string(), name: z.optional(z.string()) })),
    }),
  ),
});
