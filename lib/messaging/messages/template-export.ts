import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Ids } from './template-shapes.ts';

/** Templates and packs as a file (docs/template-format.md): no ids of a sub-account, no secrets. */
export const templateExport = defineMessage({
  name: 'template/export',
  from: 'page',
  input: z.object({ ids: Ids }),
  output: z.object({ fileName: z.string(), text: z.string() }),
});
