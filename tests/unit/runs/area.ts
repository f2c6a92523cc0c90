/** An area of `browser.storage`, in memory. */
export function area() {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async (key: string | null) =>
      key === null
        ? structuredClone(Object.fromEntries(items))
        : items.has(key)
          ? { [key]: structuredClone(items.get(key)) }
          : {},
    set: async (given: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(given)) items.set(key, structuredClone(value));
    },
    remove: async (key: string) => void items.delete(key),
  };
}
