import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { KeyView } from './share-shapes.ts';

/** Makes a key to sign with. */
export const keyCreate = defineMessage({
  name: 'key/create',
  from: 'page',
  input: z.object({ name: z.string().check(z.minLength(1), z.maxLength(100)) }),
  output: KeyView,
});
