import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AsideKeys } from './shapes.ts';

/** Lines of a file with records that did not parse; of tokens, logins and keys only their shape. */
export const storageExport = defineMessage({
  name: 'storage/export',
  from: 'page',
  input: z.object({ keys: AsideKeys }),
  output: z.object({ lines: z.array(z.string()) }),
});
