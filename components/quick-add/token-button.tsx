import type { Problem } from '../../lib/highlevel/errors.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { Button } from '../ui/button.tsx';

const kinds = new Set([
  'no-token',
  'token-rejected',
  'scope-missing',
  'wrong-token-kind',
  'other-location',
]);

/** Why a run stopped, where another token would mend it. */
export function tokenProblem(run: Run): Problem | undefined {
  return run.steps
    .filter(({ state }) => state === 'refused' || state === 'not-sent')
    .find(({ problem, stopped }) => stopped !== 'tab-moved' && kinds.has(problem?.kind ?? ''))
    ?.problem;
}

/** Leads to another token, where that is what is wrong. */
export function TokenButton({ run, onClick }: { run: Run; onClick: () => void }) {
  const problem = tokenProblem(run);
  if (!problem) return null;
  return (
    <Button small onClick={onClick}>
      {problem.kind === 'no-token' ? 'Add a token' : 'Replace token'}
    </Button>
  );
}
