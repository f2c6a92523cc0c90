/**
 * Pairs as many as can be of two lists, given by their lengths: the index of the other one for each
 * of the first, `undefined` for those that are left over (augmenting paths; the lists are short).
 */
export function pairUp(
  length: number,
  others: number,
  suits: (one: number, other: number) => boolean,
): (number | undefined)[] {
  const partner: (number | undefined)[] = new Array(others).fill(undefined);
  const place = (one: number, tried: Set<number>): boolean => {
    for (let other = 0; other < others; other += 1) {
      if (tried.has(other) || !suits(one, other)) continue;
      tried.add(other);
      const holder = partner[other];
      if (holder === undefined || place(holder, tried)) {
        partner[other] = one;
        return true;
      }
    }
    return false;
  };
  for (let one = 0; one < length; one += 1) place(one, new Set());
  const pairs: (number | undefined)[] = new Array(length).fill(undefined);
  for (const [other, one] of partner.entries()) if (one !== undefined) pairs[one] = other;
  return pairs;
}
