import type { Chromium } from '../e2e/harness/chromium.ts';

/**
 * Milliseconds in which the extension's worker was busy while `work` went on: script, garbage
 * collection and the browser's own code under them, by its sampling profiler (CDP `Profiler`). A
 * worker has no `ScriptDuration` to read. Waiting for the network or for storage is not in it.
 */
export async function workerTime(browser: Chromium, work: () => Promise<unknown>): Promise<number> {
  const { client } = await browser.worker();
  await client.send('Profiler.enable');
  await client.send('Profiler.setSamplingInterval', { interval: 1_000 });
  await client.send('Profiler.start');
  await work();
  const { profile } = await client.send('Profiler.stop');
  await client.send('Profiler.disable');
  const idle = new Set(
    profile.nodes
      .filter(({ callFrame }) => callFrame.functionName === '(idle)')
      .map(({ id }) => id),
  );
  const { samples = [], timeDeltas = [] } = profile;
  const micros = samples.reduce(
    (sum, node, at) => (idle.has(node) ? sum : sum + (timeDeltas[at] ?? 0)),
    0,
  );
  return micros / 1000;
}
