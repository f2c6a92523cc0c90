import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axe } from '../harness/axe.ts';
import { fleet, ran, singles, untilState } from '../harness/fleet.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';
import { fleetRun } from '../scenarios/fleet.ts';

const isRead = /Read (just now|\d+ min ago)/;

/** axe-core finds nothing, nothing scrolls sideways, from 320 px on, light and dark, with large text. */
async function isAccessible(page: Page, where: string): Promise<void> {
  for (const [width, size] of [
    [320, 100],
    [1280, 100],
    [1280, 200],
  ] as const) {
    await page.setViewport({ width, height: 900 });
    await page.evaluate((percent) => {
      document.documentElement.style.fontSize = `${percent}%`;
    }, size);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([where, width, size, wide]).toEqual([where, width, size, 0]);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      expect([where, width, size, value, await axe(page)]).toEqual([where, width, size, value, []]);
    }
  }
}

describe('the history and the fleet', () => {
  const stage = chromiumStage();

  test('are accessible', async () => {
    const { browser, sandbox } = stage();
    const open = async (hash: string, says: RegExp) => {
      const page = await browser.openWorkspace(hash);
      await waitForText(page, says);
      return page;
    };
    await isAccessible(await open('#/runs', /Nothing was done yet/), 'no runs');
    const planId = await ran(browser, sandbox);
    await untilState(browser, planId, /ended/);
    const [id = ''] = await singles(browser, sandbox);
    const history = await open('#/runs', /HighLevel: “messageBody must be shorter”/);
    await history.locator('.history-row .row-check').click();
    await isAccessible(history, 'the history');
    await press(history, 'Delete…');
    await isAccessible(history, 'deleting');
    await isAccessible(await open(`#/runs/single/${id}`, /What was sent/), 'a single run');
    await isAccessible(await open('#/fleet', /Read \d+ agents/), 'choosing a fleet');
    const overview = await open(`#/fleet/${await fleet(browser, sandbox)}`, isRead);
    await overview.locator('#fleet-grouped').click();
    await isAccessible(overview, 'a fleet');
    await overview.locator('td[data-kind="differs"] .fleet-open').click();
    await waitForText(overview, /In the template/);
    await isAccessible(overview, 'a cell');
  }, 240_000);

  fleetRun(stage);
});
