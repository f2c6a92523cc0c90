import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, Id } from './shapes.ts';
import { SharedDifference } from './share-shapes.ts';

/** What was changed here and in a shared folder since both were the same. */
export const conflictList = defineMessage({
  name: 'conflict/list',
  from: 'page',
  input: z.object({ libraryId: Id }),
  output: z.object({
    conflicts: z.array(
      z.object({
        /** Its id in the document, and here. */
        item: z.string(),
        id: z.string(),
        kind: z.enum(['template', 'pack']),
        type: z.optional(ActionTypeName),
        name: z.string(),
        /** Who changed it there, and when. */
        by: z.optional(z.string()),
        changedAt: z.number(),
        /** `before`: mine, `after`: theirs. */
        differences: z.array(SharedDifference),
      }),
    ),
  }),
});
