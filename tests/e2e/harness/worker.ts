import type { Browser, CDPSession, Page, Target } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/**
 * The extension's worker in Chromium. Puppeteer's own handle of it is not used: it is kept for as long
 * as the target is, stays attached, and is dead for good once the worker has been ended while it
 * started, though the target lives on. Here each question attaches anew and lets go afterwards, so that
 * the browser may also end the worker as it does for people.
 */

interface Reach {
  browser: Browser;
  /** A page of the extension. */
  office(): Promise<Page>;
  /** Sends the extension a message, which starts its worker. */
  wake(): Promise<unknown>;
}

export const isWorker = (target: Target) =>
  target.type() === 'service_worker' && target.url().startsWith('chrome-extension://');

/** The extension's worker as a target, once there is one. */
export const workerTarget = (browser: Browser): Promise<Target> =>
  browser.waitForTarget(isWorker, { timeout: 15_000 });

type Source<A extends unknown[], R> = string | ((...args: A) => R);

async function evaluateIn<A extends unknown[], R>(
  session: CDPSession,
  source: Source<A, R>,
  args: A,
): Promise<Awaited<R>> {
  const given = args.map((one) => JSON.stringify(one) ?? 'undefined');
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: typeof source === 'string' ? source : `(${source})(${given.join()})`,
    awaitPromise: true,
    returnByValue: true,
    userGesture: true,
  });
  if (exceptionDetails) {
    const { text, exception } = exceptionDetails;
    throw new Error(exception?.description ?? text);
  }
  return result.value;
}

export function workerOf({ browser, office, wake }: Reach) {
  /** A session with the worker, awake; whoever asks for it detaches it. */
  async function attach(): Promise<CDPSession> {
    return await waitFor('the worker', async () => {
      await wake();
      const session = await (await workerTarget(browser)).createCDPSession();
      // One that was just ended may be listed still.
      await session.send('Runtime.evaluate', { expression: '1' });
      return session;
    });
  }

  /** Evaluates in the worker, awake, and sees what the background sees. What goes in and out is JSON. */
  async function evaluate<A extends unknown[], R>(
    source: Source<A, R>,
    ...args: A
  ): Promise<Awaited<R>> {
    const session = await attach();
    try {
      return await evaluateIn(session, source, args);
    } finally {
      await session.detach().catch(() => undefined);
    }
  }

  /** Ends the worker as DevTools do, whatever it is doing; the next message starts a new one. */
  async function kill(): Promise<void> {
    const session = await (await office()).createCDPSession();
    let ended = false;
    // A message that it was starting for starts the next one at once.
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      ended ||= versions.some(({ runningStatus }) => runningStatus === 'stopped');
    });
    try {
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await waitFor('the worker to end', () => ended);
    } finally {
      await session.detach();
    }
  }

  return { attach, evaluate, kill };
}
