import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { breakPolicy, watchPolicy } from '../harness/page-policy.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

describe('the policy of the extension’s pages', () => {
  const stage = chromiumStage();

  async function nothingIsLetIn(page: Page) {
    const results = await breakPolicy(page);
    expect(Object.entries(results).filter(([, result]) => result !== 'stopped')).toEqual([]);
    expect(Object.keys(results).length).toBeGreaterThan(10);
  }

  test('lets nothing in that is not ours, in popup and workspace, and nothing out', async () => {
    const { sandbox, browser, popup } = await openQuickAdd(stage());
    await nothingIsLetIn(popup);
    const workspace = await browser.openWorkspace();
    await nothingIsLetIn(workspace);
    // The background asks for names; nothing asks for these.
    const asked = sandbox.log.filter(({ path }) => path === '/' || path === '/beacon');
    expect(asked).toEqual([]);
  });

  test('is not in the way of any place in the workspace', async () => {
    const { browser } = stage();
    const page = await browser.openWorkspace();
    const broken = await watchPolicy(page);
    const places = await page.evaluate(() =>
      [...document.querySelectorAll('nav a[href^="#"]')].map(
        (link) => (link as HTMLAnchorElement).hash,
      ),
    );
    expect(places.length).toBeGreaterThan(2);
    for (const place of [...places, '#/templates/new/SMS', '#/']) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, place);
      await waitFor(`${place} to show`, () =>
        page.evaluate(() => document.querySelector('main h1, main h2') !== null),
      );
    }
    expect(await broken()).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  });
});
