import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { AsideKeys } from './shapes.ts';

/**
 * Puts records that did not parse back, without what `storage/list` said would be left out. All of
 * it in one transaction; never over a good record.
 */
export const storageRepair = defineMessage({
  name: 'storage/repair',
  from: 'page',
  input: z.object({ keys: AsideKeys }),
  output: z.object({
    repaired: z.number(),
    /** Stayed as they were: another record has their place, or they cannot be repaired. */
    left: z.number(),
  }),
});
