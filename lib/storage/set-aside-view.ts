import * as z from 'zod/mini';

/** What can be done about a record that was set aside. */
const Mend = z.object({
  /**
   * whole: it can be read again · partly: without `dropped` · taken: a good record has its place ·
   * plain: the secret in it is in plain text, and secrets are kept another way now ·
   * none: something that is needed is missing or wrong
   */
  kind: z.enum(['whole', 'partly', 'taken', 'plain', 'none']),
  /** What would be left out, in words. */
  dropped: z.array(z.string()),
});

/** One record that was set aside, for people. */
export const SetAsideView = z.object({
  key: z.string(),
  /** The store it is of; '' when this version has no such store. */
  store: z.string(),
  /** Milliseconds since 1970; 0 when it does not say. */
  at: z.number(),
  /** Why it does not parse, in words. */
  wrong: z.array(z.string()),
  /** Holds a token, a login or a key: it leaves as its shape only. */
  secret: z.boolean(),
  mend: Mend,
});
export type SetAsideView = z.infer<typeof SetAsideView>;
