import * as z from 'zod/mini';
import { PlanTarget } from '../../runs/plan/schema.ts';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** A part of a plan's targets, as a list shows them. */
export const planRows = defineMessage({
  name: 'plan/rows',
  from: 'page',
  input: z.object({
    planId: Id,
    /** Names or ids of sub-account or agent. */
    text: z.optional(z.string().check(z.maxLength(200))),
    /** Only targets with steps in this bucket of their tally. */
    bucket: z.optional(z.string().check(z.maxLength(40))),
    locationId: z.optional(Id),
    /** Among those that fit, from 0. */
    from: z.number().check(z.minimum(0)),
    count: z.number().check(z.minimum(1), z.maximum(200)),
  }),
  output: z.object({ rows: z.array(PlanTarget), total: z.number() }),
});
