import type { Change } from './commits.ts';
import type { Run, Step } from './schema.ts';

/** An equal request younger than this asks first. */
const equalFor = 60_000;
/** An uncertain one asks for as long as it is offered for checking. */
const uncertainFor = 24 * 3_600_000;

export type Address = Pick<Run['target'], 'locationId' | 'agentId'>;

/** Keys of an index that begin with these parts: lists come after every text and number. */
export const prefix = (...parts: (string | number)[]) => IDBKeyRange.bound(parts, [...parts, []]);

export const activeSince = ({ locationId, agentId }: Address, time: number) => ({
  index: 'byAgent' as const,
  range: IDBKeyRange.bound([locationId, agentId, time], [locationId, agentId, []]),
});

/** Refused and stopped runs have stored nothing: their draft may be mended and sent. */
export function mayHaveSent(run: Run): boolean {
  return run.steps.some((step) => step.state !== 'refused' && step.state !== 'not-sent');
}

export function isEqual(one: Run, other: Run): boolean {
  const prints = (run: Run) => run.steps.map((step) => step.fingerprint).join();
  return prints(one) === prints(other);
}

/** Other runs on the agent that may have a request which equals one of this run. */
async function near(
  change: Pick<Change, 'getAll'>,
  { id, target }: Run,
  now: number,
): Promise<Run[]> {
  const { locationId, agentId } = target;
  // What is open counts however old it is; the rest was active within the longest of the times.
  const open = { index: 'byOpen', range: prefix(1, locationId, agentId) } as const;
  const all = [
    ...(await change.getAll(open)),
    ...(await change.getAll(activeSince(target, now - uncertainFor))),
  ];
  return all.filter((run) => run.id !== id);
}

/** Those of them with a fresh request equal to one of `steps`. */
function equalTo(runs: Run[], steps: Step[], now: number): Run[] {
  const prints = new Set(steps.map((step) => step.fingerprint));
  return runs.filter((run) =>
    run.steps.some((step) => prints.has(step.fingerprint) && isFresh(run, step, now)),
  );
}

/** The latest other run on the agent with a fresh request equal to one of `steps`. */
export async function latestEqual(
  change: Pick<Change, 'getAll'>,
  run: Run,
  steps: Step[],
  now: number,
): Promise<Run | undefined> {
  const equal = equalTo(await near(change, run, now), steps, now);
  return equal.sort((a, b) => b.createdAt - a.createdAt)[0];
}

/** A run of which nothing is sent that equals something on its way, or just done. */
export async function withoutEqual(
  change: Pick<Change, 'getAll'>,
  run: Run,
  now: number,
): Promise<Run> {
  const others = await near(change, run, now);
  const steps = run.steps.map((step): Step => {
    const isHeld = step.state === 'claimed' && equalTo(others, [step], now).length > 0;
    return isHeld ? { ...step, state: 'not-sent', stopped: 'equal' } : step;
  });
  return { ...run, steps };
}

function isFresh(run: Run, step: Step, now: number): boolean {
  const age = now - (step.answeredAt ?? run.createdAt);
  switch (step.state) {
    case 'claimed':
    case 'waiting':
    case 'sending':
      return true;
    case 'created':
      return age < equalFor;
    case 'uncertain':
      return age < (step.verification.state === 'one' ? equalFor : uncertainFor);
    default:
      return false;
  }
}
