import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';

/** Where the CRM is, and whether Switchboard works there. */
export const siteList = defineMessage({
  name: 'site/list',
  from: 'page',
  input: z.object({}),
  output: z.object({
    sites: z.array(
      z.object({
        origin: z.string(),
        by: z.enum(['highlevel', 'person', 'policy']),
        allowed: z.boolean(),
      }),
    ),
    /** What cannot be used of an administrator's list, and why. */
    refused: z.array(z.object({ name: z.string(), message: z.string() })),
  }),
});
export type CrmSiteRow = z.infer<typeof siteList.output>['sites'][number];
