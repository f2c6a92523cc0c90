import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id, Parameters } from './shapes.ts';
import { BlankState, TemplateContent } from './template-shapes.ts';

/** What a template would be in a sub-account: its blanks as they would be filled there. */
export const templatePreview = defineMessage({
  name: 'template/preview',
  from: 'page',
  input: z.object({
    templateId: z.optional(Id),
    content: TemplateContent,
    locationId: Id,
  }),
  output: z.object({
    blanks: BlankState,
    /** Filled, secrets masked. */
    name: z.string(),
    parameters: Parameters,
    /** Required blanks without a value. */
    missing: z.array(z.string()),
  }),
});
