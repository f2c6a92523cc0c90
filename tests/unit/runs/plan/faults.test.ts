import { describe, expect, test } from 'vitest';
import type { PlanTemplate } from '../../../../lib/runs/plan/schema.ts';
import { createStage, type Death, secret, type Worker } from '../stage.ts';
import { expectSettledSteps, expectTruth } from '../truth.ts';
import { memoryDatabase } from './memory-database.ts';
import { templates as all } from './play.ts';
import { agentOf, locations } from './schedule.ts';

const planId = 'plan-1';
const hour = 3_600_000;

/** A plan of A and D (and of C, which holds a secret) on two agents of each of two sub-accounts. */
async function ready(which = [0, 3], id = planId) {
  const memory = memoryDatabase();
  const stage = createStage(memory.db);
  await Promise.all(locations.map((locationId) => connect(stage, locationId)));
  const worker = stage.startWorker();
  const make = async (of: Worker, as = id) => {
    const targets = locations.flatMap((locationId, location) =>
      [0, 1].map((agent) => ({ target: { locationId, agentId: agentOf(location, agent) } })),
    );
    const templates = which.map((one) => all[one] as PlanTemplate);
    const values = which.includes(2) ? { key: secret } : {};
    await of.plans.make(
      { id: as, kind: 'apply', name: 'Plan', templates, targets },
      { values, locationValues: {} },
    );
    await of.plans.settle();
  };
  await make(worker);
  const plan = async (as = planId) => await stage.db.get('plans', as);
  const settle = (of: Worker) =>
    Promise.race([Promise.all([of.runs.settle(), of.runner.settle(true)]), of.died]);
  const pass = (of: Worker, ms: number) =>
    stage.pass({ ...of, runs: { settle: async () => void (await settle(of)) } }, ms);
  return { stage, memory, worker, make, plan, settle, pass };
}

const connect = (stage: ReturnType<typeof createStage>, locationId: string) =>
  stage.db.put('connections', {
    version: 3,
    locationId,
    kept: { way: 'device', value: JSON.stringify({ token: `pit-${locationId}`, secrets: {} }) },
    last4: '8888',
    addedAt: stage.clock.time,
    missingScopes: [],
    writes: 'unknown',
    secretNames: [],
    groups: [],
  });

describe.each<Death['moment']>(['before', 'after'])(
  'a worker that is stopped %s a write',
  (moment) => {
    test.each([
      ['nothing', []],
      ['a lost answer', ['cut-after']],
      ['a burst', ['fine', 'limit', 'limit']],
      ['a copy', ['twice']],
    ] as const)('with %s: the next one carries the plan to its end', async (_, faults) => {
      let atWrite = 1;
      for (; atWrite < 80; atWrite += 1) {
        const { stage, plan, settle, pass } = await ready();
        stage.highlevel.fault('create', ...faults);
        const worker = stage.startWorker({ atWrite, moment });
        await Promise.race([worker.runner.start(planId), worker.died]);
        await settle(worker);
        await expectTruth(stage);
        const next = stage.startWorker();
        await settle(next);
        // Stopped before the start was stored: nobody has said that it may.
        await next.runner.start(planId);
        await pass(next, 200_000);
        await expectTruth(stage);
        await expectSettledSteps(stage);
        expect(await plan()).toMatchObject({ state: 'ended', targetsDone: 4 });
        const { created: _c, ...tally } = (await plan())?.tally ?? {};
        const seen = { verified: 0, found: 0, copies: 0, 'not-seen': 0, ...tally };
        expect(seen.verified + seen.found + seen.copies + seen['not-seen']).toBe(8);
        if (!worker.isDead()) break;
      }
      expect(atWrite).toBeGreaterThan(10);
      expect(atWrite).toBeLessThan(80);
    });
  },
);

test('a browser that was closed, or an extension that was updated, asks; lost secrets are told', async () => {
  const { stage, worker, plan, settle, pass } = await ready([0, 2]);
  stage.highlevel.options.onRequest = (count) => {
    if (count === 10) stage.closeBrowser(worker);
  };
  await worker.runner.start(planId);
  await settle(worker);
  const next = stage.startWorker();
  await settle(next);
  await pass(next, 100_000);
  expect((await plan())?.state).toBe('asks');
  const sent = stage.highlevel.creates().length;
  await pass(next, hour);
  expect(stage.highlevel.creates()).toHaveLength(sent);
  expect(await next.runner.resume(planId)).toMatchObject({ kind: 'ok' });
  await settle(next);
  await pass(next, 100_000);
  expect((await plan())?.state).toBe('ended');
  const steps = (await stage.db.getAll('runs')).flatMap((run) => run.steps);
  const stopped = steps.filter(({ state }) => state === 'not-sent');
  expect(stopped.length).toBeGreaterThan(0);
  expect(stopped.every((one) => one.stopped === 'secret-lost' && one.name === 'C')).toBe(true);
  await expectTruth(stage);
});

test('the day’s limit of one sub-account holds up that one only, until the day is over', async () => {
  const { stage, worker, plan, settle, pass } = await ready();
  stage.highlevel.fault('create', 'daily');
  await worker.runner.start(planId);
  await settle(worker);
  const tally = (await plan())?.tally;
  expect(tally?.waiting).toBeGreaterThan(0);
  expect(tally?.created).toBeGreaterThanOrEqual(4);
  const held = (await stage.db.getAll('runs')).flatMap((run) => run.steps);
  const waits = held.find(({ state }) => state === 'waiting');
  expect(waits?.problem).toMatchObject({ kind: 'limit', daily: true });
  const sent = stage.highlevel.creates().length;
  await pass(worker, hour / 2);
  expect(stage.highlevel.creates()).toHaveLength(sent);
  await pass(worker, 25 * hour);
  expect(await plan()).toMatchObject({ state: 'ended', tally: { verified: 8 } });
  await expectTruth(stage);
});

test('an agent that is deleted halfway keeps nobody else', async () => {
  const { stage, worker, plan, pass } = await ready();
  stage.highlevel.options.onRequest = (count) => {
    if (count > 6) stage.highlevel.options.gone.add(agentOf(0, 0));
  };
  await worker.runner.start(planId);
  await pass(worker, 100_000);
  const after = await plan();
  expect(after).toMatchObject({ state: 'ended', targetsDone: 4 });
  expect(after?.tally.verified).toBeGreaterThanOrEqual(6);
  expect((after?.tally.refused ?? 0) + (after?.tally.stopped ?? 0)).toBeGreaterThan(0);
  await expectTruth(stage);
});

test('while the disk is full nothing is sent that was not stored before', async () => {
  const { stage, memory, worker, plan, settle, pass } = await ready();
  stage.highlevel.options.onRequest = (count) => memory.fill(count >= 8);
  await worker.runner.start(planId);
  await settle(worker);
  const sent = stage.highlevel.creates().length;
  await pass(worker, 60_000);
  expect(stage.highlevel.creates()).toHaveLength(sent);
  expect((await worker.runner.watch(planId, 0))?.plan).toMatchObject({
    state: 'running',
    waits: { why: 'storage' },
  });
  stage.highlevel.options.onRequest = undefined;
  memory.fill(false);
  await pass(worker, 200_000);
  const after = await plan();
  expect(after).toMatchObject({ state: 'ended', targetsDone: 4 });
  expect(after?.waits).toBe(undefined);
  await expectTruth(stage);
  await expectSettledSteps(stage);
});

test.each([-hour, hour, 30 * hour])(
  'a clock that moves by %i ms changes nothing of it',
  async (by) => {
    const { stage, worker, plan, settle, pass } = await ready();
    stage.highlevel.options.onRequest = (count) => {
      if (count === 7 || count === 11) stage.clock.time += by;
    };
    await worker.runner.start(planId);
    await settle(worker);
    await pass(worker, 3 * hour);
    expect(await plan()).toMatchObject({ state: 'ended', tally: { verified: 8 } });
    expect(stage.highlevel.stored.size).toBe(8);
    await expectTruth(stage);
  },
);

test('what another person adds at the same moment is reported', async () => {
  const { stage, worker, plan, pass } = await ready();
  let isAdded = false;
  stage.highlevel.options.onRequest = () => {
    if (isAdded || stage.highlevel.creates().length === 0) return;
    isAdded = true;
    const { type, parameters } = all[0] as PlanTemplate;
    stage.highlevel.add({
      agentId: agentOf(0, 0),
      actionType: type,
      name: 'A',
      actionParameters: parameters,
    });
  };
  await worker.runner.start(planId);
  await pass(worker, 100_000);
  expect(await plan()).toMatchObject({ state: 'ended', tally: { verified: 7, copies: 1 } });
});

test('two plans of the same on the same agents: what is on its way is not sent again', async () => {
  const { stage, worker, make, plan, settle, pass } = await ready();
  await make(worker, 'plan-2');
  await Promise.all([worker.runner.start(planId), worker.runner.start('plan-2')]);
  await settle(worker);
  await pass(worker, 100_000);
  expect(stage.highlevel.stored.size).toBe(8);
  const [one, other] = [await plan(), await plan('plan-2')];
  expect(one?.state).toBe('ended');
  expect(other?.state).toBe('ended');
  const sum = (word: string) => (one?.tally[word] ?? 0) + (other?.tally[word] ?? 0);
  expect({ verified: sum('verified'), stopped: sum('stopped') }).toEqual({
    verified: 8,
    stopped: 8,
  });
});

test('a create without an answer is looked for while the rest goes on', async () => {
  const { stage, worker, plan, pass } = await ready();
  const down = { status: 503, body: '' };
  stage.highlevel.fault('create', 'cut-before', 'cut-after', 'late-commit', down);
  await worker.runner.start(planId);
  await pass(worker, 200_000);
  expect(await plan()).toMatchObject({
    state: 'ended',
    tally: { verified: 4, found: 2, 'not-seen': 2 },
  });
  expect(stage.highlevel.creates()).toHaveLength(8);
  await expectTruth(stage);
});
