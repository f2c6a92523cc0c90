import type { Connections } from '../../connections/connections.ts';
import type { Access, HighLevelClient } from '../../highlevel/client.ts';
import type { Directory } from '../../highlevel/directory.ts';
import { type Problem, problemOf } from '../../highlevel/errors.ts';
import { again } from '../again.ts';
import { eachOf } from '../each-of.ts';
import { createGroups } from '../groups.ts';
import { readAgentIn } from '../target-reads.ts';
import { createTurns } from '../turns.ts';
import { readIfThere } from '../verify.ts';
import { wantedOf } from './compare.ts';
import type { Contents } from './contents.ts';
import { type Given, idsToRead, judge, type Seen, type WantedStep } from './judge.ts';
import type { Address, PlanStore } from './plan-store.ts';
import type { Plan, PlanContents, PlanSource, PlanTarget } from './schema.ts';
import { tallyOf } from './tally.ts';

/** How many sub-accounts are read side by side, and how many agents of each. */
const sideBySide = { locations: 24, agents: 3 };
/** More actions of one agent than this are not read by themselves. */
const mostSingleReads = 45;
/** How often HighLevel's “wait” is obeyed for one read. */
const mostWaits = 5;

export interface PlannerDependencies {
  store: PlanStore;
  client: Pick<HighLevelClient, 'readAgent' | 'readAction'>;
  connections: Pick<Connections, 'access'>;
  directory: Pick<Directory, 'learn' | 'names'>;
  now(): number;
  wait(ms: number): Promise<void>;
  /** What the plan's templates are; not of an undo. */
  contentsOf(source: PlanSource): Promise<Contents>;
  /** Judges the target of a plan that takes a run back. */
  judgeUndo(target: PlanTarget, read: Read): Promise<Pick<PlanTarget, 'steps' | 'has'>>;
  /** Asks to be woken at that time (ms since 1970), also when the worker was stopped. */
  wakeAt(time: number): void;
}

/** An agent as it was read, or why it could not be. */
export interface Read {
  at: number;
  name?: string | undefined;
  /** Undefined where HighLevel does not list them. */
  actions?: Seen[] | undefined;
  problem?: Problem;
  /** Reads one action by itself; undefined when it is not there. Throws `HighLevelError`. */
  readOne(id: string): Promise<Seen | undefined>;
}

/**
 * Reads the agents of plans and judges their steps. What was judged is stored at once, so that a
 * stopped worker's plans are taken up where they were. Changes nothing in HighLevel.
 */
export function createPlanner(dependencies: PlannerDependencies) {
  const { store, client, connections, directory, now, wait, wakeAt } = dependencies;
  const work = createTurns();
  /** How often what a plan wants was changed: what is being read for what it wanted before is dropped. */
  const changes = new Map<string, number>();

  /** Asks again when HighLevel wants to be asked later; the day's limit is told. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (let waits = 0; ; waits += 1) {
      try {
        return await ask();
      } catch (error) {
        const { kind, daily, retryAt } = problemOf(error);
        if (kind !== 'limit' || daily || retryAt === undefined || waits >= mostWaits) throw error;
        await wait(Math.max(0, retryAt - now()));
      }
    }
  }

  async function readAgent(address: Address, access: Access | Problem): Promise<Read> {
    const readOne = async (id: string): Promise<Seen | undefined> => {
      const action = await patiently(() => readIfThere(client, access as Access, id));
      return action && { ...action, id, whole: true };
    };
    if ('kind' in access) return { at: now(), problem: access, readOne };
    try {
      const agent = await patiently(() => readAgentIn(client, access, address));
      const at = now();
      await directory.learn(address.locationId, agent);
      return { at, name: agent.name, actions: agent.actions, readOne };
    } catch (error) {
      return { at: now(), problem: problemOf(error), readOne };
    }
  }

  /** The actions, those among them read by themselves whose listing says too little. */
  async function completed({ actions, readOne }: Read, wanted: WantedStep[]) {
    if (!actions) return undefined;
    const ids = idsToRead(actions, wanted).slice(0, mostSingleReads);
    if (ids.length === 0) return actions;
    const all = new Map(actions.map((action) => [action.id, action]));
    for (const id of ids) {
      try {
        const one = await readOne(id);
        if (one) all.set(id, one);
        else all.delete(id);
      } catch {
        // It stays as it was listed: whether it is what is wanted cannot be told.
      }
    }
    return [...all.values()];
  }

  async function judged(
    plan: Plan,
    target: PlanTarget,
    read: Read,
    wanted: WantedStep[],
  ): Promise<Pick<PlanTarget, 'steps' | 'has'>> {
    if (plan.kind === 'undo') return dependencies.judgeUndo(target, read);
    const its = target.steps.flatMap(({ template }) => wanted[template] ?? []);
    const given: Given = {
      actions: await completed(read, its),
      wanted: its,
      before: target.steps,
      onlyLooks: plan.kind === 'fleet',
      ...(read.problem ? { problem: read.problem } : {}),
    };
    return judge(given);
  }

  /** Reads what is left to read of a plan. Ends early when the plan is gone. */
  async function readAll(planId: string): Promise<void> {
    const mine = changes.get(planId);
    let isGone = false;
    const isOver = () => isGone || changes.get(planId) !== mine;
    const plan = await store.head(planId);
    const source = await store.source(planId);
    if (plan?.state !== 'reading' || !source) return;
    const contents = plan.kind === 'undo' ? undefined : await dependencies.contentsOf(source);
    const unread = new Map<string, Address[]>();
    for (const address of await store.unread(planId)) {
      const before = unread.get(address.locationId);
      if (before) before.push(address);
      else unread.set(address.locationId, [address]);
    }
    const results = createGroups((group: PlanTarget[]) => keep(group));

    /** Stores what was judged meanwhile, all of it in one transaction. */
    async function keep(group: PlanTarget[]): Promise<void> {
      if (isOver()) return;
      const byPlace = new Map(group.map((target) => [target.place, target]));
      const readAts = group.flatMap(({ readAt }) => readAt ?? []);
      const after = await store.changeTargets(
        planId,
        ['reading'],
        async (stored) => {
          const all = await Promise.all(group.map(({ key }) => stored.get('planTargets', key)));
          return all.filter((target) => target !== undefined);
        },
        (before) => (before.state === 'unread' ? byPlace.get(before.place) : undefined),
        (head) => withReads(head, readAts),
      );
      if (!after) isGone = true;
    }

    async function readLocation(locationId: string, addresses: Address[]): Promise<void> {
      if (isOver()) return;
      // Should the worker be stopped while it waits for an answer, somebody has to go on.
      wakeAt(now() + again.later);
      const [wanted, access, { locationName }] = await Promise.all([
        wantedIn(locationId, contents, source as PlanSource),
        connections.access(locationId).then(
          // Behind what people click, and counted with what runs send.
          (found): Access => ({ ...found, patient: true }),
          (error: unknown) => problemOf(error),
        ),
        directory.names(locationId),
      ]);
      await eachOf(addresses, sideBySide.agents, async (address) => {
        if (isOver()) return;
        const target = await store.target(planId, address.place);
        if (!plan || target?.state !== 'unread') return;
        const read = await readAgent(address, access);
        const { steps, has } = await judged(plan, target, read, wanted);
        const agentName = read.name ?? target.target.agentName;
        const names = {
          ...(locationName ? { locationName } : {}),
          ...(agentName ? { agentName } : {}),
        };
        await results.add({
          ...target,
          target: { ...target.target, ...names },
          state: 'read',
          readAt: read.at,
          ...(read.problem ? { problem: read.problem } : {}),
          ...(has ? { has } : {}),
          steps,
          tally: tallyOf(steps),
        });
      });
    }

    async function wantedIn(
      locationId: string,
      maker: Contents | undefined,
      { templates }: PlanSource,
    ): Promise<WantedStep[]> {
      if (!maker) return [];
      const kept = await store.contents(planId, locationId);
      const contents = kept ?? (await maker.in(locationId));
      if (!kept && !isOver()) await store.putContents(contents);
      return wantedSteps(templates, contents);
    }

    await eachOf([...unread], sideBySide.locations, ([locationId, addresses]) =>
      readLocation(locationId, addresses),
    );
    if (!isOver()) await finish(planId);
  }

  /** A plan of which all is read is ready, and says how old its reads are. */
  async function finish(planId: string): Promise<void> {
    let [from, to] = [Number.POSITIVE_INFINITY, 0];
    await store.scan(planId, ({ readAt }) => {
      if (readAt === undefined) return;
      from = Math.min(from, readAt);
      to = Math.max(to, readAt);
    });
    await store.changeHead(planId, (plan) => {
      if (plan.state !== 'reading' || plan.targetsRead < plan.targets) return undefined;
      return { ...plan, state: 'ready', ...(to > 0 ? { readFrom: from, readTo: to } : {}) };
    });
  }

  const later = () => wakeAt(now() + again.soon);

  return {
    /** What a plan wants is about to change: what is being read now is not stored any more. */
    wantsOther: (planId: string): void => {
      changes.set(planId, (changes.get(planId) ?? 0) + 1);
    },

    /** Reads what a plan has left to read. */
    read: (planId: string): Promise<void> =>
      work.inTurn(planId, () => readAll(planId)).catch(later),

    /** Goes on with what a stopped worker left, and waits for what is being read. */
    async settle(): Promise<void> {
      const plans = await store.reading().catch(() => []);
      await Promise.all(plans.map(({ id }) => work.join(id, () => readAll(id)).catch(later)));
    },
  };
}

/** What is wanted in a sub-account, by template, prepared to be compared with many agents. */
export function wantedSteps(templates: PlanSource['templates'], { contents }: PlanContents) {
  return contents.flatMap((content, template): WantedStep[] => {
    const type = templates[template]?.type;
    if (!type) return [];
    const { name, parameters, why, about } = content;
    return [{ template, content: wantedOf({ type, name, parameters }), why, about }];
  });
}

function withReads(plan: Plan, readAts: number[]): Plan {
  if (readAts.length === 0) return plan;
  const from = Math.min(...readAts, plan.readFrom ?? Number.POSITIVE_INFINITY);
  const to = Math.max(...readAts, plan.readTo ?? 0);
  return { ...plan, readFrom: from, readTo: to };
}
