import { expect, test } from 'vitest';
import { startSandbox } from '../../sandbox/index.ts';
import { createEnds } from '../harness/ends.ts';
import { installedInProfile } from '../harness/installed.ts';
import { creates } from '../harness/requests.ts';
import { plan, planNow, planWhen, runScene } from '../harness/runs.ts';
import { gate, held } from '../harness/scenes.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

test('a run asks first after the browser was closed and after an update, and is carried to its end', {
  timeout: 180_000,
}, async () => {
  await using stack = new AsyncDisposableStack();
  const ends = createEnds();
  stack.defer(() => ends.run());
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const { launch, keep, update } = await installedInProfile(ends, sandbox);
  /** Holds one of the next creates, after it was stored. */
  const hold = (skip: number) => {
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip, effect: { kind: 'gate', until: promise, when: 'after' } });
    return { resolve, held: () => held(sandbox, 'POST') };
  };
  /** It asks, and sends nothing meanwhile. */
  const asks = async (browser: Awaited<ReturnType<typeof launch>>) => {
    await planWhen(browser, 'run', ({ state }) => state === 'asks');
    const before = creates(sandbox).length;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(creates(sandbox)).toHaveLength(before);
    expect(before).toBeLessThan(9);
  };

  const first = await launch();
  const run = await runScene({ sandbox, browser: first }, { locations: 1, each: 3 });
  const one = hold(2);
  await run.start();
  await one.held();
  await first.close();
  one.resolve();
  await keep();

  const second = await launch();
  await asks(second);
  const two = hold(1);
  await plan(second, 'run', 'resume');
  await two.held();
  await second.close();
  two.resolve();
  await keep();

  await update('99.0.0');
  const third = await launch();
  const version = 'chrome.runtime.getManifest().version';
  expect(await third.worker.evaluate(version)).toBe('99.0.0');
  await asks(third);
  await plan(third, 'run', 'resume');
  await planWhen(third, 'run', ({ state }) => state === 'ended', 30_000);
  expect((await planNow(third, 'run')).targetsDone).toBe(3);
  expect(await run.contradictions(new Set(), third)).toEqual([]);
  // Each was sent once, whatever was closed in between.
  expect(creates(sandbox).length).toBeLessThanOrEqual(9);
});
