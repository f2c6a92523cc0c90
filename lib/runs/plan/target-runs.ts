import type { Database } from '../../storage/database.ts';
import type { Runs } from '../runs.ts';
import type { TargetRuns } from './carry.ts';
import type { PlanTarget } from './schema.ts';
import type { PlannedStep } from './step-orders.ts';

interface TargetRunsDependencies {
  db: Database;
  runs: Pick<Runs, 'begin' | 'goOn' | 'stop'>;
  /** The steps of a target that are to be carried out, with their secrets. Throws `VaultLocked`. */
  stepsFor(target: PlanTarget): Promise<PlannedStep[]>;
}

/** Makes runs of a plan's targets: what was planned, on an agent that no tab has to show. */
export function createTargetRuns({ db, runs, stepsFor }: TargetRunsDependencies): TargetRuns {
  return {
    async begin(planned) {
      const { key, planId, place, target } = planned;
      const [plan, steps] = await Promise.all([db.get('plans', planId), stepsFor(planned)]);
      const undoes = steps[0]?.undoes?.runId;
      const { claim, ended } = await runs.begin({
        // A target begins once, whenever the worker was stopped.
        draftId: key,
        planId,
        place,
        target,
        tabId: -1,
        picked: true,
        surface: 'workspace',
        ...(plan?.pack ? { pack: plan.pack } : {}),
        ...(undoes === undefined ? {} : { undoes }),
        steps: steps.map(({ isLost, ...step }) =>
          isLost ? { ...step, stopped: 'secret-lost' } : step,
        ),
        anyway: false,
      });
      return { ended: claim.kind === 'started' ? ended : runs.goOn(claim.run.id) };
    },
    goOn: runs.goOn,
    stop: runs.stop,
  };
}
