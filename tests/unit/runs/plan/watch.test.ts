import { expect, test } from 'vitest';
import { createPace } from '../../../../lib/runs/plan/pace.ts';
import type { Plan } from '../../../../lib/runs/plan/schema.ts';
import { watchPlan } from '../../../../lib/runs/plan/watch.ts';

const plan = (changes: Partial<Plan> = {}): Plan => ({
  version: 1,
  id: 'p',
  revision: 1,
  kind: 'apply',
  name: 'Essentials',
  state: 'running',
  createdAt: 0,
  targets: 10,
  locations: 1,
  steps: 100,
  targetsRead: 10,
  targetsDone: 0,
  tally: { 'create/do': 90, 'there/skip': 10 },
  ...changes,
});

/** A clock that waiting moves on, and a head that is looked at. */
function watching(headAt: (time: number) => Plan | undefined) {
  const clock = { time: 0 };
  const dependencies = {
    db: { get: async () => headAt(clock.time) } as never,
    pace: createPace(() => clock.time),
    waits: () => undefined as 'storage' | undefined,
    now: () => clock.time,
    wait: async (ms: number) => {
      clock.time += ms;
    },
  };
  return { clock, dependencies };
}

test('a page that asks again at once is answered four times a second, however fast it goes', async () => {
  const { clock, dependencies } = watching((time) => plan({ revision: time }));
  let answers = 0;
  for (let seen = 0; clock.time < 10_000; answers += 1) {
    seen = (await watchPlan(dependencies, 'p', seen))?.plan.revision ?? seen;
  }
  expect(answers).toBe(40);
});

test('nothing new is told after twenty seconds, and a plan that is gone at once', async () => {
  const { clock, dependencies } = watching(() => plan());
  expect((await watchPlan(dependencies, 'p', 1))?.plan.revision).toBe(1);
  expect(clock.time).toBe(20_000);
  const gone = watching(() => undefined);
  expect(await watchPlan(gone.dependencies, 'p', 1)).toBe(null);
  expect(gone.clock.time).toBeLessThan(1000);
});

test('that nothing can be stored is told although it is not stored', async () => {
  const { clock, dependencies } = watching(() => plan());
  dependencies.waits = () => (clock.time > 1000 ? 'storage' : undefined);
  const told = await watchPlan(dependencies, 'p', 1);
  expect(told?.plan.waits).toEqual({ why: 'storage', since: clock.time });
  expect(clock.time).toBeLessThan(2000);
});

test('the pace is that of the last half minute, and tells what is left', () => {
  const clock = { time: 1_000_000 };
  const pace = createPace(() => clock.time);
  const at = (done: number) =>
    pace.note(plan({ tally: { created: done, skipped: 10, planned: 90 - done } }));
  expect(at(0)).toBe(undefined);
  clock.time += 10_000;
  expect(at(10)).toEqual({ perSecond: 1, leftMs: 80_000 });
  clock.time += 40_000;
  at(10);
  // It stood still for longer than half a minute.
  expect(at(10)).toEqual({ perSecond: 0 });
  clock.time -= 3_600_000;
  expect(at(20)).toBe(undefined);
  clock.time += 5_000;
  expect(at(30)).toEqual({ perSecond: 2, leftMs: 30_000 });
  expect(pace.note(plan({ state: 'paused' }))).toBe(undefined);
});
