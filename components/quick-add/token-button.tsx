import type { Problem } from '../../lib/highlevel/errors.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { AccessButton } from '../connections/access-button.tsx';

const kinds = new Set([
  'no-token',
  'locked',
  'ended',
  'token-rejected',
  'scope-missing',
  'wrong-token-kind',
  'other-location',
]);

const isOfToken = (problem: Problem | undefined): problem is Problem =>
  kinds.has(problem?.kind ?? '');

/** Why a run stopped, where another token would mend it. */
function tokenProblem(run: Run): Problem | undefined {
  return run.steps
    .filter(({ state }) => state === 'refused' || state === 'not-sent')
    .find(({ problem, stopped }) => stopped !== 'tab-moved' && isOfToken(problem))?.problem;
}

/**
 * What another token is wanted for: why, and whether what was not sent can be sent again right after it
 * was added. Not where a person stopped some of it, or the tab moved on: that is for them to say.
 */
export function tokenWish(run: Run): { reason?: Problem; sendsAgain: boolean } {
  const reason = tokenProblem(run);
  const held = run.steps.filter(({ state }) => state === 'not-sent');
  const sendsAgain = held.every(({ problem, stopped }) => !stopped && isOfToken(problem));
  return { sendsAgain: held.length > 0 && sendsAgain, ...(reason ? { reason } : {}) };
}

/** It goes on by itself once it is unlocked. */
const waitsForUnlocking = (run: Run): boolean =>
  run.steps.some(({ state, problem }) => state === 'waiting' && problem?.kind === 'locked');

/** Leads to another token, or to unlocking, where that is what is wrong. */
export function TokenButton({ run, onClick }: { run: Run; onClick: () => void }) {
  const kind = waitsForUnlocking(run) ? 'locked' : tokenProblem(run)?.kind;
  return kind ? <AccessButton kind={kind} onToken={onClick} /> : null;
}
