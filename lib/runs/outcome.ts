import type { Run, Step } from './schema.ts';

/** Ids on the agent that come from this step as far as is known: ours first, then what was found. */
export function liveIds(step: Step): string[] {
  const all = step.actionId ? [step.actionId, ...step.verification.ids] : step.verification.ids;
  return [...new Set(all)].filter((id) => !step.removed.includes(id));
}

/**
 * What a step did can be taken back: an action of it is there, or a former state is known that held
 * no secret. What was as wanted already, so that nothing was sent, is none of its doing.
 */
export function canBeTakenBack(step: Step): boolean {
  if (step.op === 'create') {
    return (step.state === 'created' || step.state === 'uncertain') && liveIds(step).length > 0;
  }
  const isDone = step.state === 'updated' || step.state === 'removed';
  return isDone && step.attempts > 0 && !holdsSecret(step);
}

/** Its former text held a secret, which is not kept: it cannot be put back. */
export const holdsSecret = ({ on }: Step): boolean => (on?.secretPaths.length ?? 0) > 0;

/** There is something to take back, and nobody is at it. */
export function canUndoStep(step: Step): boolean {
  return step.removing.length === 0 && canBeTakenBack(step);
}

/** Undo can be offered for the whole run: not while steps of it are on their way or being undone. */
export function canUndo(run: Run): boolean {
  const busy = isOnItsWay(run) || run.steps.some((step) => step.removing.length > 0);
  return !busy && run.steps.some(canUndoStep);
}

/** A person may give it other content, or send it again as it is: nothing came of it. */
export function canMend(step: Step): boolean {
  return step.state === 'refused' || step.state === 'not-sent' || wasInVain(step);
}

/** A change without an answer that no look has shown: what it is about is read again before it is sent. */
export function wasInVain({ op, state, verification }: Step): boolean {
  return (
    op !== 'create' &&
    state === 'uncertain' &&
    verification.nextAt === undefined &&
    ['not-seen', 'cannot-tell'].includes(verification.state)
  );
}

/** HighLevel has answered it, or may have done it: reading the agent tells. */
export function wasSent({ state }: Step): boolean {
  return ['created', 'updated', 'removed', 'uncertain'].includes(state);
}

/** Whether HighLevel takes it is not known yet: it is about to be sent, waits, or is being sent. */
export function isOnItsWay(run: { steps: Step[] }): boolean {
  return run.steps.some(({ state }) => ['claimed', 'waiting', 'sending'].includes(state));
}

/** It has not begun, or HighLevel asked to wait: it can still be stopped. */
export function canStop(step: Step): boolean {
  return step.state === 'claimed' || step.state === 'waiting';
}

/** Nothing more will change by itself. */
export function isSettled(run: Run): boolean {
  if (isOnItsWay(run)) return false;
  return run.steps.every((step) => {
    if (step.removing.length > 0) return false;
    if (!wasSent(step)) return true;
    return step.verification.nextAt === undefined && step.verification.state !== 'pending';
  });
}

/** What the journal keeps of a run for its indexes: whether it is open, and when it last did something. */
export function kept(run: Run): Run {
  const times = run.steps.flatMap(({ sentAt = 0, answeredAt = 0 }) => [sentAt, answeredAt]);
  return {
    ...run,
    activeAt: Math.max(run.createdAt, ...times),
    open: isSettled(run) ? 0 : 1,
    alone: run.planId === undefined ? 1 : 0,
  };
}
