import type { Send } from '../../lib/messaging/send.ts';
import { isSettled } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';

const pause = 300;
const patience = 5;

/**
 * Tells `onRun` of every change of a run until nothing more will change by itself.
 * `lost`: nobody answered five times in a row; what became of the run is in the journal.
 */
export async function followRun(
  run: Run,
  {
    send,
    wait,
    onRun,
    signal,
  }: {
    send: Send;
    wait: (ms: number) => Promise<void>;
    onRun: (run: Run) => void;
    signal: AbortSignal;
  },
): Promise<'settled' | 'lost' | 'unknown' | 'stopped'> {
  let current = run;
  let failures = 0;
  while (!isSettled(current)) {
    let next: Run | null;
    try {
      next = await send('run/watch', { runId: run.id, seen: current.revision });
    } catch {
      if (signal.aborted) return 'stopped';
      failures += 1;
      if (failures >= patience) return 'lost';
      await wait(pause);
      continue;
    }
    if (signal.aborted) return 'stopped';
    failures = 0;
    if (next === null) return 'unknown';
    if (next.revision > current.revision) {
      current = next;
      onRun(next);
    } else {
      // An answer without news comes after 20 s; should it come at once, this keeps us calm.
      await wait(pause);
    }
  }
  return 'settled';
}
