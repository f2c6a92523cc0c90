import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Makes a plan of some cells of a fleet's overview: these templates on these targets. */
export const planCells = defineMessage({
  name: 'plan/cells',
  from: 'page',
  input: z.object({
    fleetId: Id,
    planId: Id,
    cells: z
      .array(
        z.object({ place: z.number(), templates: z.array(z.number()).check(z.maxLength(100)) }),
      )
      .check(z.minLength(1), z.maxLength(2500)),
  }),
  output: z.nullable(z.object({ planId: z.string() })),
});
