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

/** The latest other run on the agent with a fresh request equal to one of `steps`. */
export async function latestEqual(
  change: Pick<Change, 'getAll'>,
  { id, target }: Run,
  steps: Step[],
  now: number,
): Promise<Run | undefined> {
  const prints = new Set(steps.map((step) => step.fingerprint));
  const { locationId, agentId } = target;
  // What is open counts however old it is; the rest was active within the longest of the times.
  const open = { index: 'byOpen', range: prefix(1, locationId, agentId) } as const;
  const near = [
    ...(await change.getAll(open)),
    ...(await change.getAll(activeSince(target, now - uncertainFor))),
  ];
  const equal = near.filter(
    (run) =>
      run.id !== id &&
      run.steps.some((step) => prints.has(step.fingerprint) && isFresh(run, step, now)),
  );
  return equal.sort((a, b) => b.createdAt - a.createdAt)[0];
}

/** A run of which nothing is sent that equals something on its way, or just done. */
export async function withoutEqual(
  change: Pick<Change, 'getAll'>,
  run: Run,
  now: number,
): Promise<Run> {
  const steps: Step[] = [];
  for (const step of run.steps) {
    const isHeld =
      step.state === 'claimed' && (await latestEqual(change, run, [step], now)) !== undefined;
    steps.push(isHeld ? { ...step, state: 'not-sent', stopped: 'equal' } : step);
  }
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
