/**
 * Waits before a request when the last answers said that a sub-account's burst is used up
 * (100 requests in 10 s, docs/highlevel.md "Rate limits"). Per sub-account, in memory: a forgotten
 * pace costs one 429 at the most, which is handled too.
 */
export function createPacing(now: () => number) {
  const paces = new Map<string, { remaining: number; resetsAt: number }>();
  return {
    /** Milliseconds to wait before the next request; counts that request as sent. */
    take(locationId: string): number {
      const pace = paces.get(locationId);
      if (!pace || now() >= pace.resetsAt) {
        paces.delete(locationId);
        return 0;
      }
      if (pace.remaining > 0) {
        pace.remaining -= 1;
        return 0;
      }
      return pace.resetsAt - now();
    },
    /** Takes in what an answer's headers said. */
    note(locationId: string, said: { remaining: number; intervalMs: number } | undefined): void {
      if (!said) return;
      const known = paces.get(locationId);
      const current = known && now() < known.resetsAt;
      paces.set(locationId, {
        // Answers may overtake one another: the lower number is the later one within an interval.
        remaining: current ? Math.min(known.remaining, said.remaining) : said.remaining,
        resetsAt: current ? known.resetsAt : now() + said.intervalMs,
      });
    },
  };
}
