import { describe, expect, test } from 'vitest';
import { waitForText } from '../harness/quick-add.ts';
import { firefoxStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates } from '../harness/workspace.ts';

describe('the editor', () => {
  const stage = firefoxStage();

  test('keeps what is typed, notices another tab, and saves', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [{}]);
    const first = await browser.openWorkspace(`#/templates/${id}`);
    const message = '#edit-triggerMessage';
    await first.waitForSelector(message);
    await first.type(message, 'For {{caller_name}}');
    await waitForText(first, /“{{caller_name}}” is not a blank/);
    await waitFor('what was typed to be kept', async () =>
      JSON.stringify(await browser.send('edit/open', { of: id })).includes('caller_name}}'),
    );
    await first.close();
    const page = await browser.openWorkspace(`#/templates/${id}`);
    await waitForText(page, /Unsaved changes, as you left them/);
    const other = await browser.openWorkspace(`#/templates/${id}`);
    await waitForText(other, /open in another tab too/);
    await waitForText(page, /open in another tab too/);
    await page.bringToFront();
    await page.click('.token-unknown .button');
    await page.click('.editor-do .button-primary');
    await waitForText(page, /Saved “Text number 0”/);
    await other.bringToFront();
    await waitForText(other, /Caller name/);
    expect(await other.$eval(message, (field) => (field as HTMLTextAreaElement).value)).toBe(
      'For {{caller_name}}',
    );
    expect(browser.consoleErrors).toEqual([]);
  });
});
