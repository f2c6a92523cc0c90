import * as z from 'zod/mini';

/**
 * Why a request to HighLevel did not give what was asked, told apart by status *and* text, because
 * HighLevel uses 401 for a missing scope and a missing header too (see docs/highlevel.md).
 *
 * - `no-token`: no token is kept for this sub-account; nothing was sent
 * - `locked`: its token is under a passphrase that has not been typed yet; nothing was sent
 * - `ended`: its token was kept for a session that is over; nothing was sent
 * - `token-rejected`: HighLevel does not know the token, or it has ended
 * - `scope-missing`: the token is good but lacks `scope`
 * - `wrong-token-kind`: an agency token where a sub-account's is needed
 * - `other-location`: the token belongs to another sub-account
 * - `invalid`: HighLevel refused the content; `messages` are its own words
 * - `not-found`: what the address names is not there
 * - `limit`: too many requests; `retryAt` says when, `daily` that it is the day's limit
 * - `down`: HighLevel answered 5xx, or did not answer a *read* in time
 * - `offline`: nothing was sent, because there is no network
 * - `uncertain`: a change may or may not have been made
 * - `unexpected`: an answer that is not of the documented form
 */
export const problemKinds = [
  'no-token',
  'locked',
  'ended',
  'token-rejected',
  'scope-missing',
  'wrong-token-kind',
  'other-location',
  'invalid',
  'not-found',
  'limit',
  'down',
  'offline',
  'uncertain',
  'unexpected',
] as const;

export const Problem = z.object({
  kind: z.enum(problemKinds),
  /** HTTP status; absent when there was no answer. */
  status: z.optional(z.number()),
  /** The scope that the refused call needs; only with `scope-missing`. */
  scope: z.optional(z.string()),
  /** HighLevel's own messages, at most ten, each at most 300 characters. */
  messages: z.array(z.string()),
  /** Milliseconds since 1970 when it makes sense to try again; only with `limit`. */
  retryAt: z.optional(z.number()),
  /** Only with `limit`: the day's limit, not the burst's. */
  daily: z.optional(z.boolean()),
});
export type Problem = z.infer<typeof Problem>;

/** A failed call to HighLevel. Its message never holds a token or a body that was sent. */
export class HighLevelError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`HighLevel: ${problem.kind}`);
    this.name = 'HighLevelError';
    this.problem = problem;
  }
}

/** The problem behind any error; errors that are not ours become `unexpected`. */
export function problemOf(error: unknown): Problem {
  return error instanceof HighLevelError ? error.problem : { kind: 'unexpected', messages: [] };
}
