import type { Chromium } from '../e2e/harness/chromium.ts';
import { median } from './stats.ts';

/** What a passphrase costs, in milliseconds. */
export interface VaultResult {
  /** From `vault/unlock` to its answer, on a page. */
  unlock: number;
  /** A message that makes one request: tokens on the device, and under a passphrase, unlocked. */
  device: number;
  passphrase: number;
}

const passphrase = 'correct horse battery';
/** A difference of a millisecond drowns in fewer. */
const requestsPerRound = 20;

async function time(browser: Chromium, name: string, input: unknown): Promise<number> {
  const page = await browser.office();
  return Number(
    await page.evaluate(
      async (message: unknown) => {
        const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
        const start = performance.now();
        const reply = await runtime.sendMessage(message);
        if (!reply.ok) throw new Error('The message was refused');
        return performance.now() - start;
      },
      { switchboard: name, input },
    ),
  );
}

interface Runtime {
  sendMessage(message: unknown): Promise<{ ok: boolean }>;
}

/** Both browsers have a token for `locationId`; in one it goes under a passphrase. */
export async function vault(
  rounds: number,
  { open, sealed }: { open: Chromium; sealed: Chromium },
  locationId: string,
): Promise<VaultResult> {
  await sealed.send('vault/change', { way: 'passphrase', passphrase });
  const input = { locationId, kind: 'calendar', refresh: true };
  const times = { unlock: [] as number[], device: [] as number[], passphrase: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    await sealed.send('vault/lock', {});
    const unlock = await time(sealed, 'vault/unlock', { passphrase });
    // The first round warms caches up and does not count.
    if (round > 0) times.unlock.push(unlock);
    for (let at = 0; at < requestsPerRound; at += 1) {
      const device = await time(open, 'directory/list', input);
      const under = await time(sealed, 'directory/list', input);
      if (round === 0) continue;
      times.device.push(device);
      times.passphrase.push(under);
    }
  }
  return {
    unlock: median(times.unlock),
    device: median(times.device),
    passphrase: median(times.passphrase),
  };
}
