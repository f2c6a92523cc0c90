import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { TemplateContent } from './template-shapes.ts';

/** The kept versions of a template, the latest first. */
export const templateVersions = defineMessage({
  name: 'template/versions',
  from: 'page',
  input: z.object({ templateId: Id }),
  output: z.object({
    versions: z.array(
      z.object({ revision: z.number(), savedAt: z.number(), content: TemplateContent }),
    ),
  }),
});
export type TemplateVersion = z.infer<typeof templateVersions.output>['versions'][number];
