/** A place where something from outside comes in, and the way to try it with odd things. */
export interface Boundary {
  /** What comes in there, e.g. “messages”. */
  name: string;
  /**
   * Hands `count` odd things over, the same ones for the same seed. Throws when one throws past the
   * boundary, is stored or is sent, and when so few were taken, or refused, that nothing is tried.
   * Gives what came of them, as a part of a sentence.
   */
  fuzz(count: number, seed: number): Promise<string>;
}

/** Throws unless at least `share` of `count` were of this kind: or the other branch is all that was tried. */
export function enough(what: string, found: number, count: number, share: number): void {
  if (found < count * share) throw new Error(`Only ${found} of ${count} were ${what}`);
}
