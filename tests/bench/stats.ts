/** The middle of the values; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) throw new Error('No values, no median');
  return (lower + upper) / 2;
}

/** The value that `share` percent of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * share) / 100) - 1)];
  if (at === undefined) throw new Error('No values, no percentile');
  return at;
}

/** Runs `work` for each case in turn, `rounds` times, so that what slows the machine slows all. */
export async function inTurns<C>(
  rounds: number,
  cases: readonly C[],
  work: (entry: C) => Promise<number>,
): Promise<Map<C, number[]>> {
  const values = new Map<C, number[]>(cases.map((entry) => [entry, []]));
  // The first round warms caches up and does not count.
  for (let round = 0; round <= rounds; round += 1) {
    for (const entry of cases) {
      const value = await work(entry);
      if (round > 0) values.get(entry)?.push(value);
    }
  }
  return values;
}
