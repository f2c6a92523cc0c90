import { expect, test } from 'vitest';
import { planOf, putPlan, runOf, stepOf } from './history-samples.ts';
import { start } from './stage.ts';

const stores = ['plans', 'planTargets', 'planSources', 'planContents', 'runs'] as const;

test('a plan goes with everything that belongs to it, and nothing else', async () => {
  const s = await start();
  await putPlan(s.stage, planOf('p', { targets: 230 }));
  await putPlan(s.stage, planOf('other', { targets: 1 }));
  await s.stage.db.put('runs', runOf('alone'));
  const entries = [{ kind: 'plan' as const, id: 'p' }];
  const requests = s.stage.highlevel.log.length;
  expect(await s.worker.history.remove(entries)).toEqual({ removed: 1, kept: 0 });
  const counts = await Promise.all(stores.map((store) => s.stage.db.count(store)));
  expect(counts).toEqual([1, 1, 1, 1, 2]);
  expect(s.stage.highlevel.log).toHaveLength(requests);
});

test('what may still change stays', async () => {
  const s = await start();
  const { db } = s.stage;
  await putPlan(s.stage, planOf('running', { state: 'running' }));
  await putPlan(s.stage, planOf('settling', { targets: 1 }));
  await db.put('runs', runOf('settling-r0', { planId: 'settling', place: 0, open: 1 }));
  await db.put('runs', runOf('open', { open: 1 }));
  await db.put('runs', runOf('back', { undoes: 'taken', open: 1, steps: [stepOf('b')] }));
  await db.put('runs', runOf('taken'));
  await putPlan(
    s.stage,
    planOf('back-p', { kind: 'undo', state: 'paused', undoes: { planId: 'p' } }),
  );
  await putPlan(s.stage, planOf('p'));
  const plans = ['running', 'settling', 'p'].map((id) => ({ kind: 'plan' as const, id }));
  const runs = ['open', 'taken', 'none'].map((id) => ({ kind: 'run' as const, id }));
  const before = await db.count('runs');
  expect(await s.worker.history.remove([...plans, ...runs])).toEqual({ removed: 0, kept: 6 });
  expect(await db.count('runs')).toBe(before);
});

test('the run of a plan is not forgotten without its plan', async () => {
  const s = await start();
  await putPlan(s.stage, planOf('p'));
  const entries = [{ kind: 'run' as const, id: 'p-r0' }];
  expect(await s.worker.history.remove(entries)).toEqual({ removed: 0, kept: 1 });
});
