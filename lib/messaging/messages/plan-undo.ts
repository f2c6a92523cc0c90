import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Makes the plan that takes a run back: of a plan, or of a run by itself. Nothing is removed yet. */
export const planUndo = defineMessage({
  name: 'plan/undo',
  from: 'page',
  input: z.object({
    planId: Id,
    of: z.union([z.object({ planId: Id }), z.object({ runId: Id })]),
    /** Only these targets of the plan. */
    places: z.optional(z.array(z.number()).check(z.maxLength(2500))),
  }),
  /** Null when there is nothing to take back. */
  output: z.nullable(z.object({ planId: z.string() })),
});
