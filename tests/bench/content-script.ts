import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { inTurns, median } from './stats.ts';

/** Script time of CRM pages in milliseconds: all of the page's worlds, the content script's too. */
export interface ContentScriptCase {
  name: string;
  browser: Chromium;
  url: string;
}
export interface ContentScriptResult {
  name: string;
  /** Median script time of the page load with this extension. */
  total: number;
}

const settle = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function scriptTime(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  const before = await read();
  await work();
  await settle(400);
  const spent = (await read()) - before;
  await session.detach();
  return spent * 1000;
}

/** Loads each case's page in a new tab, in turns. */
export async function pageLoads(
  rounds: number,
  cases: readonly ContentScriptCase[],
): Promise<ContentScriptResult[]> {
  const times = await inTurns(rounds, cases, async ({ browser, url }) => {
    const page = await browser.browser.newPage();
    try {
      return await scriptTime(page, () => page.goto(url, { waitUntil: 'load' }));
    } finally {
      await page.close();
    }
  });
  return cases.map((entry) => ({ name: entry.name, total: median(times.get(entry) ?? []) }));
}

/** Script time of one in-app navigation between the two paths, beyond what the page itself spends. */
export async function perNavigation(
  rounds: number,
  browsers: { bare: Chromium; ours: Chromium },
  url: string,
  paths: readonly [string, string],
): Promise<number> {
  const moves = 20;
  const times = await inTurns(rounds, ['bare', 'ours'] as const, async (name) => {
    const page = await browsers[name].browser.newPage();
    try {
      await page.goto(url, { waitUntil: 'load' });
      await settle(400);
      return await scriptTime(page, () =>
        page.evaluate(
          async (count, targets) => {
            for (let index = 0; index < count; index += 1) {
              history.pushState({}, '', targets[index % 2]);
              await new Promise((resolve) => setTimeout(resolve, 25));
            }
          },
          moves,
          paths,
        ),
      );
    } finally {
      await page.close();
    }
  });
  return (median(times.get('ours') ?? []) - median(times.get('bare') ?? [])) / moves;
}

/** Tasks of 50 ms and more while the page loads. */
export async function longTasks(browser: Chromium, url: string): Promise<number> {
  const page = await browser.browser.newPage();
  try {
    await page.goto(url, { waitUntil: 'load' });
    await settle(600);
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let count = 0;
          new PerformanceObserver((list) => {
            count += list.getEntries().length;
          }).observe({ type: 'longtask', buffered: true });
          setTimeout(() => resolve(count), 200);
        }),
    );
  } finally {
    await page.close();
  }
}
