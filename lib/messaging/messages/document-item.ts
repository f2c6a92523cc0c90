import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { SharedDifference, StageId } from './share-shapes.ts';

/** What one template or pack of a document would change here. */
export const documentItem = defineMessage({
  name: 'document/item',
  from: 'page',
  input: z.object({ stageId: StageId, id: Id }),
  output: z.nullable(z.object({ differences: z.array(SharedDifference) })),
});
