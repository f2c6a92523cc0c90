import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { Issues, Template, TemplateContent } from './template-shapes.ts';

/** Saves a template as a new version. Nothing is overwritten: the version before is kept. */
export const templateSave = defineMessage({
  name: 'template/save',
  from: 'page',
  input: z.object({
    /** Absent for a new one. */
    templateId: z.optional(Id),
    /** The revision that was edited; 0 for a new one. */
    base: z.number(),
    content: TemplateContent,
    /** Save although another tab has saved since. */
    anyway: z.boolean(),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('saved'), template: Template }),
    /** Somebody saved since `base`; nothing was saved now. */
    z.object({ kind: z.literal('changed-since'), template: Template }),
    /** Something is wrong; nothing was saved. */
    z.object({ kind: z.literal('invalid'), issues: Issues }),
    /** It was deleted for good; save it as a new one. */
    z.object({ kind: z.literal('gone') }),
    /** It belongs to a team, or personal templates are switched off; nothing was saved. */
    z.object({ kind: z.literal('read-only') }),
  ]),
});
