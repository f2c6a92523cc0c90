import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { PreviewReply } from './share-shapes.ts';

/** Reads the library at an address before it is subscribed to. Its origin must be allowed. */
export const addressPreview = defineMessage({
  name: 'address/preview',
  from: 'page',
  input: z.object({
    address: z.string().check(z.maxLength(2_000)),
    authorization: z.optional(z.string().check(z.maxLength(5_000))),
  }),
  output: PreviewReply,
});
