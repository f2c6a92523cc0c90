import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PlanReply } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/**
 * Starts a plan's run, pauses it, lets it go on, stops it for good, or discards a plan that was never
 * started. A plan starts once: of two windows one is told `not-now`.
 */
export const planGo = defineMessage({
  name: 'plan/go',
  from: 'page',
  input: z.object({
    planId: Id,
    do: z.enum(['start', 'pause', 'resume', 'stop', 'discard']),
  }),
  output: z.nullable(PlanReply),
});
