/**
 * Stores in groups: what is added while a group is being stored goes into the next one. `add`
 * resolves when its own group is stored, and fails with it.
 */
export function createGroups<T>(store: (group: T[]) => Promise<void>) {
  let next: { items: T[]; stored: Promise<void> } | undefined;
  let last: Promise<void> = Promise.resolve();

  return {
    add(item: T): Promise<void> {
      if (next) {
        next.items.push(item);
        return next.stored;
      }
      const items = [item];
      const stored = last.then(() => {
        next = undefined;
        return store(items);
      });
      next = { items, stored };
      last = stored.catch(() => undefined);
      return stored;
    },
  };
}
