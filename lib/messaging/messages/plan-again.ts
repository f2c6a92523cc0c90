import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PlanReply, PlanValues } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/**
 * Sends what was refused or not sent again, together: all of it, or that of one template or target.
 * `values`: what blanks are to hold from now on. Steps whose secrets are gone stay and say so.
 */
export const planAgain = defineMessage({
  name: 'plan/again',
  from: 'page',
  input: z.object({
    planId: Id,
    template: z.optional(z.number()),
    place: z.optional(z.number()),
    values: z.optional(PlanValues),
  }),
  output: z.nullable(PlanReply),
});
