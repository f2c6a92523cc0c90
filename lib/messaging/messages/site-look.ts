import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/**
 * What a tab shows. The page itself is looked at with `mayRead` only: over a tab on which the person
 * has pressed the toolbar button.
 */
export const siteLook = defineMessage({
  name: 'site/look',
  from: 'page',
  input: z.object({ tabId: z.int(), mayRead: z.boolean() }),
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('enabled'), origin: z.string() }),
    /** It looks like the CRM, or an administrator says that it is; `managed` is the latter. */
    z.object({ kind: z.literal('crm'), origin: z.string(), managed: z.boolean() }),
    z.object({ kind: z.literal('other') }),
  ]),
});
export type SiteLook = z.infer<typeof siteLook.output>;
