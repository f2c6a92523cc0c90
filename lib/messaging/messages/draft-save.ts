import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AgentAddress, Id } from './shapes.ts';
import { FormContent } from './template-shapes.ts';

/** Keeps a half-filled form. Secrets in it stay in memory-only storage, apart from the rest. */
export const draftSave = defineMessage({
  name: 'draft/save',
  from: 'page',
  input: z.object({
    draftId: Id,
    target: AgentAddress,
    templateId: Id,
    content: FormContent,
  }),
  output: z.object({ savedAt: z.number() }),
});
