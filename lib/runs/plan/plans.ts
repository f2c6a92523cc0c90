import type { Connections } from '../../connections/connections.ts';
import type { HighLevelClient } from '../../highlevel/client.ts';
import type { Directory } from '../../highlevel/directory.ts';
import type { Database } from '../../storage/database.ts';
import type { SessionSecrets } from '../../storage/session-secrets.ts';
import type { BlanksOf } from '../../templates/blanks.ts';
import type { Catalog } from '../../templates/catalog.ts';
import type { Run } from '../schema.ts';
import { createTurns } from '../turns.ts';
import type { StepFilter } from './choose.ts';
import { differencesTo, wantedOf } from './compare.ts';
import { blanksOfPlan, type Contents, createContents } from './contents.ts';
import { exportPage } from './export.ts';
import { planSecretsOwner } from './keys.ts';
import { newPlan, type PlanOrder, unjudged } from './new-plan.ts';
import { createPlanStore } from './plan-store.ts';
import { createPlanner } from './planner.ts';
import type { Choice, Plan, PlanSource, PlanStep, PlanTarget } from './schema.ts';
import { formerRuns, type PlannedStep, type Shown, shownOf, stepOrders } from './step-orders.ts';
import { allTyped, type Typed, takeTyped } from './typed.ts';
import { type Undone, undoOrder } from './undo-order.ts';
import { judgeUndo } from './undo-plan.ts';

export interface PlansDependencies {
  db: Database;
  client: HighLevelClient;
  connections: Connections;
  directory: Directory;
  catalog: Catalog;
  blanksOf: BlanksOf;
  secrets: SessionSecrets;
  now(): number;
  wait(ms: number): Promise<void>;
  /** Asks to be woken at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
}

/** A step with what there is to show of it. */
export interface StepDetail extends Shown {
  step: PlanStep;
  differences: ReturnType<typeof differencesTo>;
}

/** Makes plans, reads their agents, and tells what a run would do. Writes nothing in HighLevel. */
export function createPlans(dependencies: PlansDependencies) {
  const { db, secrets, now } = dependencies;
  const store = createPlanStore(db);
  /** Two windows may fill blanks at the same moment: each lays its own over the other's. */
  const filling = createTurns();

  const contentsOf = async (source: PlanSource): Promise<Contents> =>
    createContents(dependencies, source, await allTyped(secrets, source));

  const planner = createPlanner({
    ...dependencies,
    store,
    contentsOf,
    judgeUndo: (target, read) => judgeUndo(db, target, read),
  });

  /** Reads go on by themselves: who asked for them is answered before. */
  const readOn = (plan: Plan | undefined): Plan | undefined => {
    if (plan?.state === 'reading') void planner.read(plan.id);
    return plan;
  };

  /** The names of agents and sub-accounts, as far as they are known. */
  async function withNames(order: PlanOrder): Promise<PlanOrder> {
    const names = new Map<string, string>();
    const ids = new Set(order.targets.map(({ target }) => target.locationId));
    for (const id of ids) {
      const start = `agent/${id}/`;
      const [location, agents] = await Promise.all([
        db.get('names', `location/${id}`),
        db.getAll('names', { range: IDBKeyRange.bound(start, `${start}\uffff`) }),
      ]);
      for (const { key, name } of [...agents, ...(location ? [location] : [])])
        names.set(key, name);
    }
    return {
      ...order,
      targets: order.targets.map(({ target, ...rest }) => {
        const { locationId, agentId } = target;
        const locationName = names.get(`location/${locationId}`);
        const agentName = names.get(`agent/${locationId}/${agentId}`);
        return {
          ...rest,
          target: {
            ...target,
            ...(locationName ? { locationName } : {}),
            ...(agentName ? { agentName } : {}),
          },
        };
      }),
    };
  }

  /** Keeps a new plan and begins to read its agents; asked twice it makes one. */
  async function make(order: PlanOrder, typed: Typed): Promise<void> {
    if (await store.head(order.id)) return;
    const { plan, source, targets } = newPlan(await withNames(order), now());
    const made = await store.make(plan, await takeTyped(secrets, source, typed), targets);
    if (made) readOn(plan);
  }

  async function detailsOf(target: PlanTarget, source: PlanSource): Promise<StepDetail[]> {
    const { planId, steps } = target;
    const [contents, former] = await Promise.all([
      store.contents(planId, target.target.locationId),
      formerRuns(db, steps),
    ]);
    return steps.flatMap((step): StepDetail[] => {
      const template = source.templates[step.template];
      if (!template) return [];
      const { type, actionName, parameters } = template;
      const shown = shownOf(step, source, contents?.contents, former);
      const whole = shown ?? { type, name: actionName, parameters };
      const isChange = step.verdict === 'differs' || step.verdict === 'put-back';
      const differences =
        isChange && step.on && shown ? differencesTo(wantedOf(shown), step.on) : [];
      return [{ step, ...whole, differences }];
    });
  }

  return {
    store,
    contentsOf,
    make,
    /** Goes on with what a stopped worker left. Called at each start and alarm. */
    settle: planner.settle,

    /** A plan with what its screens need beside; undefined when there is none. */
    async open(planId: string) {
      const [plan, source] = await Promise.all([store.head(planId), store.source(planId)]);
      if (!plan || !source) return undefined;
      return {
        plan,
        templates: source.templates.map(({ templateId, name, type }) => ({
          templateId,
          name,
          type,
        })),
        variables: blanksOfPlan(source.templates).variables,
        locations: await store.locations(planId),
      };
    },

    /** One target with all there is to show of its steps, and its run. */
    async target(
      planId: string,
      place: number,
    ): Promise<{ planned: PlanTarget; steps: StepDetail[]; run?: Run } | undefined> {
      const [planned, source] = await Promise.all([
        store.target(planId, place),
        store.source(planId),
      ]);
      if (!planned || !source) return undefined;
      const [steps, run] = await Promise.all([
        detailsOf(planned, source),
        planned.runId ? db.get('runs', planned.runId) : undefined,
      ]);
      return { planned, steps, ...(run ? { run } : {}) };
    },

    /** Chooses for steps of a plan that has not begun; undefined when it has. */
    async choose(planId: string, filter: StepFilter, choice: Choice): Promise<Plan | undefined> {
      const source = await store.source(planId);
      const typeOf = (template: number) => source?.templates[template]?.type ?? '';
      return store.choose(planId, filter, choice, typeOf);
    },

    /** Reads agents again and judges anew; undefined when the plan has begun. */
    async readAgain(planId: string, places?: number[]): Promise<Plan | undefined> {
      const wanted = places && new Set(places);
      const meant = await store.places(planId, (place) => !wanted || wanted.has(place));
      planner.wantsOther(planId);
      return readOn(await store.readAgain({ planId, ...meant }));
    },

    /**
     * Gives blanks other values and judges anew what that is about: its agents are read again, so
     * that nothing is judged by what was there a while ago. Undefined when the plan has begun.
     */
    fill: (planId: string, values: Typed['values'], locationId?: string) =>
      filling.inTurn(planId, async (): Promise<Plan | undefined> => {
        const [plan, source] = await Promise.all([store.head(planId), store.source(planId)]);
        if (!source || !plan || !['reading', 'ready'].includes(plan.state)) return undefined;
        const typed: Typed =
          locationId === undefined
            ? { values, locationValues: {} }
            : { values: {}, locationValues: { [locationId]: values } };
        const meant = await store.places(
          planId,
          (_, id) => locationId === undefined || id === locationId,
        );
        const owner = planSecretsOwner(planId);
        const before = await secrets.read(owner);
        planner.wantsOther(planId);
        const taken = await takeTyped(secrets, source, typed);
        const after = await store.readAgain({ planId, ...meant }, taken);
        // It was started or discarded meanwhile: what was shown is what is sent.
        if (!after) await secrets.keep(owner, before);
        // Whoever began to read before that judges by what was wanted before.
        planner.wantsOther(planId);
        return readOn(after);
      }),

    /** A plan of some cells of a fleet's overview; false when there is no such overview. */
    async ofCells(
      fleetId: string,
      planId: string,
      cells: { place: number; templates: number[] }[],
    ): Promise<boolean> {
      const [fleet, source] = await Promise.all([store.head(fleetId), store.source(fleetId)]);
      if (!fleet || !source) return false;
      const targets: PlanOrder['targets'] = [];
      for (const { place, templates } of cells) {
        const known = await store.target(fleetId, place);
        const wanted = [...new Set(templates)]
          .filter((one) => source.templates[one])
          .sort(byNumber);
        if (!known || wanted.length === 0) continue;
        targets.push({ target: known.target, steps: wanted.map((one) => unjudged(one)) });
      }
      if (targets.length === 0) return false;
      const { name, pack } = fleet;
      const order = { id: planId, kind: 'apply' as const, name, ...(pack ? { pack } : {}) };
      const typed = await allTyped(secrets, source);
      await make({ ...order, templates: source.templates, targets }, typed);
      return true;
    },

    /**
     * A plan that takes back a plan that has ended, or some of its targets, or one run; false when
     * nothing of it stands.
     */
    async undo(planId: string, of: Undone, places?: number[]): Promise<boolean> {
      const order = await undoOrder(db, planId, of, places);
      if (order) await make(order, { values: {}, locationValues: {} });
      return order !== undefined;
    },

    /**
     * What is to be carried out on a target, in order, with the secrets: what was shown. `isLost`: a
     * step whose secrets are gone. Throws `VaultLocked` where they cannot be read just now.
     */
    async stepsFor(target: PlanTarget): Promise<PlannedStep[]> {
      const source = await store.source(target.planId);
      if (!source) return [];
      const [contents, former] = await Promise.all([
        store.contents(target.planId, target.target.locationId),
        formerRuns(db, target.steps),
      ]);
      let made: Promise<Contents> | undefined;
      const maker = () => {
        made ??= contentsOf(source);
        return made;
      };
      return stepOrders(target, source, contents?.contents, former, maker);
    },

    /** A part of a plan as it is written into a file, from a place on. */
    exportPage: (planId: string, from: number) => exportPage(db, store, planId, from, now()),

    /** Forgets a plan that never ran, and what was typed for it; false when it has begun. */
    async discard(planId: string): Promise<boolean> {
      const gone = await store.discard(planId);
      if (gone) await secrets.forget(planSecretsOwner(planId));
      return gone;
    },
  };
}

const byNumber = (one: number, other: number) => one - other;
