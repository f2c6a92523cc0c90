import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

const Edge = z.number().check(z.minimum(0), z.maximum(10_000));

/** Remembers where the launcher was moved to, or that it was switched off. */
export const launcherChange = defineMessage({
  name: 'launcher/change',
  from: 'content',
  input: z.object({
    position: z.optional(z.object({ right: Edge, bottom: Edge })),
    off: z.optional(z.literal(true)),
  }),
  output: z.object({}),
});
