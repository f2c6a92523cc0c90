import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { KeyView } from './share-shapes.ts';

/** The keys with which one’s own libraries can be signed. */
export const keyList = defineMessage({
  name: 'key/list',
  from: 'page',
  input: z.object({}),
  output: z.object({ keys: z.array(KeyView) }),
});
