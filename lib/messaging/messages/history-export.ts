import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { HistoryFilter } from './history-list.ts';

/** A part of the history as it is written into a file: a line per step, no secret in it. */
export const historyExport = defineMessage({
  name: 'history/export',
  from: 'page',
  input: z.extend(HistoryFilter, { next: z.optional(z.string()) }),
  output: z.object({
    lines: z.array(
      z.object({
        at: z.string(),
        run: z.string(),
        does: z.string(),
        template: z.string(),
        templateId: z.string(),
        templateVersion: z.string(),
        library: z.string(),
        subAccount: z.string(),
        locationId: z.string(),
        agent: z.string(),
        agentId: z.string(),
        type: z.string(),
        action: z.string(),
        actionId: z.string(),
        result: z.string(),
        message: z.string(),
        undone: z.string(),
      }),
    ),
    /** Where to go on; absent at the end. */
    next: z.optional(z.string()),
  }),
});
