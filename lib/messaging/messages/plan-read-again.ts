import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PlanReply } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** Reads the agents of a plan again, or those at some places, and judges their steps anew. */
export const planReadAgain = defineMessage({
  name: 'plan/read-again',
  from: 'page',
  input: z.object({ planId: Id, places: z.optional(z.array(z.number()).check(z.maxLength(2500))) }),
  output: z.nullable(PlanReply),
});
