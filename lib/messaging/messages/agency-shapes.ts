import * as z from 'zod/mini';
import { Problem } from '../../highlevel/errors.ts';

/**
 * How far renewing an agency's access token is.
 *
 * - `ready`: nothing is under way
 * - `sending`: a request is on its way; it is not known yet what becomes of it
 * - `lost`: the answer to a renewal did not arrive, so HighLevel may have used up the refresh token;
 *   the next try sends it once more and shows it
 * - `ended`: HighLevel refused the refresh token: a new one is needed
 */
export const RenewalState = z.enum(['ready', 'sending', 'lost', 'ended']);

/** What people may know about an agency: never a secret. Words for it: lib/highlevel/agency-text.ts. */
export const AgencyView = z.object({
  companyId: z.string(),
  /** What HighLevel, or a person, calls it; the company id stands for it else. */
  name: z.optional(z.string()),
  /** `app`: client, secret and refresh token, renewed by itself. `token`: a pasted token, for its day. */
  kind: z.enum(['app', 'token']),
  /** Not a secret; only with `app`. */
  clientId: z.optional(z.string()),
  /** Of the client secret (`app`) or the pasted token (`token`). */
  last4: z.string(),
  addedAt: z.number(),
  /** Whether the secrets can be used now: `locked` by the passphrase, `ended` with the browser session. */
  secrets: z.enum(['open', 'locked', 'ended']),
  /** When the access token ends (ms since 1970); with `app` it is renewed before that. */
  accessEndsAt: z.optional(z.number()),
  /** HighLevel did not tell when it ends: a day after it was added, as its tokens last about that. */
  endsAbout: z.optional(z.boolean()),
  renewal: z.object({
    state: RenewalState,
    /** When that was so first (ms since 1970). */
    at: z.optional(z.number()),
    problem: z.optional(Problem),
  }),
  /** How many sub-accounts it has, and when that was read (absent: never). */
  locations: z.number(),
  locationsAt: z.optional(z.number()),
});
export type AgencyView = z.infer<typeof AgencyView>;

/** A sub-account of an agency. */
export const AgencyLocation = z.object({ id: z.string(), name: z.string() });
export type AgencyLocation = z.infer<typeof AgencyLocation>;
