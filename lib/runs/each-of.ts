/** Works on all of them in order, as many at once. */
export async function eachOf<T>(
  all: T[],
  atOnce: number,
  each: (one: T) => Promise<void>,
): Promise<void> {
  const queue = all.values();
  const lane = async () => {
    for (const one of queue) await each(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, lane));
}
