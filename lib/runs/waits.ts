import type { Problem } from '../highlevel/errors.ts';
import { again } from './again.ts';
import type { Run, Step } from './schema.ts';

/** How often HighLevel's "wait" (429) is obeyed before a step is given up: of a run, and of a plan's. */
const mostWaits = { run: 5, plan: 60 };

/** Reads that fail are tried this often by a plan's run. */
const mostReads = 5;

/** Problems of the token or the way it is kept: over as soon as a person gives another, or unlocks. */
export const ofToken = new Set<Problem['kind']>([
  'no-token',
  'ended',
  'token-rejected',
  'scope-missing',
  'wrong-token-kind',
  'other-location',
]);

/** Waits for a person to see to the sub-account's token. */
export const waitsForToken = ({ state, problem }: Step): boolean =>
  state === 'waiting' && problem !== undefined && ofToken.has(problem.kind);

/**
 * What becomes of a step that met a problem before anything of it was stored. Runs of a plan wait for
 * whatever may pass, where nobody watches; a single one tells the person who does. Taking back never
 * waits: nothing is removed later, behind somebody's back. `tokenAt`: when the token was saved that it
 * was tried with; `dayEnds`: when the day's limit is over (both ms since 1970).
 */
export function heldUp(
  run: Run,
  step: Step,
  problem: Problem,
  { now, tokenAt, dayEnds }: { now: number; tokenAt: number; dayEnds: number },
): Partial<Step> {
  // The client says “offline” only when it has not called `fetch`.
  const wasRefused = step.state === 'sending' && problem.kind !== 'offline';
  const ended: Partial<Step> = { state: wasRefused ? 'refused' : 'not-sent', problem };
  const isOfPlan = run.planId !== undefined;
  if (run.undoes !== undefined && !isOfPlan) return ended;
  const waits = { state: 'waiting', problem, waits: step.waits + 1 } as const;
  if (problem.kind === 'locked') return { state: 'waiting', problem };
  if (problem.kind === 'limit') {
    if (problem.daily) return isOfPlan ? { ...waits, retryAt: dayEnds } : ended;
    const isOver = step.waits >= mostWaits[isOfPlan ? 'plan' : 'run'];
    if (isOver || problem.retryAt === undefined) return ended;
    return { ...waits, retryAt: problem.retryAt };
  }
  if (!isOfPlan) return ended;
  // A token that was saved later may do, also one that came while HighLevel was asked with this one.
  if (ofToken.has(problem.kind)) return { state: 'waiting', problem, answeredAt: now, tokenAt };
  if (problem.kind === 'offline') return { state: 'waiting', problem, retryAt: now + again.soon };
  const mayPass = !wasRefused && ['down', 'unexpected'].includes(problem.kind);
  if (!mayPass || step.waits >= mostReads) return ended;
  return { ...waits, retryAt: now + again.soon * waits.waits };
}
