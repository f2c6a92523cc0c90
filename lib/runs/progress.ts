import type { Changes } from '../storage/database.ts';
import { isOnItsWay } from './outcome.ts';
import type { PlanTarget, Tally } from './plan/schema.ts';
import { retallied } from './plan/tally.ts';
import type { Run } from './schema.ts';
import { wordTally } from './step-word.ts';

/** What changed in a plan's head, summed up over one transaction. */
interface Sum {
  tally: Tally;
  targetsDone: number;
}

/**
 * Keeps targets and heads of plans in step with their runs, in the transaction of the runs. A plan
 * that was forgotten meanwhile is left at that.
 */
export function createProgress(changes: Changes) {
  const sums = new Map<string, Sum>();

  return {
    async note(run: Run): Promise<void> {
      const { planId, place } = run;
      if (planId === undefined || place === undefined) return;
      const range = [planId, place];
      const [target] = await changes.getAll('planTargets', { index: 'byPlan', range, limit: 1 });
      if (!target) return;
      const next = withRun(target, run);
      const sum = sums.get(planId) ?? { tally: {}, targetsDone: 0 };
      sums.set(planId, {
        tally: retallied(sum.tally, target.tally, next.tally),
        targetsDone:
          sum.targetsDone + Number(next.state === 'done') - Number(target.state === 'done'),
      });
      await changes.put('planTargets', next);
    },

    /** Writes each head once, however many of its runs have changed. */
    async store(): Promise<void> {
      for (const [planId, { tally, targetsDone }] of sums) {
        const plan = await changes.get('plans', planId);
        if (!plan) continue;
        await changes.put('plans', {
          ...plan,
          revision: plan.revision + 1,
          tally: retallied(plan.tally, {}, tally),
          targetsDone: plan.targetsDone + targetsDone,
        });
      }
    },
  };
}

function withRun(target: PlanTarget, run: Run): PlanTarget {
  const tally: Tally = wordTally(run.steps);
  // Steps that are not in the run were skipped when it was begun.
  const skipped = target.steps.length - run.steps.length;
  if (skipped > 0) tally.skipped = skipped;
  return { ...target, state: isOnItsWay(run) ? 'begun' : 'done', runId: run.id, tally };
}
