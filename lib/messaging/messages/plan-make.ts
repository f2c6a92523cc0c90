import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PlanValues, PlanWhat, Targets } from './plan-shapes.ts';
import { Id, Invalid } from './shapes.ts';

/**
 * Makes a plan and begins to read its agents. Nothing is written in HighLevel. Asked again with the
 * same `planId` it makes none.
 */
export const planMake = defineMessage({
  name: 'plan/make',
  from: 'page',
  input: z.object({
    planId: Id,
    /** `fleet`: only to be looked at. */
    kind: z.enum(['apply', 'fleet']),
    what: PlanWhat,
    targets: Targets,
    values: PlanValues,
    locationValues: z.record(z.string(), PlanValues),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('made'), planId: z.string() }),
    Invalid,
  ]),
});
