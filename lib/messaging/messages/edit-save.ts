import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Keeps what is typed in an editor; secrets in it stay in memory-only storage. */
export const editSave = defineMessage({
  name: 'edit/save',
  from: 'page',
  input: z.object({
    of: Id,
    editorId: Id,
    base: z.number(),
    content: z.record(z.string(), z.unknown()),
  }),
  output: z.object({ savedAt: z.number() }),
});
