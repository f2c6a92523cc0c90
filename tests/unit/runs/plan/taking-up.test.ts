import { expect, test } from 'vitest';
import { planId, quiet, simpleStage } from './simple-runs.ts';

test('no step begins while it is paused, and all of them are sent after that', async () => {
  const stage = simpleStage();
  await stage.plan(2, 5);
  const { runner } = stage.startWorker();
  stage.state.answer = async () => {
    if (stage.sent.length > 6) await runner.pause(planId);
    return { state: 'created' };
  };
  await runner.start(planId);
  await runner.settle();
  const before = stage.sent.length;
  expect(before).toBeLessThan(20);
  expect((await stage.head()).state).toBe('paused');
  await runner.settle(true);
  await quiet();
  expect(stage.sent).toHaveLength(before);
  stage.state.answer = async () => ({ state: 'created' });
  expect(await runner.resume(planId)).toMatchObject({ kind: 'ok' });
  await runner.settle();
  expect(new Set(stage.sent).size).toBe(20);
  expect(stage.sent).toHaveLength(20);
  expect((await stage.head()).state).toBe('ended');
});

test('a pause that ends before what was in flight changes nothing', async () => {
  const stage = simpleStage();
  await stage.plan(1, 4);
  const { runner } = stage.startWorker();
  let times = 0;
  stage.state.answer = async () => {
    times += 1;
    if (times === 2) {
      await runner.pause(planId);
      await quiet();
      await runner.resume(planId);
    }
    return { state: 'created' };
  };
  await runner.start(planId);
  await runner.settle();
  expect(stage.sent).toHaveLength(8);
  expect((await stage.head()).state).toBe('ended');
});

test('what has not begun when it is stopped is never sent, and is told as stopped', async () => {
  const stage = simpleStage();
  await stage.plan(2, 60, ['do', 'do', 'skip']);
  const { runner } = stage.startWorker();
  stage.state.answer = async () => {
    if (stage.sent.length > 8) await runner.stop(planId);
    return { state: 'created' };
  };
  await runner.start(planId);
  await runner.settle();
  await quiet();
  const head = await stage.head();
  expect(head).toMatchObject({ state: 'stopped', endedAt: stage.clock.time, targetsDone: 120 });
  const created = head.tally.created ?? 0;
  expect(created).toBe(stage.sent.length);
  expect(created).toBeLessThan(20);
  expect(head.tally).toEqual({ created, stopped: 240 - created, skipped: 120 });
  expect(await runner.resume(planId)).toMatchObject({ kind: 'not-now' });
});

test.each(['paused', 'running'] as const)(
  'what is %s can be stopped by the next worker',
  async (how) => {
    const stage = simpleStage();
    await stage.plan(1, 5);
    const first = stage.startWorker();
    stage.state.answer = () => new Promise(() => undefined);
    await first.runner.start(planId);
    await quiet();
    if (how === 'paused') await first.runner.pause(planId);
    first.kill();
    stage.state.answer = async () => ({ state: 'created' });
    const next = stage.startWorker();
    if (how === 'paused') await next.runner.settle();
    await next.runner.stop(planId);
    await next.runner.settle();
    await quiet();
    expect(await stage.head()).toMatchObject({
      state: 'stopped',
      endedAt: stage.clock.time,
      tally: { uncertain: 3, stopped: 7 },
    });
    expect(stage.sent).toHaveLength(3);
  },
);

test('a worker that is stopped while it stops is followed by one that ends it', async () => {
  const stage = simpleStage();
  await stage.plan(1, 120);
  const first = stage.startWorker();
  stage.state.answer = () => new Promise(() => undefined);
  await first.runner.start(planId);
  await quiet();
  void first.runner.stop(planId);
  while ((await stage.head()).state !== 'stopped') await Promise.resolve();
  first.kill();
  const next = stage.startWorker();
  await next.runner.settle();
  expect(await stage.head()).toMatchObject({ state: 'stopped', endedAt: stage.clock.time });
  expect((await stage.head()).tally).toEqual({ uncertain: 3, stopped: 237 });
});

test('the next worker goes on where one was stopped', async () => {
  const stage = simpleStage();
  await stage.plan(2, 5);
  const first = stage.startWorker();
  stage.state.answer = () =>
    stage.sent.length < 8 ? Promise.resolve({ state: 'created' }) : new Promise(() => undefined);
  await first.runner.start(planId);
  await quiet();
  first.kill();
  const before = stage.sent.length;
  stage.state.answer = async () => ({ state: 'created' });
  const next = stage.startWorker();
  await next.runner.settle();
  expect(stage.sent).toHaveLength(20);
  expect(before).toBeLessThan(20);
  const { state, tally } = await stage.head();
  expect({ state, sum: (tally.created ?? 0) + (tally.uncertain ?? 0) }).toEqual({
    state: 'ended',
    sum: 20,
  });
});

test('a browser that was closed is asked about before anything is sent', async () => {
  const stage = simpleStage();
  await stage.plan(1, 5);
  const first = stage.startWorker();
  stage.state.answer = () => new Promise(() => undefined);
  await first.runner.start(planId);
  await quiet();
  first.kill();
  stage.session.items.clear();
  const before = stage.sent.length;
  stage.state.answer = async () => ({ state: 'created' });
  const { runner } = stage.startWorker();
  await runner.settle();
  expect((await stage.head()).state).toBe('asks');
  expect(stage.sent).toHaveLength(before);
  expect(await runner.start(planId)).toMatchObject({ kind: 'not-now' });
  expect(await runner.resume(planId)).toMatchObject({ kind: 'ok' });
  await runner.settle();
  expect((await stage.head()).state).toBe('ended');
});

test('taking up a run of 50,000 steps reads a page of it before the next step', async () => {
  const stage = simpleStage();
  const choices = Array(20).fill('do');
  await stage.plan(500, 5, choices);
  const first = stage.startWorker();
  stage.state.answer = () => new Promise(() => undefined);
  await first.runner.start(planId);
  await quiet();
  first.kill();
  stage.read.records = 0;
  const before = stage.sent.length;
  let records = 0;
  stage.state.answer = () => {
    records ||= stage.read.records;
    return new Promise(() => undefined);
  };
  const next = stage.startWorker();
  void next.runner.settle();
  while (stage.sent.length === before) await new Promise(setImmediate);
  await quiet();
  expect(records).toBeGreaterThan(0);
  expect(records).toBeLessThan(500);
});
