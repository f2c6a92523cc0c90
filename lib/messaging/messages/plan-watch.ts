import * as z from 'zod/mini';
import { Plan } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Pace } from './plan-shapes.ts';
import { Id } from './shapes.ts';

/** Answers when a plan is past revision `seen`, at most four times a second, or after 20 s. */
export const planWatch = defineMessage({
  name: 'plan/watch',
  from: 'page',
  input: z.object({ planId: Id, seen: z.number() }),
  output: z.nullable(z.object({ plan: Plan, pace: z.optional(Pace) })),
});
