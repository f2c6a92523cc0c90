import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** A part of a plan as it is written into a file: a line per step, no secret in it. */
export const planExport = defineMessage({
  name: 'plan/export',
  from: 'page',
  input: z.object({ planId: Id, from: z.number() }),
  output: z.nullable(
    z.object({
      lines: z.array(
        z.object({
          subAccount: z.string(),
          locationId: z.string(),
          agent: z.string(),
          agentId: z.string(),
          type: z.string(),
          template: z.string(),
          templateId: z.string(),
          action: z.string(),
          verdict: z.string(),
          why: z.string(),
          choice: z.string(),
          /** What became of it; empty before it runs. */
          result: z.string(),
          actionId: z.string(),
          message: z.string(),
          readAt: z.string(),
        }),
      ),
      /** The place to go on from; absent at the end. */
      next: z.optional(z.number()),
    }),
  ),
});
