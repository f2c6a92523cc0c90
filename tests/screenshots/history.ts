import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { fleet, ran, savePack, singles, untilState, withAgents } from '../e2e/harness/fleet.ts';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import type { SceneShot } from './scenes.ts';

/** On a slow machine the pictures are taken a while after. */
const isRead = /Read (just now|\d+ min ago)/;

async function open(browser: Chromium, hash: string, says: RegExp, width = 1280): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width, height: 860 });
  await waitForText(page, says);
  return page;
}

/** What was done, and what agents have. */
export const historyAndFleet: SceneShot[] = [
  {
    name: 'history',
    async show({ browser, sandbox }) {
      const planId = await ran(browser, sandbox);
      await untilState(browser, planId, /ended/);
      await singles(browser, sandbox);
      sandbox.line.latencyMs = 1500;
      await ran(browser, sandbox);
      const page = await open(browser, '#/runs', /Text the opening hours/);
      await waitForText(page, /done and seen, 2 refused/, 30_000);
      return page;
    },
  },
  {
    name: 'undo',
    async show({ browser, sandbox }) {
      const planId = await ran(browser, sandbox);
      await untilState(browser, planId, /ended/);
      const page = await open(browser, '#/runs', /2 refused/);
      await press(page, 'Undo this run…');
      await waitForText(page, /Remove/);
      return page;
    },
  },
  {
    name: 'history-single',
    async show({ browser, sandbox }) {
      const [id = ''] = await singles(browser, sandbox);
      return open(browser, `#/runs/single/${id}`, /Seen on/);
    },
  },
  {
    name: 'history-empty',
    show: ({ browser }) => open(browser, '#/runs', /Nothing was done yet/),
  },
  {
    name: 'fleet',
    async show({ browser, sandbox }) {
      const page = await open(browser, `#/fleet/${await fleet(browser, sandbox)}`, isRead);
      await page.locator('#fleet-grouped').click();
      await page.locator('td[data-kind="missing"] .fleet-word').click();
      await page.locator('td[data-kind="differs"] .fleet-word').click();
      return page;
    },
  },
  {
    name: 'fleet-cell',
    async show({ browser, sandbox }) {
      const page = await open(browser, `#/fleet/${await fleet(browser, sandbox)}`, isRead);
      await page.locator('td[data-kind="differs"] .fleet-open').click();
      await waitForText(page, /In the template/);
      return page;
    },
  },
  {
    name: 'fleet-narrow',
    async show({ browser, sandbox }) {
      const id = await fleet(browser, sandbox);
      return open(browser, `#/fleet/${id}`, isRead, 360);
    },
  },
  {
    name: 'fleet-choose',
    async show({ browser, sandbox }) {
      await withAgents(browser, sandbox, 6);
      await savePack(browser);
      return open(browser, '#/fleet', /All 12 agents/);
    },
  },
];
