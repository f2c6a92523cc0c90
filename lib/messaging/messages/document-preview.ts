import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PreviewReply, StageId } from './share-shapes.ts';

/** Reads what was handed over, a document or a code, and compares it with what is here. Changes nothing. */
export const documentPreview = defineMessage({
  name: 'document/preview',
  from: 'page',
  input: z.object({ stageId: StageId }),
  output: PreviewReply,
});
