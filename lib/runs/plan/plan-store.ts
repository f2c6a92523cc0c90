import { isObject } from '../../actions/paths.ts';
import type { Changes, Database } from '../../storage/database.ts';
import { type StepFilter, withChoice } from './choose.ts';
import { changeHead, plansIn } from './head.ts';
import { planContentsKey, planTargetKey } from './keys.ts';
import { fitting, type RowsWish, slim } from './rows.ts';
import type { Choice, Plan, PlanContents, PlanSource, PlanTarget } from './schema.ts';
import { retallied } from './tally.ts';

/** As many targets as are changed, or read, at once. */
const chunk = 200;

/** The stores of a plan's own records. */
const planStores = ['plans', 'planTargets', 'planSources', 'planContents'] as const;

/** Where a target is, and nothing else of it. */
export interface Address {
  place: number;
  locationId: string;
  agentId: string;
}

/** Targets, and the sub-accounts that they are in. */
export interface Places {
  places: number[];
  locationIds: Set<string>;
}

/**
 * The records of plans. Heads are small and change together with what they count, in one transaction;
 * targets are read a part at a time: there may be thousands.
 */
export function createPlanStore(db: Database) {
  /**
   * Changes some targets of a plan and its head with them. `mend` gives undefined for what stays.
   * Undefined where the head is gone or is not in one of these states.
   */
  async function changeTargets(
    planId: string,
    states: Plan['state'][],
    read: (changes: Changes) => Promise<PlanTarget[]>,
    mend: (target: PlanTarget) => PlanTarget | undefined,
    mendHead: (plan: Plan) => Plan = (plan) => plan,
    inStores: ('plans' | 'planTargets' | 'planSources' | 'planContents')[] = [
      'plans',
      'planTargets',
    ],
  ): Promise<Plan | undefined> {
    return db.change(inStores, async (changes) => {
      const old = await changes.get('plans', planId);
      if (!old || !states.includes(old.state)) return undefined;
      let { tally, targetsRead } = old;
      const mended: PlanTarget[] = [];
      for (const before of await read(changes)) {
        const after = mend(before);
        if (!after) continue;
        tally = retallied(tally, before.tally, after.tally);
        targetsRead += Number(after.state !== 'unread') - Number(before.state !== 'unread');
        mended.push(after);
      }
      changes.putAll('planTargets', mended);
      const next = { ...mendHead({ ...old, tally, targetsRead }), revision: old.revision + 1 };
      await changes.put('plans', next);
      return next;
    });
  }

  const fromTo = (planId: string, from: number, to: number) => ({
    index: 'byPlan' as const,
    range: IDBKeyRange.bound([planId, from], [planId, to], false, true),
  });

  /** Goes through all targets of a plan in parts, as they are stored: parsing thousands takes long. */
  async function scan(planId: string, see: (target: PlanTarget) => void): Promise<void> {
    const end = `${planId}/\uffff`;
    for (let after = `${planId}/`; ; ) {
      const some = await db.raw('planTargets', IDBKeyRange.bound(after, end, true), chunk);
      for (const raw of some) if (isTarget(raw)) see(raw);
      const last = some.at(-1);
      if (!last || some.length < chunk) return;
      after = (last as PlanTarget).key;
    }
  }

  return {
    /** Keeps a new plan; false where there is one of that id already. */
    make: (plan: Plan, source: PlanSource, targets: PlanTarget[]): Promise<boolean> =>
      db.change([...planStores], async (changes) => {
        if (await changes.get('plans', plan.id)) return false;
        await changes.put('plans', plan);
        await changes.put('planSources', source);
        changes.putAll('planTargets', targets);
        return true;
      }),

    head: (planId: string) => db.get('plans', planId),
    changeHead: (planId: string, mend: (plan: Plan) => Plan | undefined) =>
      changeHead(db, planId, mend),
    changeTargets,
    scan,

    source: (planId: string) => db.get('planSources', planId),
    putSource: (source: PlanSource) => db.put('planSources', source),
    contents: (planId: string, locationId: string) =>
      db.get('planContents', planContentsKey(planId, locationId)),
    /** Not of a plan that was discarded meanwhile. */
    putContents: (contents: PlanContents): Promise<void> =>
      db.change(['plans', 'planContents'], async (changes) => {
        if (await changes.get('plans', contents.planId))
          await changes.put('planContents', contents);
      }),

    /** Plans of which agents are still to be read. */
    reading: () => plansIn(db, 'reading'),

    target: (planId: string, place: number) => db.get('planTargets', planTargetKey(planId, place)),

    /** Targets from a place to before another one. */
    page: (planId: string, from: number, to: number) =>
      db.getAll('planTargets', fromTo(planId, from, to)),

    /** Where the targets are that have not been judged yet, in order. */
    async unread(planId: string): Promise<Address[]> {
      const unread: Address[] = [];
      await scan(planId, ({ state, place, target: { locationId, agentId } }) => {
        if (state === 'unread') unread.push({ place, locationId, agentId });
      });
      return unread;
    },

    /** Where those targets of a plan are that are meant. */
    async places(
      planId: string,
      isMeant: (place: number, locationId: string) => boolean,
    ): Promise<Places> {
      const meant: Places = { places: [], locationIds: new Set() };
      await scan(planId, ({ place, target: { locationId } }) => {
        if (!isMeant(place, locationId)) return;
        meant.places.push(place);
        meant.locationIds.add(locationId);
      });
      return meant;
    },

    /** Sub-accounts of a plan with their names, in order. */
    async locations(planId: string): Promise<{ locationId: string; name?: string }[]> {
      const all = new Map<string, string | undefined>();
      await scan(planId, ({ target: { locationId, locationName } }) => {
        if (!all.get(locationId)) all.set(locationId, locationName);
      });
      return [...all].map(([locationId, name]) => ({ locationId, ...(name ? { name } : {}) }));
    },

    /** A part of the targets that fit, and how many fit. What is there is told without parameters. */
    async rows(wish: RowsWish): Promise<{ rows: PlanTarget[]; total: number }> {
      const { planId, from, count } = wish;
      const fits = fitting(wish);
      if (!fits) {
        const [total, rows] = await Promise.all([
          db.count('planTargets', fromTo(planId, 0, Number.POSITIVE_INFINITY)),
          db.getAll('planTargets', fromTo(planId, from, from + count)),
        ]);
        return { rows: rows.map(slim), total };
      }
      let total = 0;
      const places: number[] = [];
      await scan(planId, (target) => {
        if (!fits(target)) return;
        if (total >= from && total < from + count) places.push(target.place);
        total += 1;
      });
      const rows = await Promise.all(
        places.map((place) => db.get('planTargets', planTargetKey(planId, place))),
      );
      return { rows: rows.flatMap((row) => (row ? [slim(row)] : [])), total };
    },

    /**
     * Chooses for the steps that fit. Undefined when the plan is not there or has begun: then what
     * was chosen before that stays.
     */
    async choose(
      planId: string,
      filter: StepFilter,
      choice: Choice,
      typeOf: (template: number) => string,
    ): Promise<Plan | undefined> {
      const plan = await db.get('plans', planId);
      if (!plan) return undefined;
      const mend = (target: PlanTarget) => withChoice(target, filter, choice, typeOf);
      const { place } = filter;
      const change = (from: number, to: number) =>
        changeTargets(
          planId,
          ['reading', 'ready'],
          (changes) => changes.getAll('planTargets', fromTo(planId, from, to)),
          mend,
        );
      if (place !== undefined) return change(place, place + 1);
      let last: Plan | undefined;
      for (let from = 0; from < plan.targets; from += chunk) {
        last = await change(from, from + chunk);
        if (!last) break;
      }
      return last;
    },

    /**
     * Has the agents at these places read again; undefined, and nothing is changed, when the plan has
     * begun. With `source` that is taken in and all that was made of the one before is forgotten, else
     * only what could not be made: in the transaction after which nobody can start the plan before
     * its agents were read.
     */
    async readAgain(
      { planId, places, locationIds }: { planId: string } & Places,
      source?: PlanSource,
    ): Promise<Plan | undefined> {
      let last: Plan | undefined;
      for (let from = 0; from < places.length; from += chunk) {
        last = await changeTargets(
          planId,
          ['reading', 'ready'],
          async (changes) => {
            if (from === 0) {
              if (source) await changes.put('planSources', source);
              await forgetContents(changes, planId, locationIds, source === undefined);
            }
            const keys = places.slice(from, from + chunk).map((one) => planTargetKey(planId, one));
            const all = await Promise.all(keys.map((key) => changes.get('planTargets', key)));
            return all.filter((target) => target !== undefined);
          },
          ({ readAt: _at, problem: _problem, has: _has, ...rest }) => ({
            ...rest,
            state: 'unread',
            tally: {},
          }),
          (head) => ({ ...head, state: 'reading' }),
          [...planStores],
        );
        if (!last) break;
      }
      return last;
    },

    /** Forgets a plan that never ran; false when it has begun or is not there. */
    discard: (planId: string): Promise<boolean> =>
      db.change([...planStores], async (changes) => {
        const plan = await changes.get('plans', planId);
        if (!plan || !['reading', 'ready'].includes(plan.state)) return false;
        await changes.delete('plans', planId);
        await changes.delete('planSources', planId);
        const contents = await changes.getAll('planContents', { index: 'byPlan', range: planId });
        for (const { key } of contents) await changes.delete('planContents', key);
        for (let place = 0; place < plan.targets; place += 1) {
          await changes.delete('planTargets', planTargetKey(planId, place));
        }
        return true;
      }),
  };
}
export type PlanStore = ReturnType<typeof createPlanStore>;

/**
 * Forgets what the templates are in sub-accounts: it is made anew. `onlyOpen`: only where something
 * cannot be made.
 */
async function forgetContents(
  changes: Changes,
  planId: string,
  locationIds: Iterable<string>,
  onlyOpen: boolean,
): Promise<void> {
  for (const locationId of locationIds) {
    const key = planContentsKey(planId, locationId);
    const kept = onlyOpen ? await changes.get('planContents', key) : undefined;
    if (!onlyOpen || kept?.contents.some(({ why }) => why))
      await changes.delete('planContents', key);
  }
}

/** Whether a record is as it was stored; one that is not is set aside where it is read by itself. */
const isTarget = (raw: unknown): raw is PlanTarget =>
  isObject(raw) && isObject(raw.target) && isObject(raw.tally);
