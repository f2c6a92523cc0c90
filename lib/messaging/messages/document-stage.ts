import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { StageId } from './share-shapes.ts';

/** Hands over a document piece by piece, so that a large one never holds a page up. */
export const documentStage = defineMessage({
  name: 'document/stage',
  from: 'page',
  input: z.object({
    stageId: StageId,
    /** 0 begins anew. */
    index: z.number(),
    text: z.string().check(z.maxLength(1_000_000)),
  }),
  output /** `gone`: the background has lost what came before; begin anew. */: z.object({
    kind: z.enum(['kept', 'gone', 'too-large']),
  }),
});
