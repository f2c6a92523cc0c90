import * as z from 'zod/mini';
import { PlanTarget } from '../../runs/plan/schema.ts';
import { Run } from '../../runs/schema.ts';
import { defineMessage } from '../protocol.ts';
import { PlanStepDetail } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** One target of a plan with its steps, and its run once that has begun. */
export const planTarget = defineMessage({
  name: 'plan/target',
  from: 'page',
  input: z.object({ planId: Id, place: z.number() }),
  output: z.nullable(
    z.object({
      planned: PlanTarget,
      steps: z.array(PlanStepDetail),
      run: z.optional(Run),
    }),
  ),
});
