import type { Output } from '../../messaging/messages/index.ts';
import type { SessionSecrets } from '../../storage/session-secrets.ts';
import { again } from '../again.ts';
import type { Run } from '../schema.ts';
import type { AgainWish } from './again.ts';
import { type CarryDependencies, createCarry, type Why } from './carry.ts';
import { type Changed, changeHead, endPlan, endTargets, plansIn, targetsIn } from './head.ts';
import { createLanes, type Lanes, type Waiting } from './lanes.ts';
import { createPace } from './pace.ts';
import type { Plan } from './schema.ts';
import { watchPlan } from './watch.ts';

export interface RunnerDependencies extends CarryDependencies {
  /** Holds a mark of the plans that go on by themselves; gone with the browser. */
  session: SessionSecrets;
  /** Claims what was refused or not sent of a plan; sends nothing. */
  claimAgain(planId: string, wish: AgainWish): Promise<void>;
  wait(ms: number): Promise<void>;
  /** Targets of one sub-account at a time. */
  laneWidth?: number;
}

type Reply = Output<'plan/go'>;

interface Work {
  lanes: Lanes;
  /** Resolves when nothing is under way any more. */
  rest: PromiseWithResolvers<void>;
  /** When what was held was tried again (ms since 1970). */
  triedAt: number;
}

const markOf = (planId: string) => `going/${planId}`;

/**
 * Carries out plans that were started: sub-accounts side by side, a few targets of each, in order.
 * All it must know is stored; the worker that follows a stopped one takes up what had begun, and
 * goes on with the rest.
 */
export function createRunner(dependencies: RunnerDependencies) {
  const { db, runs, session, claimAgain, now, wakeAt, laneWidth: width } = dependencies;
  const pace = createPace(now);
  const { carry, begun } = createCarry(dependencies);
  /** The plans that this worker is at. */
  const works = new Map<string, Work>();
  /** Those that are to be stopped as far as they had not begun. */
  const stopping = new Set<string>();
  /** Why nothing moves; in memory too, since it may be that nothing can be stored. */
  const waits = new Map<string, Why>();

  const wakeSoon = () => wakeAt(now() + again.soon);

  /** A page at a time: first what has begun, then what has not. */
  async function* toCarryOut(planId: string): AsyncGenerator<Waiting[], undefined> {
    for (const state of ['begun', 'read'] as const) {
      for (let after = -1; ; ) {
        const targets = await targetsIn(db, planId, state, after);
        const last = targets.at(-1);
        if (!last) break;
        after = last.place;
        yield targets.map(({ place, target }) => ({ place, locationId: target.locationId }));
      }
    }
  }

  /** Says on the head why nothing moves, or that it does. */
  async function say(planId: string, why: Why | undefined): Promise<void> {
    if (waits.get(planId) === why) return;
    if (why) waits.set(planId, why);
    else waits.delete(planId);
    await changeHead(db, planId, (plan) => {
      if (plan.state !== 'running' || plan.waits?.why === why) return undefined;
      const { waits: _, ...rest } = plan;
      return why ? { ...rest, waits: { why, since: now() } } : rest;
    });
  }

  /** Nothing is under way any more: the plan is over, was held, or something is in the way. */
  async function rested(planId: string, lanes: Lanes): Promise<void> {
    const held = lanes.held().map(({ why }) => why);
    if (!lanes.isOpen() || held.length === 0) works.delete(planId);
    if (stopping.has(planId)) return finishStop(planId);
    if (!lanes.isOpen()) return;
    if (held.length === 0) return endWhenOver(planId);
    const common = (['storage', 'offline'] as const).find((why) => held.includes(why));
    await say(planId, common ?? (held.every((why) => why === 'unlock') ? 'unlock' : undefined));
  }

  /**
   * Carries out a plan that runs; where this worker is at it, what was held tries again. Resolves when
   * nothing of it is under way any more.
   */
  function go(planId: string): Promise<void> {
    const work = works.get(planId) ?? newWork(planId);
    if (!work.lanes.isBusy()) work.rest = Promise.withResolvers();
    work.triedAt = now();
    work.lanes.tryAgain();
    return work.rest.promise;
  }

  function newWork(planId: string): Work {
    const targets = toCarryOut(planId);
    const lanes: Lanes = createLanes({
      ...(width === undefined ? {} : { width }),
      more: async () => (await targets.next()).value ?? [],
      carry: async ({ place }) => {
        const held = await carry(planId, place, lanes.isOpen);
        if (!held) await say(planId, undefined).catch(wakeSoon);
        return held;
      },
      onRest: () => {
        const { rest } = work;
        void rested(planId, lanes).catch(wakeSoon).then(rest.resolve);
      },
    });
    const work: Work = { lanes, rest: Promise.withResolvers(), triedAt: now() };
    works.set(planId, work);
    return work;
  }

  /** Ends a plan of which nothing is left. */
  async function endWhenOver(planId: string): Promise<void> {
    for (const state of ['read', 'begun'] as const) {
      // What was claimed again after it was passed, or is in flight somewhere.
      if ((await targetsIn(db, planId, state, -1, 1)).length > 0) return wakeSoon();
    }
    await endPlan(db, planId, now());
    await session.forget(markOf(planId));
  }

  /** What a stopped worker left in flight is settled; what is in flight here ends by itself. */
  async function stopOne(planId: string, runId: string): Promise<void> {
    await runs.stop(runId);
    if (!works.has(planId)) await runs.goOn(runId);
  }

  /**
   * Ends, as stopped, what had not begun and what had not left of the rest. What is in flight ends
   * by itself; whoever is at it is waited for.
   */
  async function finishStop(planId: string): Promise<void> {
    stopping.add(planId);
    try {
      // None of those may begin while they are ended.
      await begun();
      while ((await endTargets(db, planId)) > 0);
      for (let after = -1; ; ) {
        const targets = await targetsIn(db, planId, 'begun', after);
        const last = targets.at(-1);
        if (!last) break;
        after = last.place;
        await Promise.all(targets.map(({ runId }) => runId && stopOne(planId, runId)));
      }
      if (works.has(planId)) return;
      await endWhenOver(planId);
      stopping.delete(planId);
    } catch {
      wakeSoon();
    }
  }

  /** Moves a plan's head to where it runs, and carries it out. */
  async function run(planId: string, from: Plan['state'][]): Promise<Changed | undefined> {
    // Both before: a plan that runs goes on by itself, whenever the worker is stopped.
    wakeAt(now() + again.later);
    await session.keep(markOf(planId), { goesOn: 'yes' });
    const changed = await changeHead(db, planId, (plan) => {
      const next = running(plan, from);
      return next && { ...next, startedAt: plan.startedAt ?? now() };
    });
    if (changed?.isDone) void go(planId);
    else if (changed?.plan.state !== 'running') await session.forget(markOf(planId));
    return changed;
  }

  /** Takes up a plan that runs and that this worker is not at: another one was stopped. */
  async function takeUp(planId: string): Promise<void> {
    if (!('goesOn' in (await session.read(markOf(planId))))) {
      await changeHead(db, planId, asks);
      return;
    }
    // It may have been paused meanwhile; from here on whoever pauses it finds the work.
    const plan = await db.get('plans', planId);
    if (plan?.state !== 'running') return;
    if (plan.waits) waits.set(planId, plan.waits.why);
    await go(planId);
  }

  async function settleOne(planId: string, isNews: boolean): Promise<void> {
    const work = works.get(planId);
    if (!work) return takeUp(planId);
    // Also when the clock was set back.
    const isLongAgo = Math.abs(now() - work.triedAt) >= again.soon;
    if (isNews || isLongAgo) return go(planId);
    if (work.lanes.held().length > 0) wakeAt(work.triedAt + again.soon);
    if (work.lanes.isBusy()) await work.rest.promise;
  }

  const reply = (changed: Changed | undefined): Reply =>
    changed ? { kind: changed.isDone ? 'ok' : 'not-now', plan: changed.plan } : null;

  return {
    /** A plan starts once, whoever asks: it has to be `ready`. */
    start: async (planId: string) => reply(await run(planId, ['ready'])),

    /** Goes on after a pause, or when a person was asked after a restart of the browser. */
    resume: async (planId: string) => reply(await run(planId, ['paused', 'asks'])),

    /** Has what was refused or not sent sent again, also of a run that has ended. */
    async again(planId: string, wish: AgainWish): Promise<Reply> {
      await session.keep(markOf(planId), { goesOn: 'yes' });
      // It runs before anything is claimed; should the worker be stopped, the next one goes on.
      const changed = await changeHead(db, planId, (plan) => running(plan, ['ended', 'running']));
      if (changed && (changed.isDone || changed.plan.state === 'paused')) {
        await claimAgain(planId, wish).finally(() => changed.isDone && void go(planId));
        return { kind: 'ok', plan: (await db.get('plans', planId)) ?? changed.plan };
      }
      await session.forget(markOf(planId));
      return reply(changed);
    },

    /** Answers when a plan is past revision `seen`, with how fast it goes; see `watchPlan`. */
    watch: (planId: string, seen: number) =>
      watchPlan({ ...dependencies, pace, waits: (id: string) => waits.get(id) }, planId, seen),

    /** No further step begins; what has left is left as it is. */
    async pause(planId: string): Promise<Reply> {
      const changed = await changeHead(db, planId, ({ waits: _, ...plan }) =>
        plan.state === 'running' ? { ...plan, state: 'paused' } : undefined,
      );
      waits.delete(planId);
      if (changed?.isDone) works.get(planId)?.lanes.close();
      return reply(changed);
    },

    /** Nothing more is sent, for good. */
    async stop(planId: string): Promise<Reply> {
      const changed = await changeHead(db, planId, ({ waits: _, ...plan }) =>
        ['running', 'paused', 'asks'].includes(plan.state)
          ? { ...plan, state: 'stopped' }
          : undefined,
      );
      waits.delete(planId);
      if (changed?.isDone) {
        works.get(planId)?.lanes.close();
        void finishStop(planId);
      }
      return reply(changed);
    },

    /**
     * Whether the next step of a run may be sent. A run whose plan has ended was begun again by a
     * person who mended it.
     */
    async mayGoOn({ planId }: Pick<Run, 'planId'>): Promise<boolean> {
      if (planId === undefined || works.get(planId)?.lanes.isOpen()) return true;
      return (await db.get('plans', planId))?.endedAt !== undefined;
    },

    /**
     * Takes up what runs and nobody is at, and lets what was held try again: at once when there is
     * news of a token or the vault, else every few seconds. Called at each start of the worker and at
     * each alarm. Resolves when nothing is under way any more.
     */
    async settle(isNews = false): Promise<void> {
      const running = await plansIn(db, 'running').catch(wakeSoon);
      await Promise.all((running ?? []).map(({ id }) => settleOne(id, isNews).catch(wakeSoon)));
      for (const { id, endedAt } of (await plansIn(db, 'stopped').catch(wakeSoon)) ?? []) {
        if (endedAt === undefined && !works.has(id)) await finishStop(id);
      }
    },
  };
}
export type Runner = ReturnType<typeof createRunner>;

/** A plan that runs from now on; one that is only looked at never does. */
function running(plan: Plan, from: Plan['state'][]): Plan | undefined {
  const { endedAt, ...rest } = plan;
  // One that was stopped is over once what was in flight is.
  const state = plan.state === 'stopped' && endedAt !== undefined ? 'ended' : plan.state;
  return from.includes(state) && plan.kind !== 'fleet' ? { ...rest, state: 'running' } : undefined;
}

/** The browser was closed, or the extension was changed: a person has to say that it goes on. */
function asks({ waits: _, ...plan }: Plan): Plan | undefined {
  return plan.state === 'running' ? { ...plan, state: 'asks' } : undefined;
}
