/** Asks `read` until it gives something; throws with `what` when it never does. */
export async function waitFor<T>(
  what: string,
  read: () => Promise<T | undefined | null | false> | T | undefined | null | false,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  let last: unknown;
  // Looking costs the browser as much as what is waited for: less often, the longer it takes.
  for (let pause = 40; ; pause = Math.min(pause * 1.3, 250)) {
    try {
      const value = await read();
      if (value !== undefined && value !== null && value !== false) return value;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end) {
      const why = last instanceof Error ? ` (${last.message})` : '';
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}${why}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
