import type { Run, Step } from './schema.ts';

/** Ids on the agent that come from this step as far as is known: ours first, then what was found. */
export function liveIds(step: Step): string[] {
  const all = step.actionId ? [step.actionId, ...step.verification.ids] : step.verification.ids;
  return [...new Set(all)].filter((id) => !step.removed.includes(id));
}

/** There is something that may be removed: our own id, or one action that reading found. */
export function canUndo(run: Run): boolean {
  const step = run.steps[0];
  if (!step || step.removing.length > 0) return false;
  if (step.state === 'created') return step.actionId !== undefined;
  return (
    step.state === 'uncertain' &&
    (step.verification.state === 'one' || step.verification.state === 'copies') &&
    liveIds(step).length > 0
  );
}

/** Whether HighLevel takes it is not known yet: it is about to be sent, waits, or is being sent. */
export function isOnItsWay(run: Run): boolean {
  return run.steps.some(({ state }) => ['claimed', 'waiting', 'sending'].includes(state));
}

/** Nothing more will change by itself. */
export function isSettled(run: Run): boolean {
  if (isOnItsWay(run)) return false;
  return run.steps.every((step) => {
    if (step.removing.length > 0) return false;
    if (step.state !== 'created' && step.state !== 'uncertain') return true;
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
  };
}
