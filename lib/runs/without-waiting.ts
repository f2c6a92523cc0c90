import { canStop, kept } from './outcome.ts';
import type { Plan } from './plan/schema.ts';
import type { Run } from './schema.ts';

/**
 * A run as it comes out of a backup: what had not left then is not sent any more. It may have been
 * since, and whoever restores the backup may have gone on by another way.
 */
export function withoutWaiting(run: Run): Run {
  return kept({
    ...run,
    steps: run.steps.map((step) => {
      if (!canStop(step)) return step;
      const { retryAt: _, ...rest } = step;
      return { ...rest, state: 'not-sent', stopped: 'worker-stopped' };
    }),
  });
}

/** A plan as it comes out of a backup: nothing of it goes on by itself, and nothing is asked. */
export function withoutRunning({ waits: _, ...plan }: Plan): Plan {
  return plan.state === 'ended' ? plan : { ...plan, state: 'stopped' };
}
