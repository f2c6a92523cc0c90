import { expect, test } from 'vitest';
import { planId, simpleStage } from './simple-runs.ts';

test('every step of every target is sent once, skipped ones are not, and the run ends', async () => {
  const stage = simpleStage();
  await stage.plan(3, 4, ['do', 'skip', 'beside']);
  const { runner } = stage.startWorker();
  expect(await runner.start(planId)).toMatchObject({ kind: 'ok', plan: { state: 'running' } });
  await runner.settle();
  expect(stage.sent).toHaveLength(24);
  expect(new Set(stage.sent).size).toBe(24);
  expect(await stage.head()).toMatchObject({
    state: 'ended',
    endedAt: stage.clock.time,
    targetsDone: 12,
    tally: { created: 24, skipped: 12 },
  });
  expect(stage.session.items.size).toBe(0);
});

test('a target with nothing to do is over without a run', async () => {
  const stage = simpleStage();
  await stage.plan(1, 2, ['skip']);
  const { runner } = stage.startWorker();
  await runner.start(planId);
  await runner.settle();
  expect(await stage.head()).toMatchObject({ state: 'ended', tally: { skipped: 2 } });
  expect(await stage.db.count('runs')).toBe(0);
});

test('of two windows that start it one is told that it has begun', async () => {
  const stage = simpleStage();
  await stage.plan(2, 2);
  const { runner } = stage.startWorker();
  const replies = await Promise.all([runner.start(planId), runner.start(planId)]);
  await runner.settle();
  expect(replies.map((reply) => reply?.kind)).toEqual(['ok', 'not-now']);
  expect(stage.sent).toHaveLength(8);
});

test('a plan that is not there has no answer', async () => {
  const stage = simpleStage();
  expect(await stage.startWorker().runner.start(planId)).toBe(null);
  expect(stage.session.items.size).toBe(0);
});

test('a sub-account whose token fails holds up nobody else, and goes on when it has another', async () => {
  const stage = simpleStage();
  await stage.plan(3, 5);
  const { runner } = stage.startWorker();
  let isRefused = true;
  stage.state.answer = async ({ target }) =>
    isRefused && target.locationId === 'loc1'
      ? { state: 'waiting', problem: { kind: 'token-rejected', messages: [] } }
      : { state: 'created' };
  await runner.start(planId);
  await runner.settle();
  expect(await stage.head()).toMatchObject({ state: 'running', targetsDone: 10 });
  expect((await stage.head()).tally).toEqual({
    created: 20,
    waiting: 3,
    planned: 3,
    'create/do': 4,
  });
  expect((await stage.head()).waits).toBe(undefined);
  isRefused = false;
  await runner.settle(true);
  expect(await stage.head()).toMatchObject({ state: 'ended', tally: { created: 30 } });
});

test('it says that it waits for unlocking, and does not say so any more once it goes on', async () => {
  const stage = simpleStage();
  await stage.plan(2, 1);
  const { runner } = stage.startWorker();
  stage.state.answer = async () => ({
    state: 'waiting',
    problem: { kind: 'locked', messages: [] },
  });
  await runner.start(planId);
  await runner.settle();
  expect((await stage.head()).waits).toEqual({ why: 'unlock', since: stage.clock.time });
  stage.state.answer = async () => ({ state: 'created' });
  await runner.settle(true);
  expect((await stage.head()).waits).toBe(undefined);
  expect((await stage.head()).state).toBe('ended');
});

test('no run begins while its token is locked', async () => {
  const stage = simpleStage();
  await stage.plan(2, 5);
  stage.state.isLocked = true;
  const { runner } = stage.startWorker();
  await runner.start(planId);
  await runner.settle();
  expect(await stage.db.count('runs')).toBe(0);
  expect((await stage.head()).waits?.why).toBe('unlock');
  stage.state.isLocked = false;
  await runner.settle(true);
  expect(await stage.head()).toMatchObject({ state: 'ended', tally: { created: 20 } });
});

test('what is held tries again every few seconds, not at each call', async () => {
  const stage = simpleStage();
  await stage.plan(1, 1, ['do']);
  const { runner } = stage.startWorker();
  stage.state.answer = async () => ({
    state: 'waiting',
    problem: { kind: 'token-rejected', messages: [] },
  });
  await runner.start(planId);
  for (let times = 0; times < 10; times += 1) await runner.settle();
  expect(stage.sent).toHaveLength(1);
  expect(stage.wakes).toContain(stage.clock.time + 5000);
  stage.clock.time += 5000;
  await runner.settle();
  expect(stage.sent).toHaveLength(2);
  stage.clock.time -= 3_600_000;
  await runner.settle();
  expect(stage.sent).toHaveLength(3);
});

test('nothing is sent while nothing can be stored; it says so and tries again', async () => {
  const stage = simpleStage();
  await stage.plan(2, 3);
  const { runner } = stage.startWorker();
  stage.state.answer = async () => {
    stage.memory.fill(true);
    return { state: 'created' };
  };
  await runner.start(planId);
  await runner.settle();
  const sent = stage.sent.length;
  expect(sent).toBeLessThanOrEqual(6);
  expect(stage.wakes).toContain(stage.clock.time + 5000);
  expect((await runner.watch(planId, 0))?.plan.waits?.why).toBe('storage');
  stage.clock.time += 5000;
  await runner.settle();
  expect((await runner.watch(planId, 0))?.plan.waits?.why).toBe('storage');
  stage.memory.fill(false);
  stage.state.answer = async () => ({ state: 'created' });
  stage.clock.time += 5000;
  await runner.settle();
  const head = await stage.head();
  expect(head).toMatchObject({ state: 'ended', targetsDone: 6 });
  expect(head.waits).toBe(undefined);
});

test('nothing begins without a network', async () => {
  const stage = simpleStage();
  await stage.plan(1, 2);
  stage.state.isOnline = false;
  const { runner } = stage.startWorker();
  await runner.start(planId);
  await runner.settle();
  expect((await stage.head()).waits?.why).toBe('offline');
  expect(stage.sent).toEqual([]);
  stage.state.isOnline = true;
  stage.clock.time += 5000;
  await runner.settle();
  expect(await stage.head()).toMatchObject({ state: 'ended', tally: { created: 4 } });
  expect((await stage.head()).waits).toBe(undefined);
});

test('several plans are carried out side by side', async () => {
  const stage = simpleStage();
  await stage.plan(1, 2);
  await stage.plan(1, 3, ['do'], 'plan-2');
  const { runner } = stage.startWorker();
  await runner.start(planId);
  await runner.start('plan-2');
  await runner.settle();
  expect((await stage.head()).state).toBe('ended');
  expect(await stage.head('plan-2')).toMatchObject({ state: 'ended', tally: { created: 3 } });
});
