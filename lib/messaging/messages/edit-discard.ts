import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Forgets what was typed in an editor. */
export const editDiscard = defineMessage({
  name: 'edit/discard',
  from: 'page',
  input: z.object({ of: Id, editorId: Id }),
  output: z.object({}),
});
