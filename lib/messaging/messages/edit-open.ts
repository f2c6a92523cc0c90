import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** The unsaved edits of a template or pack, the last changed first. New ones are edits of `new`. */
export const editOpen = defineMessage({
  name: 'edit/open',
  from: 'page',
  input: z.object({ of: Id }),
  output: z.object({
    edits: z.array(
      z.object({
        /** Which editor typed it: one per tab. */
        editorId: z.string(),
        /** The revision that it began from; 0 for a new one. */
        base: z.number(),
        /** The content as typed, right or wrong. */
        content: z.record(z.string(), z.unknown()),
        changedAt: z.number(),
      }),
    ),
  }),
});
export type Edit = z.infer<typeof editOpen.output>['edits'][number];
