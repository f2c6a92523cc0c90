import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgentAddress, Id } from './shapes.ts';

/** Leaves a form: `discard` forgets what was typed, otherwise it waits in the list. */
export const draftClose = defineMessage({
  name: 'draft/close',
  from: 'page',
  input: z.object({ target: AgentAddress, templateId: Id, discard: z.boolean() }),
  output: z.object({}),
});
