import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** A key as a file that opens with a passphrase only. */
export const keyBackup = defineMessage({
  name: 'key/backup',
  from: 'page',
  input: z.object({
    key: z.string(),
    passphrase: z.string().check(z.minLength(1), z.maxLength(1_000)),
  }),
  output: z.nullable(z.object({ fileName: z.string(), text: z.string() })),
});
