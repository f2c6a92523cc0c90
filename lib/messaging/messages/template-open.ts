import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { TemplateView } from './template-shapes.ts';

/** A whole template; null when there is none of that id (any more). */
export const templateOpen = defineMessage({
  name: 'template/open',
  from: 'page',
  input: z.object({ templateId: Id }),
  output: z.nullable(TemplateView),
});
