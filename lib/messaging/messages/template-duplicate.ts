import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';
import { Template } from './template-shapes.ts';

/** A personal copy ("Duplicate", "Customize"); null when there is none of that id. */
export const templateDuplicate = defineMessage({
  name: 'template/duplicate',
  from: 'page',
  input: z.object({ templateId: Id }),
  output: z.nullable(Template),
});
