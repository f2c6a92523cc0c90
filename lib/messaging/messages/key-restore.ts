import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { KeyView } from './share-shapes.ts';

/** Brings a key back from its file. */
export const keyRestore = defineMessage({
  name: 'key/restore',
  from: 'page',
  input: z.object({
    text: z.string().check(z.maxLength(100_000)),
    passphrase: z.string().check(z.maxLength(1_000)),
  }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('restored'), key: KeyView }),
    /** Which of the two fields is wrong, and how. */
    z.object({
      kind: z.literal('refused'),
      field: z.enum(['file', 'passphrase']),
      message: z.string(),
    }),
  ]),
});
