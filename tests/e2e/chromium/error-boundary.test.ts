import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { axe } from '../harness/axe.ts';
import { breakNextDrawing } from '../harness/break-drawing.ts';
import type { Chromium } from '../harness/chromium.ts';
import { fillField, pickTemplate, press, waitForText } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer, openQuickAdd, phone, transfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates } from '../harness/workspace.ts';

const broke = /Switchboard could not show this/;
const said = 'Mrs Harbor pit-1234 https://crm.example';

async function value(page: Page, name: string): Promise<string> {
  const control = await page.locator(`::-p-aria(${name})`).waitHandle();
  return control.evaluate((one) => (one as HTMLInputElement).value);
}

async function inBothThemes(page: Page): Promise<void> {
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    expect([theme, await axe(page)]).toEqual([theme, []]);
  }
}

/** Waits until the report tells of it. */
const noted = (browser: Chromium, what: RegExp) =>
  waitFor(`${what} in the report`, async () => {
    const { output } = (await browser.send('report/make', {})) as { output: { text: string } };
    return what.test(output.text);
  });

describe('a screen that breaks', () => {
  const stage = chromiumStage();

  test('in quick add keeps what was typed, sends nothing, and is shown again', async () => {
    const { popup, browser, sandbox } = await openQuickAdd(stage());
    await pickTemplate(popup, transfer);
    await popup.locator('::-p-aria(Transfer to)').wait();
    await fillField(popup, 'Transfer to', phone.typed);
    await breakNextDrawing(popup, said);
    await press(popup, 'Preview');
    await waitForText(popup, broke);
    await inBothThemes(popup);
    expect(creates(sandbox)).toHaveLength(0);
    // By the keyboard alone: what broke gave the focus away.
    await waitFor('the focus', () =>
      popup.evaluate(() => document.activeElement?.textContent?.trim() === 'Show it again'),
    );
    await popup.keyboard.press('Tab');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /quick-add agent {2}TypeError/);
    await inBothThemes(popup);
    const report = await popup.evaluate(() => document.querySelector('.report-text')?.textContent);
    for (const word of ['Harbor', 'pit-1234', 'crm.example', phone.typed]) {
      expect(report).not.toContain(word);
    }
    await press(popup, 'Show it again');
    expect(await value(popup, 'Transfer to')).toContain('555');
    await press(popup, 'Create action');
    await waitFor('the create', () => creates(sandbox).length === 1);
    expect(JSON.stringify(creates(sandbox)[0]?.body)).toContain(phone.sent);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('in quick add while it creates does not hold the create up, nor do it twice', async () => {
    const { popup, sandbox, added } = await fillTransfer(stage());
    await breakNextDrawing(popup, said);
    await press(popup, 'Create action');
    await waitForText(popup, broke);
    await waitFor('the create', () => added().length === 1);
    await press(popup, 'Show it again');
    await waitForText(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
  });

  test('in the workspace takes no other page along', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [{}]);
    const page = await browser.openWorkspace(`#/templates/${id}`);
    const message = await page.locator('::-p-aria(What the agent says)').waitHandle();
    await message.type('I will send it');
    await breakNextDrawing(page, said);
    await message.type(', {{caller_name}}');
    await waitForText(page, broke);
    await inBothThemes(page);
    await page.locator('nav ::-p-text(Packs)').click();
    await waitForText(page, /Customize/);
    expect(
      await page.evaluate(
        (words) => new RegExp(words).test(document.body.textContent),
        broke.source,
      ),
    ).toBe(false);
    await page.goBack();
    await waitForText(page, /Unsaved changes, as you left them/);
    expect(await value(page, 'What the agent says')).toBe('I will send it, {{caller_name}}');
    const reply = (await browser.send('report/make', {})) as { output: { text: string } };
    expect(reply.output.text).toMatch(/page template {2}TypeError\n +\S+\.js:\d+:\d+/);
    expect(reply.output.text).not.toMatch(/Harbor|pit-|crm\.example/);
  });

  test('what breaks in a click or a promise is in the report too', async () => {
    const { browser } = stage();
    const page = await browser.openWorkspace('#/settings');
    // Missing, so that our own script throws: of what foreign ones throw, nobody is told.
    await page.evaluate(() => void Object.assign(LockManager.prototype, { request: undefined }));
    // The editor asks for a lock, and waits for nobody.
    await page.evaluate(() => {
      location.hash = '#/packs/new';
    });
    await noted(browser, /page promise {2}TypeError\n +\S+\.js:\d+:\d+/);
    await page.evaluate(() => void Object.assign(HTMLElement.prototype, { focus: undefined }));
    await page.evaluate(() => document.querySelector<HTMLElement>('.rail-skip')?.click());
    await noted(browser, /page event {2}TypeError\n +\S+\.js:\d+:\d+/);
    // They outlive the worker.
    await browser.killWorker();
    const { output } = (await browser.send('report/make', {})) as { output: { text: string } };
    expect(output.text).toContain('page promise  TypeError');
    expect(output.text).not.toMatch(/is not a function|chrome-extension/);
  });
});
