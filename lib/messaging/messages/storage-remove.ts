import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AsideKeys } from './shapes.ts';

/** Forgets records that did not parse, for good. */
export const storageRemove = defineMessage({
  name: 'storage/remove',
  from: 'page',
  input: z.object({ keys: AsideKeys }),
  output: z.object({}),
});
