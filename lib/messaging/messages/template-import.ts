import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Takes in a file of templates (docs/template-format.md). What is there already is left alone. */
export const templateImport = defineMessage({
  name: 'template/import',
  from: 'page',
  input: z.object({ text: z.string().check(z.maxLength(50_000_000)) }),
  output: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('imported'),
      templates: z.number(),
      packs: z.number(),
      /** Had the same content already. */
      same: z.number(),
      /** What could not be taken in, in plain words. */
      refused: z.array(z.object({ name: z.string(), message: z.string() })),
    }),
    z.object({ kind: z.literal('unreadable'), message: z.string() }),
  ]),
});
