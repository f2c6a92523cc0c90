import * as z from 'zod/mini';
import { Problem } from '../highlevel/errors.ts';
import { AgencyLocation, RenewalState } from '../messaging/messages/agency-shapes.ts';
import { Kept } from './secret-records.ts';

/** An agency: its own app, or a pasted token for a day. Read by `lib/connections` only. */
export const AgencyRecord = z.object({
  version: z.literal(1),
  companyId: z.string(),
  name: z.optional(z.string()),
  kind: z.enum(['app', 'token']),
  clientId: z.optional(z.string()),
  /** JSON of `{ clientSecret?, refreshToken?, accessToken? }`. */
  kept: Kept,
  /** Of the client secret, or of the pasted token. */
  last4: z.string(),
  accessEndsAt: z.optional(z.number()),
  /** HighLevel did not say when: it is a guess. */
  endsAbout: z.optional(z.boolean()),
  addedAt: z.number(),
  locations: z.array(AgencyLocation),
  locationsAt: z.optional(z.number()),
  /** See `RenewalState`. `sending` is on the disk before the request leaves. */
  renewal: z.object({
    state: RenewalState,
    at: z.optional(z.number()),
    problem: z.optional(Problem),
  }),
});
export type AgencyRecord = z.infer<typeof AgencyRecord>;
