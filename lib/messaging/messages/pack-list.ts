import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PackRow } from './template-shapes.ts';

/** All packs, personal ones first; or those in the bin. */
export const packList = defineMessage({
  name: 'pack/list',
  from: 'page',
  input: z.object({ bin: z.optional(z.literal(true)) }),
  output: z.object({ packs: z.array(PackRow) }),
});
