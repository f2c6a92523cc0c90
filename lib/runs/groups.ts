/**
 * Stores in groups: what is added while a group is being stored goes into the next one, at most
 * `most` of it. `add` resolves when its own group is stored, and fails with it.
 */
export function createGroups<T>(
  store: (group: T[]) => Promise<void>,
  most = Number.POSITIVE_INFINITY,
) {
  let next: { items: T[]; stored: Promise<void> } | undefined;
  /** Ends with the last group that is there; absent while nothing is being stored. */
  let last: Promise<void> | undefined;

  function follow(stored: Promise<void>): Promise<void> {
    const mine = stored
      .catch(() => undefined)
      .then(() => {
        if (last === mine) last = undefined;
      });
    last = mine;
    return stored;
  }

  return {
    add(item: T): Promise<void> {
      if (!last) return follow(store([item]));
      if (next && next.items.length < most) {
        next.items.push(item);
        return next.stored;
      }
      const items = [item];
      const stored = last.then(() => {
        // From here on nothing joins them.
        if (next?.items === items) next = undefined;
        return store(items);
      });
      next = { items, stored };
      return follow(stored);
    },
  };
}
