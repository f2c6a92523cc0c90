import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Ids } from './template-shapes.ts';

/** Changes many templates (or packs, where it makes sense) at once. Answers how many were changed. */
export const templateChange = defineMessage({
  name: 'template/change',
  from: 'page',
  input: z.object({
    ids: Ids,
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('move'), folder: z.string().check(z.maxLength(100)) }),
      z.object({
        kind: z.literal('tag'),
        add: z.array(z.string().check(z.maxLength(50))),
        remove: z.array(z.string()),
      }),
      z.object({ kind: z.literal('favourite'), on: z.boolean() }),
      /** Into the bin, where it stays for 30 days. */
      z.object({ kind: z.literal('delete') }),
      /** Out of the bin. */
      z.object({ kind: z.literal('restore') }),
      /** Out of the bin for good. */
      z.object({ kind: z.literal('purge') }),
    ]),
  }),
  output: z.object({ changed: z.number() }),
});
