import type { Step } from './schema.ts';

/** The only moves a step may make; see `stepStates`. Back to `claimed` only by `claimAgain`. */
const legalMoves: Record<Step['state'], Step['state'][]> = {
  claimed: ['waiting', 'sending', 'updated', 'removed', 'not-sent', 'uncertain'],
  waiting: ['sending', 'updated', 'removed', 'not-sent', 'uncertain'],
  // Back to itself when a refused body is sent in its other shape.
  sending: [
    'sending',
    'created',
    'updated',
    'removed',
    'refused',
    'waiting',
    'uncertain',
    'not-sent',
  ],
  created: ['undone'],
  updated: ['undone'],
  removed: ['undone'],
  uncertain: ['updated', 'removed', 'undone'],
  refused: [],
  'not-sent': [],
  undone: [],
};

/** The step after a legal move; throws for others. */
export function moved(step: Step, given: Partial<Step>): Step {
  if (given.state === undefined) return { ...step, ...given };
  if (given.state !== step.state && !legalMoves[step.state].includes(given.state)) {
    throw new Error(`A step cannot go from ${step.state} to ${given.state}`);
  }
  // Why it waited or was refused before is no reason for where it stands now.
  const { problem: _problem, retryAt: _retryAt, ...rest } = step;
  return { ...rest, ...given };
}
