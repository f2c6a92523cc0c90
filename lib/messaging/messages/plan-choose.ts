import * as z from 'zod/mini';
import { Choice } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';
import { PlanReply, StepFilter } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** Chooses what is to be done with the steps of a plan that a filter names; only before it runs. */
export const planChoose = defineMessage({
  name: 'plan/choose',
  from: 'page',
  input: z.object({ planId: Id, filter: StepFilter, choice: Choice }),
  output: z.nullable(PlanReply),
});
