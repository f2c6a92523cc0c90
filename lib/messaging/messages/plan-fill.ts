import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PlanReply, PlanValues } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** Gives blanks of a plan other values, for all or for one sub-account, and judges its steps anew. */
export const planFill = defineMessage({
  name: 'plan/fill',
  from: 'page',
  input: z.object({ planId: Id, locationId: z.optional(Id), values: PlanValues }),
  output: z.nullable(PlanReply),
});
