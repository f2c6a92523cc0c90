import * as z from 'zod/mini';
import { defineMessage } from '../protocol.ts';
import { Id } from './shapes.ts';

/** Forgets an agency: its secrets, its list of sub-accounts and the tokens made for them. */
export const agencyRemove = defineMessage({
  name: 'agency/remove',
  from: 'page',
  input: z.object({ companyId: Id }),
  output: z.object({ removed: z.boolean() }),
});
