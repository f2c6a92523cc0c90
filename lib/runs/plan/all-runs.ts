import { createRuns, type RunsDependencies } from '../runs.ts';
import { claimAgain } from './again.ts';
import { createPlans, type PlansDependencies } from './plans.ts';
import { createRunner, type RunnerDependencies } from './runner.ts';
import { createTargetRuns } from './target-runs.ts';

type AllRunsDependencies = Omit<RunsDependencies, 'mayGoOn'> &
  PlansDependencies &
  Pick<RunnerDependencies, 'isOnline' | 'laneWidth'>;

/** Runs on single agents, plans over many, and who carries plans out: they need one another. */
export function createAllRuns(dependencies: AllRunsDependencies) {
  const { db, connections, secrets } = dependencies;
  const runs = createRuns({ ...dependencies, mayGoOn: (run) => runner.mayGoOn(run) });
  const plans = createPlans(dependencies);
  const runner = createRunner({
    ...dependencies,
    runs: createTargetRuns({ db, runs, stepsFor: plans.stepsFor }),
    claimAgain: (...wish) => claimAgain({ db, secrets, runs, plans }, ...wish),
    session: secrets,
    isLocked: connections.isLocked,
  });
  return { runs, plans, runner };
}
