/** How far something had come at a moment (ms). */
export interface Seen {
  done: number;
  at: number;
}

/**
 * How long it still takes (ms), by how fast it went since it was first seen; undefined while that
 * says little, and at the end.
 */
export function leftOf(first: Seen, now: Seen, of: number): number | undefined {
  const took = now.at - first.at;
  const done = now.done - first.done;
  if (took < 1000 || done < 2 || now.done >= of) return undefined;
  return (took / done) * (of - now.done);
}
