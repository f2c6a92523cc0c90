import type { PlanStep, Tally } from './schema.ts';

/**
 * Where a step of a plan stands before its run begins: `create/do`, `differs/skip`. Afterwards tallies
 * count by the words of `step-word.ts`, which have no `/`.
 */
export const bucketOf = ({ verdict, choice }: Pick<PlanStep, 'verdict' | 'choice'>): string =>
  `${verdict}/${choice}`;

export function tallyOf(steps: Pick<PlanStep, 'verdict' | 'choice'>[]): Tally {
  const tally: Tally = {};
  for (const step of steps) {
    const bucket = bucketOf(step);
    tally[bucket] = (tally[bucket] ?? 0) + 1;
  }
  return tally;
}

/** A sum in which a part counted otherwise before; what comes to 0 is left out. */
export function retallied(sum: Tally, before: Tally, after: Tally): Tally {
  const next = { ...sum };
  for (const [bucket, count] of Object.entries(before)) next[bucket] = (next[bucket] ?? 0) - count;
  for (const [bucket, count] of Object.entries(after)) next[bucket] = (next[bucket] ?? 0) + count;
  for (const [bucket, count] of Object.entries(next)) if (count === 0) delete next[bucket];
  return next;
}

/** How many steps of a tally are in a bucket; a verdict alone stands for all of its choices. */
export function countIn(tally: Tally, bucket: string): number {
  const inside = Object.entries(tally).filter(
    ([one]) => one === bucket || one.startsWith(`${bucket}/`),
  );
  return inside.reduce((sum, [, count]) => sum + count, 0);
}
