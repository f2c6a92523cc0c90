import * as z from 'zod/mini';
import { Variable } from '../../templates/schema.ts';
import { defineMessage } from '../protocol.ts';
import { PlanWhat } from './plan-shapes.ts';
import { ActionTypeName, Id, Invalid } from './shapes.ts';

/** What a plan of these templates has to be told: their blanks, asked once, and who knows them already. */
export const planBlanks = defineMessage({
  name: 'plan/blanks',
  from: 'page',
  input: z.object({ what: PlanWhat, locationIds: z.array(Id).check(z.maxLength(500)) }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('blanks'),
      name: z.string(),
      templates: z.array(
        z.object({ id: z.string(), name: z.string(), type: z.optional(ActionTypeName) }),
      ),
      variables: z.array(Variable),
      /** By sub-account: what is remembered or a default there, secrets left out, references as ids. */
      known: z.record(z.string(), z.record(z.string(), z.unknown())),
      /** By sub-account: secrets that are kept beside its token. */
      keptSecrets: z.record(z.string(), z.array(z.string())),
    }),
    Invalid,
  ]),
});
