import type { CDPSession } from 'puppeteer-core';

/** Watches how large a heap gets, garbage included, until it is asked (MB); ends the session then. */
export function watchHeap(session: CDPSession): () => Promise<number> {
  let most = 0;
  const look = async () => {
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    most = Math.max(most, usedSize / 1e6);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 250);
  return async () => {
    clearInterval(timer);
    await look();
    await session.detach();
    return most;
  };
}
