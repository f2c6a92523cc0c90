import { planTargetKey } from '../../../../lib/runs/plan/keys.ts';
import { createRunner, type Runner } from '../../../../lib/runs/plan/runner.ts';
import type { Plan, PlanStep, PlanTarget, Tally } from '../../../../lib/runs/plan/schema.ts';
import { retallied, tallyOf } from '../../../../lib/runs/plan/tally.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import { stepWord } from '../../../../lib/runs/step-word.ts';
import { createTurns } from '../../../../lib/runs/turns.ts';
import { createSessionSecrets } from '../../../../lib/storage/session-secrets.ts';
import { area } from '../area.ts';
import { memoryDatabase } from './memory-database.ts';

export const planId = 'plan-1';

const step = (choice: PlanStep['choice'] = 'do'): PlanStep => ({
  template: 0,
  verdict: choice === 'skip' ? 'there' : 'create',
  choice,
});

/**
 * A stage for what the runner does by itself: runs are played, each step by one write, and what
 * HighLevel would say is decided by `answer`.
 */
export function simpleStage() {
  const clock = { time: 1_000_000 };
  const memory = memoryDatabase();
  const session = area();
  const wakes: number[] = [];
  const read = { records: 0 };
  const sent: string[] = [];
  const state = {
    isOnline: true,
    isLocked: false,
    /** What comes of a step; the default is that it is created. */
    answer: async (_run: Run, _step: Step): Promise<Partial<Step>> => ({ state: 'created' }),
  };
  const db: typeof memory.db = {
    ...memory.db,
    get: async (store, key) => {
      read.records += 1;
      return memory.db.get(store, key);
    },
    getAll: async (store, query) => {
      const all = await memory.db.getAll(store, query);
      read.records += all.length;
      return all;
    },
  };

  function startWorker() {
    const life = { isDead: false };
    const living = <T>(value: T): T | Promise<never> =>
      life.isDead ? new Promise<never>(() => undefined) : value;
    const mortal: typeof db = {
      ...db,
      get: async (...given) => living(await db.get(...given)),
      getAll: async (...given) => living(await db.getAll(...given)),
      change: async (...given) =>
        living(await (life.isDead ? (living(0) as never) : db.change(...given))),
    };
    const turns = createTurns();

    const write = (runId: string, mend: (run: Run) => Run) =>
      mortal.change(['runs', 'plans', 'planTargets'], async (changes) => {
        const run = mend((await changes.get('runs', runId)) as Run);
        await changes.put('runs', run);
        const key = planTargetKey(run.planId ?? '', run.place ?? 0);
        const target = (await changes.get('planTargets', key)) as PlanTarget;
        const plan = (await changes.get('plans', run.planId ?? '')) as Plan;
        const isDone = !run.steps.some((one) =>
          ['claimed', 'waiting', 'sending'].includes(one.state),
        );
        const tally = wordsOf(run, target);
        await changes.put('planTargets', { ...target, tally, state: isDone ? 'done' : 'begun' });
        await changes.put('plans', {
          ...plan,
          tally: retallied(plan.tally, target.tally, tally),
          targetsDone: plan.targetsDone + Number(isDone) - Number(target.state === 'done'),
          revision: plan.revision + 1,
        });
        return run;
      });
    const writeStep = (runId: string, stepId: string, given: Partial<Step>) =>
      write(runId, (run) => ({
        ...run,
        steps: run.steps.map((one) => (one.id === stepId ? { ...one, ...given } : one)),
      }));

    async function carryOut(runId: string): Promise<void> {
      for (;;) {
        const run = (await mortal.get('runs', runId)) as Run;
        const next = run.steps.find((one) => one.state === 'claimed' || one.state === 'waiting');
        if (!next || !(await runner.mayGoOn(run))) return;
        await writeStep(runId, next.id, { state: 'sending' });
        sent.push(`${run.planId}/${run.place}/${next.id}`);
        const answer = await living(await state.answer(run, next));
        await writeStep(runId, next.id, answer);
        if (answer.state === 'waiting') return;
      }
    }

    const runner: Runner = createRunner({
      laneWidth: 3,
      db: mortal,
      session: createSessionSecrets(session),
      isOnline: () => state.isOnline,
      isLocked: async () => state.isLocked,
      now: () => clock.time,
      wakeAt: (time) => void wakes.push(time),
      wait: async () => undefined,
      claimAgain: async () => undefined,
      runs: {
        async begin(target) {
          const runId = `run of ${target.key}`;
          await mortal.change(['runs', 'planTargets', 'plans'], async (changes) => {
            const steps = target.steps.flatMap((one, index) =>
              one.choice === 'skip' ? [] : [{ id: `${index}`, state: 'claimed' }],
            );
            const run = {
              ...{ id: runId, planId: target.planId, place: target.place, target: target.target },
              steps: steps.map((one) => ({ ...one, verification: { state: 'pending' } })),
            } as unknown as Run;
            await changes.put('runs', run);
            const tally = wordsOf(run, target);
            await changes.put('planTargets', { ...target, state: 'begun', runId, tally });
            const plan = (await changes.get('plans', target.planId)) as Plan;
            const next = { ...plan, tally: retallied(plan.tally, target.tally, tally) };
            await changes.put('plans', { ...next, revision: plan.revision + 1 });
          });
          const ended = turns.inTurn(runId, () => carryOut(runId)).catch(() => undefined);
          return { ended };
        },
        goOn: (runId) =>
          turns
            .inTurn(runId, async () => {
              const run = (await mortal.get('runs', runId)) as Run;
              for (const one of run.steps) {
                if (one.state === 'sending') await writeStep(runId, one.id, { state: 'uncertain' });
              }
              await carryOut(runId);
            })
            .catch(() => undefined),
        stop: (runId) =>
          write(runId, (run) => ({
            ...run,
            steps: run.steps.map((one) =>
              one.state === 'claimed' || one.state === 'waiting'
                ? { ...one, state: 'not-sent' }
                : one,
            ),
          })),
      },
    });
    return {
      runner,
      kill: () => {
        life.isDead = true;
      },
    };
  }

  return {
    clock,
    memory,
    db,
    session,
    wakes,
    read,
    sent,
    state,
    startWorker,

    /** Keeps a plan that is ready: sub-accounts, targets of each, steps of those. */
    async plan(
      locations: number,
      each: number,
      choices: PlanStep['choice'][] = ['do', 'do'],
      id = planId,
    ): Promise<void> {
      const steps = choices.map(step);
      const targets = Array.from(
        { length: locations * each },
        (_, place): PlanTarget => ({
          version: 1,
          key: planTargetKey(id, place),
          planId: id,
          place,
          target: { locationId: `loc${Math.floor(place / each)}`, agentId: `agent${place}` },
          state: 'read',
          steps,
          tally: tallyOf(steps),
        }),
      );
      const tally = targets.reduce<Tally>((sum, one) => retallied(sum, {}, one.tally), {});
      await memory.db.change(['plans', 'planTargets'], async (changes) => {
        changes.putAll('planTargets', targets);
        await changes.put('plans', {
          version: 1,
          id,
          revision: 1,
          kind: 'apply',
          name: 'Essentials',
          state: 'ready',
          createdAt: clock.time,
          targets: targets.length,
          locations,
          steps: targets.length * choices.length,
          targetsRead: targets.length,
          targetsDone: 0,
          tally,
        });
      });
    },

    head: async (id = planId) => (await memory.db.get('plans', id)) as Plan,
    target: async (place: number, id = planId) =>
      (await memory.db.get('planTargets', planTargetKey(id, place))) as PlanTarget,
  };
}

function wordsOf(run: Run, target: PlanTarget): Tally {
  const tally: Tally = {};
  const skipped = target.steps.filter(({ choice }) => choice === 'skip').length;
  if (skipped > 0) tally.skipped = skipped;
  for (const one of run.steps) {
    const word = stepWord(one);
    tally[word] = (tally[word] ?? 0) + 1;
  }
  return tally;
}

/** Lets everything happen that needs nobody. */
export async function quiet(): Promise<void> {
  for (let times = 0; times < 30; times += 1) await new Promise(setImmediate);
}
