import type { Chromium } from '../e2e/harness/chromium.ts';
import { creates } from '../e2e/harness/requests.ts';
import {
  agentsOf,
  makePlan,
  manyAgents,
  plainTemplates,
  plan,
  planNow,
} from '../e2e/harness/runs.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import type { Sandbox } from '../sandbox/index.ts';
import { watchHeap } from './heap.ts';
import { threadTime } from './thread-time.ts';

/** A plan of 50,000 steps: 500 sub-accounts with 5 agents each, 20 templates. */
export interface FleetResult {
  steps: number;
  /** Seconds from asking for the plan until every agent was read and judged. */
  planned: number;
  /** Largest heap in MB while it was planned and run: of the background, and of the plan's page. */
  workerHeap: number;
  pageHeap: number;
  /** On the plan's page while it is opened and scrolled through: tasks of 50 ms or more, the longest. */
  longTasks: number;
  longest: number;
  /** From waking a background that was ended in the middle of the run to the next request, ms. */
  resumed: number;
}

const size = { locations: 500, each: 5, during: 12, after: 8 };

export async function fleet(sandbox: Sandbox, browser: Chromium): Promise<FleetResult> {
  sandbox.limits.burst = Number.MAX_SAFE_INTEGER;
  const places = await manyAgents(sandbox, browser, size);
  const templateIds = await saveTemplates(browser, plainTemplates(size.during, size.after));

  const workerHeap = watchHeap(await browser.worker.attach());
  const start = performance.now();
  const what = { kind: 'templates', templateIds } as const;
  const { steps } = await makePlan(browser, 'fleet', what, agentsOf(places), 180_000);
  const planned = (performance.now() - start) / 1000;

  const { page, ...shown } = await showPlan(browser, 'fleet');
  const pageHeap = watchHeap(await page.createCDPSession());
  sandbox.line.latencyMs = 120;
  await plan(browser, 'fleet', 'start');
  await waitFor('some creates', () => creates(sandbox).length > 500, 60_000);
  const heaps = { workerHeap: await workerHeap(), pageHeap: await pageHeap() };
  await page.close();

  await browser.killWorker();
  // What had left by then has arrived by now.
  await new Promise((resolve) => setTimeout(resolve, sandbox.line.latencyMs * 2));
  const before = sandbox.log.length;
  const woken = Date.now();
  await planNow(browser, 'fleet');
  const next = await waitFor('the next request', () => sandbox.log[before], 30_000);
  await plan(browser, 'fleet', 'stop');
  const resumed = next.at - woken - sandbox.line.latencyMs / 2;
  return { steps, planned, ...heaps, ...shown, resumed };
}

/** Opens the page of a plan and scrolls through its targets; what its thread had to do in one piece. */
async function showPlan(browser: Chromium, planId: string) {
  let page: Awaited<ReturnType<Chromium['openWorkspace']>> | undefined;
  const { longTasks, longestOnPage: longest } = await threadTime(browser, async () => {
    page = await browser.openWorkspace(`#/runs/${planId}`);
    await page.evaluate(async () => {
      const list = [...document.querySelectorAll('main *')].find(
        (one) => one.scrollHeight > one.clientHeight + 2000,
      );
      for (let turn = 0; turn < 40; turn += 1) {
        (list ?? document.documentElement).scrollBy(0, 3000);
        await new Promise((done) => setTimeout(done, 50));
      }
    });
  });
  if (!page) throw new Error('The page did not open');
  return { page, longTasks, longest };
}
