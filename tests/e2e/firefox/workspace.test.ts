import { describe, expect, test } from 'vitest';
import { waitForText } from '../harness/quick-add.ts';
import { firefoxStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { rowNames, saveTemplates } from '../harness/workspace.ts';

describe('the workspace', () => {
  const stage = firefoxStage();

  test('finds templates, selects them, and puts them into the bin', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, { name: 'Opening hours' }]);
    const page = await browser.openWorkspace('#/templates?origin=personal');
    await waitForText(page, /Text number 0/);
    await page.waitForSelector('input[type=search]');
    await page.type('input[type=search]', 'opening');
    await waitFor(
      'the row that fits',
      async () => (await rowNames(page)).join() === 'Opening hours',
    );
    await page.click('.windowed .row-check');
    await page.click('.bulk-bar .button-danger');
    await waitForText(page, /“Opening hours” is in the bin/);
    await page.evaluate(() => {
      location.hash = '#/bin';
    });
    await waitForText(page, /Goes for good in 30 days/);
    const packs = await browser.openWorkspace('#/packs');
    await waitForText(packs, /Customize/);
    expect(browser.consoleErrors).toEqual([]);
  });
});
