import * as z from 'zod/mini';

/** Why a library could not be read, taken or given; nothing was changed then. */
export const problemCodes = [
  'offline',
  'unreachable',
  'redirected',
  'needs-access',
  'needs-login',
  'locked',
  'not-found',
  'server',
  'empty',
  'too-large',
  'not-text',
  'not-json',
  'web-page',
  'not-a-library',
  'newer-version',
  'unsigned',
  'bad-signature',
  'other-key',
  'rollback',
  'other-library',
  'changed-meanwhile',
  'read-only',
  'storage',
  'policy',
] as const;

export const SharingProblem = z.object({
  code: z.enum(problemCodes),
  /**
   * What happened, what was not done, and what to do next, in plain words; never a secret. In the
   * language of that moment: what is kept of a check is not said anew in another.
   */
  message: z.string(),
});
export type SharingProblem = z.infer<typeof SharingProblem>;

export const problem = (code: SharingProblem['code'], message: string): SharingProblem => ({
  code,
  message,
});
