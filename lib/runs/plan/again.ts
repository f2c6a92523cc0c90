import type { Database } from '../../storage/database.ts';
import type { SessionSecrets } from '../../storage/session-secrets.ts';
import type { Runs } from '../runs.ts';
import type { Run, Step } from '../schema.ts';
import { blanksIn, type Contents } from './contents.ts';
import type { PlanStore } from './plan-store.ts';
import type { PlanSource, PlanStep, PlanTarget } from './schema.ts';
import type { PlannedStep } from './step-orders.ts';
import { tallyOf } from './tally.ts';
import { takeTyped } from './typed.ts';

export interface AgainDependencies {
  db: Database;
  secrets: SessionSecrets;
  runs: Pick<Runs, 'sendAgain'>;
  plans: {
    store: PlanStore;
    contentsOf(source: PlanSource): Promise<Contents>;
    stepsFor(target: PlanTarget): Promise<PlannedStep[]>;
  };
}

/** Words of steps of which nothing may have come; whether that is so each step knows. */
const inVain = ['refused', 'stopped', 'not-seen', 'cannot-tell'];

export interface AgainWish {
  /** Only the steps of this template, by its place in the plan. */
  template?: number | undefined;
  /** Only the target at this place. */
  place?: number | undefined;
  /** What blanks are to hold from now on. */
  values?: Record<string, unknown> | undefined;
}

/**
 * Has what was refused or not sent of a plan sent again. Nothing is sent by this itself: runs are
 * claimed, and targets that had not begun may begin; whoever carries out the plan does the rest. Locks
 * are taken anyway, since a person has decided. A step whose secrets are gone stays and says so.
 */
export async function claimAgain(
  { db, secrets, runs, plans }: AgainDependencies,
  planId: string,
  { template, place, values }: AgainWish,
): Promise<void> {
  const { store } = plans;
  const isMeant = (step: PlanStep | undefined) =>
    template === undefined || step?.template === template;
  const fill = values && (await takeValues(planId, values));

  /** What the templates are with other values, by sub-account; what they cannot be stays. */
  async function takeValues(id: string, given: Record<string, unknown>) {
    const before = await store.source(id);
    if (!before) return undefined;
    const source = await takeTyped(secrets, before, { values: given, locationValues: {} });
    await store.putSource(source);
    const maker = await plans.contentsOf(source);
    // What is to come of the others stays what was shown, whatever is remembered by now.
    const asked = new Set(
      source.templates.flatMap((template, index) =>
        blanksIn(template).some(({ name }) => Object.hasOwn(given, name)) ? [index] : [],
      ),
    );
    const done = new Set<string>();
    return async (locationId: string): Promise<void> => {
      if (done.has(locationId)) return;
      done.add(locationId);
      const [old, filled] = [await store.contents(id, locationId), await maker.in(locationId)];
      const contents = filled.contents.map((one, index) =>
        one.why || !asked.has(index) ? (old?.contents[index] ?? one) : one,
      );
      await store.putContents({ ...filled, contents });
    };
  }

  async function sendRun(target: PlanTarget, runId: string): Promise<void> {
    const run = await db.get('runs', runId);
    if (!run) return;
    const planned = fill ? await plans.stepsFor(target) : [];
    const indexOf = indexesIn(target, run);
    await runs.sendAgain(runId, true, {
      isMeant: (step) => isMeant(target.steps[indexOf(step)]),
      contentOf: (step) => planned.find(({ index, isLost }) => !isLost && index === indexOf(step)),
    });
  }

  /** A target that was stopped before it began; only what is meant of it is sent. */
  async function reopen(target: PlanTarget): Promise<void> {
    let reopened = 0;
    await store.changeTargets(
      planId,
      ['running', 'paused'],
      async (changes) => {
        const current = await changes.get('planTargets', target.key);
        return current?.state === 'done' && current.runId === undefined ? [current] : [];
      },
      (current) => {
        const steps = current.steps.map((step) =>
          isMeant(step) ? step : { ...step, choice: 'skip' as const },
        );
        reopened = 1;
        return { ...current, steps, state: 'read', tally: tallyOf(steps) };
      },
      (plan) => ({ ...plan, targetsDone: plan.targetsDone - reopened }),
    );
  }

  const places: number[] = [];
  await store.scan(planId, (target) => {
    const isHere = place === undefined || place === target.place;
    if (isHere && inVain.some((word) => target.tally[word])) places.push(target.place);
  });
  for (const one of places) {
    const target = await store.target(planId, one);
    if (!target?.steps.some(isMeant)) continue;
    await fill?.(target.target.locationId);
    if (target.runId === undefined) await reopen(target);
    else await sendRun(target, target.runId);
  }
}

/** Which of a target's steps the steps of its run are: those that were not skipped, in order. */
function indexesIn({ steps }: PlanTarget, run: Run): (step: Step) => number {
  const chosen = steps.flatMap(({ choice }, index) => (choice === 'skip' ? [] : [index]));
  const byId = new Map(run.steps.map(({ id }, index) => [id, chosen[index] ?? -1]));
  return ({ id }) => byId.get(id) ?? -1;
}
