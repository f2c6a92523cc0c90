import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';
import { defineMessage } from '../protocol.ts';
import { AgencyView } from './agency-shapes.ts';
import { Id } from './shapes.ts';

/** Renews an agency's access token now, also after an answer that was lost. */
export const agencyRenew = defineMessage({
  name: 'agency/renew',
  from: 'page',
  input: z.object({ companyId: Id }),
  output: z.object({
    /** Null: it is not connected (any more). */
    agency: z.nullable(AgencyView),
    /** Why it was not renewed. */
    problem: z.optional(Problem),
  }),
});
