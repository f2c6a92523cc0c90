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
        /**
         * It was changed by others only, and can divert a call: it waits for approval. `new`: there is
         * nothing of it here yet. Absent: both sides have changed it.
         */
        waits: z.optional(z.enum(['changed', 'new'])),
        /** Who changed it there, and when. */
        by: z.optional(z.string()),
        changedAt: z.number(),
        /** `before`: mine, `after`: theirs. */
        differences: z.array(SharedDifference),
      }),
    ),
  }),
});
