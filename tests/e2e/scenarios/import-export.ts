import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Driver } from '../harness/driver.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import type { Stage } from '../harness/stage.ts';
import { saveTemplates } from '../harness/workspace.ts';

const phone = '+12125550123';
const agentId = '0123456789abcdef01234567';

/** Templates that leave as a code and come back. `look` is given each screen. */
export function importExport(
  stage: () => Stage<Driver>,
  look: (page: Page, what: string) => Promise<void> = async () => undefined,
): void {
  test('as a code: reviewed, copied, pasted, looked at, taken', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [
      {
        name: 'Call us back',
        parameters: {
          triggerPrompt: `When the caller asks agent ${agentId} for a number.`,
          messageBody: `Our number is ${phone}.`,
        },
        variables: [],
      },
    ]);
    const page = await browser.openWorkspace(`#/sharing/export?ids=${id}`);
    await waitForText(page, /Becomes a blank/);
    await look(page, 'the review');
    await press(page, 'Make it a blank');
    await press(page, 'Copy code');
    await waitForText(page, /The code (is|could not be) copied/);
    await look(page, 'the code');
    const code = await page.$eval('.export-code', (one) => (one as HTMLTextAreaElement).value);
    expect(code).toMatch(/^switchboard1\./);

    await browser.send('template/change', { ids: [id], change: { kind: 'delete' } });
    await browser.send('template/change', { ids: [id], change: { kind: 'purge' } });
    await page.evaluate(() => {
      location.hash = '#/sharing/import';
    });
    await waitForText(page, /Or paste it/);
    await look(page, 'the import');
    await page.locator('textarea').fill(code);
    await press(page, 'Look at it');
    await waitForText(page, /Take 1 template/);
    await press(page, 'Call us back');
    await waitForText(page, /When to do it/);
    await look(page, 'what is in it');
    // The background forgets it: the page hands it over again.
    await browser.killWorker();
    await press(page, 'Take 1 template');
    await waitForText(page, /Took 1 template/);
    await look(page, 'the report');
    const { output } = (await browser.send('template/list', {
      query: 'Call us back',
      sort: 'usual',
      offset: 0,
      limit: 1,
    })) as { output: { rows: { id: string }[] } };
    const opened = JSON.stringify(
      await browser.send('template/open', { templateId: output.rows[0]?.id }),
    );
    expect(opened).toContain('Our number is {{');
    expect(opened).not.toContain(phone);
    expect(opened).not.toContain(agentId);
    expect(browser.consoleErrors).toEqual([]);
  });
}
