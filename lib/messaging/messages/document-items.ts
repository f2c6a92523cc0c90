import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PreviewItem, StageId } from './share-shapes.ts';

/** Some of what is in a document that is looked at. */
export const documentItems = defineMessage({
  name: 'document/items',
  from: 'page',
  input: z.object({
    stageId: StageId,
    state: z.optional(PreviewItem.shape.state),
    offset: z.number().check(z.minimum(0)),
    limit: z.number().check(z.minimum(1), z.maximum(200)),
  }),
  output /** Null: the background has lost the document; hand it over again. */: z.nullable(
    z.object({ items: z.array(PreviewItem), total: z.number() }),
  ),
});
