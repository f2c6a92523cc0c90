import * as z from 'zod/mini';
import { SetAsideView } from '../../storage/set-aside-view.ts';
import { defineMessage } from '../protocol.ts';
import { AsideKey } from './shapes.ts';

/** A part of the records that did not parse; `after` is the `next` of the part before. */
export const storageList = defineMessage({
  name: 'storage/list',
  from: 'page',
  input: z.object({
    after: z.optional(AsideKey),
    limit: z.number().check(z.int(), z.minimum(1), z.maximum(200)),
  }),
  output: z.object({
    /** Of all of them. */
    total: z.number(),
    records: z.array(SetAsideView),
    /** Absent when these were the last. */
    next: z.optional(AsideKey),
  }),
});
