import { type Database, StorageError } from '../../storage/database.ts';
import { again } from '../again.ts';
import type { Step } from '../schema.ts';
import { endTargets } from './head.ts';
import { planTargetKey } from './keys.ts';
import type { Held } from './lanes.ts';
import type { Plan, PlanTarget } from './schema.ts';

/** What is needed of the runs on single agents. */
export interface TargetRuns {
  /** Journals the run of a target, which has begun then. `ended`: when that run rests. */
  begin(target: PlanTarget): Promise<{ ended: Promise<void> }>;
  /** Carries a run on, once whoever is at it has left it, until it rests. */
  goOn(runId: string): Promise<void>;
  /** What has not left of a run is not sent any more. */
  stop(runId: string): Promise<unknown>;
}

export interface CarryDependencies {
  db: Database;
  runs: TargetRuns;
  /** A passphrase is missing for the token of a sub-account. */
  isLocked(locationId: string): Promise<boolean>;
  /** False only when the browser knows that there is no network. */
  isOnline(): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Asks to be woken at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
}

export type Why = NonNullable<Plan['waits']>['why'];

/** Carries out single targets of plans: begins them, or takes up what has begun. */
export function createCarry(dependencies: CarryDependencies) {
  const { db, runs, isLocked, isOnline, now, wakeAt } = dependencies;
  /** Targets whose runs are being journaled. */
  const claims = new Set<Promise<void>>();

  async function begin(target: PlanTarget): Promise<void> {
    // Nothing to do is over at once.
    if (!target.steps.some(({ choice }) => choice !== 'skip')) {
      await endTargets(db, target.planId, target.key);
      return;
    }
    const begun = runs.begin(target);
    const claim = begun.then(
      () => undefined,
      () => undefined,
    );
    claims.add(claim);
    void claim.then(() => claims.delete(claim));
    await (await begun).ended;
  }

  /** Waits until nothing that was being begun can begin any more. */
  const begun = async (): Promise<void> => void (await Promise.all(claims));

  /** Carries out the target at a place, while `isOpen`; answers with what is in its way. */
  async function carry(
    planId: string,
    place: number,
    isOpen: () => boolean,
  ): Promise<Held | undefined> {
    const key = planTargetKey(planId, place);
    const held = (why: Why | undefined): Held => {
      wakeAt(now() + again.soon);
      return { why };
    };
    // Should the worker be stopped meanwhile, somebody has to look.
    wakeAt(now() + again.later);
    try {
      // A run that rests because of a pause may be let go on at that very moment: so more than once.
      for (let times = 0; times < 3; times += 1) {
        const target = await db.get('planTargets', key);
        if (!target || target.state === 'done') return undefined;
        if (!isOpen()) return {};
        if (!isOnline()) return held('offline');
        if (target.runId !== undefined) await runs.goOn(target.runId);
        // Thousands of runs that wait would be begun for nothing; unlocking is told of.
        else if (await isLocked(target.target.locationId)) return { why: 'unlock' };
        else await begin(target);
        const after = await db.get('planTargets', key);
        if (!after || after.state === 'done') return undefined;
        // Another run is about to do the same, and it has not begun.
        if (after.runId === undefined) return held(undefined);
        const run = await db.get('runs', after.runId);
        const waiting = run?.steps.find(({ state }) => state === 'waiting');
        // Whoever waits for something asks to be woken for it.
        if (waiting) return { why: whyOf(waiting) };
      }
      // A run that rests without a reason could not be journaled.
      return held('storage');
    } catch (error) {
      return held(error instanceof StorageError ? 'storage' : undefined);
    }
  }

  return { carry, begun };
}

function whyOf({ problem }: Step): Why | undefined {
  if (problem?.kind === 'locked') return 'unlock';
  return problem?.kind === 'offline' ? 'offline' : undefined;
}
