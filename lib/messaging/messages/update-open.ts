import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { ActionTypeName, Id } from './shapes.ts';
import { SharedDifference, SignatureView } from './share-shapes.ts';

/** An update that waits, field by field. */
export const updateOpen = defineMessage({
  name: 'update/open',
  from: 'page',
  input: z.object({ libraryId: Id, offset: z.number().check(z.minimum(0)) }),
  output: z.nullable(
    z.object({
      revision: z.number(),
      /** Goes with the answer: it is for this very document. */
      hash: z.string(),
      foundAt: z.number(),
      signature: SignatureView,
      /** It is signed with another key than the one that was approved. */
      newKey: z.boolean(),
      /** The ones that can divert a call first; at most 100 from `offset`. */
      items: z.array(
        z.object({
          id: z.string(),
          kind: z.enum(['template', 'pack']),
          type: z.optional(ActionTypeName),
          name: z.string(),
          state: z.enum(['new', 'changed', 'removed']),
          differences: z.array(SharedDifference),
        }),
      ),
      total: z.number(),
    }),
  ),
});
