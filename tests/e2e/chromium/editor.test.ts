import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { axe } from '../harness/axe.ts';
import type { Chromium } from '../harness/chromium.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import { actionsOf } from '../harness/requests.ts';
import { chromiumStage, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates } from '../harness/workspace.ts';

const field = (page: Page, name: string) => page.locator(`::-p-aria(${name})`).waitHandle();

async function textOf(page: Page, name: string): Promise<string> {
  const control = await field(page, name);
  return control.evaluate((one) => (one as HTMLTextAreaElement).value);
}

const says = (page: Page, words: RegExp) =>
  page.evaluate(() => document.body.textContent).then((text) => words.test(text));

/** What each version is called, the latest first. */
async function versions(browser: Chromium, id: string): Promise<string[]> {
  const reply = (await browser.send('template/versions', { templateId: id })) as {
    output: { versions: { content: { name: string } }[] };
  };
  return reply.output.versions.map(({ content }) => content.name);
}

/** Waits until what was typed is kept: until then, closing the tab asks. */
async function keptAs(browser: Chromium, of: string, text: RegExp): Promise<void> {
  await waitFor('what was typed to be kept', async () =>
    text.test(JSON.stringify(await browser.send('edit/open', { of }))),
  );
}

describe('the editor', () => {
  const stage = chromiumStage();

  test('loses no character when the worker ends and the tab is closed', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [{}]);
    const page = await browser.openWorkspace(`#/templates/${id}`);
    const message = await field(page, 'What the agent says');
    await message.type('I will send it');
    await browser.killWorker();
    await message.type(', {{caller_name}}, to {{contact.phone}}');
    await browser.killWorker();
    await message.type('!');
    await keptAs(browser, id, /phone\}\}!/);
    await page.close({ runBeforeUnload: true });
    const again = await browser.openWorkspace(`#/templates/${id}`);
    await waitForText(again, /Unsaved changes, as you left them/);
    expect(await textOf(again, 'What the agent says')).toBe(
      'I will send it, {{caller_name}}, to {{contact.phone}}!',
    );
    await press(again, 'Make it a blank: caller_name');
    await again.keyboard.down('Control');
    await again.keyboard.press('s');
    await again.keyboard.up('Control');
    await waitForText(again, /Saved “Text number 0”/);
    await again.reload();
    await waitForText(again, /Caller name/);
    expect(await says(again, /Unsaved changes/)).toBe(false);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('of one template in two tabs loses neither’s changes', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [{}]);
    const one = await browser.openWorkspace(`#/templates/${id}`);
    const other = await browser.openWorkspace(`#/templates/${id}`);
    await waitForText(one, /open in another tab too/);
    await waitForText(other, /open in another tab too/);
    await (await field(other, 'Name')).type(', theirs');
    await one.bringToFront();
    await (await field(one, 'Name')).type(', mine');
    await other.bringToFront();
    await press(other, 'Save');
    await waitForText(one, /Saved elsewhere since you opened it/);
    await one.bringToFront();
    expect(await textOf(one, 'Name')).toBe('Text number 0, mine');
    await press(one, 'Save mine as the next version');
    await waitForText(one, /Saved “Text number 0, mine”/);
    expect(await versions(browser, id)).toEqual([
      'Text number 0, mine',
      'Text number 0, theirs',
      'Text number 0',
    ]);
    // Nothing was typed there since it was saved: it shows what is saved now.
    await other.bringToFront();
    await waitFor('the other tab', async () => (await textOf(other, 'Name')).endsWith('mine'));
    const list = await browser.openWorkspace(`#/templates/${id}/versions`);
    await press(list, 'Restore version 1');
    await waitForText(list, /Version 4/);
    await one.bringToFront();
    await waitFor('both tabs', async () => (await textOf(one, 'Name')) === 'Text number 0');
  });

  test('tries a template on an agent and undoes it', async () => {
    const { browser, sandbox } = stage();
    await browser.saveToken(locationIds.harbor, harborToken);
    const [id] = await saveTemplates(browser, [
      {
        parameters: { triggerPrompt: 'When asked', triggerMessage: 'Yes', messageBody: '{{what}}' },
      },
    ]);
    const agent = sandbox.agent(locationIds.harbor, 'Front Desk');
    const actions = () => actionsOf(sandbox, agent).length;
    const before = actions();
    const page = await browser.openWorkspace(`#/templates/${id}`);
    await press(page, 'Try it on…');
    await page.locator('::-p-aria(Agent)').wait();
    await page.select('#try-agent', agent.id);
    await press(page, 'Open the form');
    await (await field(page, 'What to send')).type('the brochure');
    await press(page, 'Create action');
    await waitForText(page, /Seen on Front Desk, once/);
    expect(actions()).toBe(before + 1);
    await press(page, 'Undo');
    await waitForText(page, /Removed from Front Desk/);
    expect(actions()).toBe(before);
  });

  test('is accessible, narrow and wide, light and dark', async () => {
    const { browser } = stage();
    const long = 'Averylongwordwithoutanyspaceinit'.repeat(5);
    const [id] = await saveTemplates(browser, [
      {},
      { name: long, description: 'تحويل المكالمة', folder: long.slice(0, 90) },
    ]);
    const pages: [hash: string, says: RegExp][] = [
      [`#/templates/${id}`, /Preview/],
      [`#/templates/${id}/versions`, /The first version/],
      ['#/templates/starter%3Abook-an-appointment', /Customize/],
      ['#/templates/new', /What should the agent do/],
      ['#/templates/new?type=CUSTOM_ACTION', /Advanced/],
    ];
    for (const [hash, words] of pages) {
      const page = await browser.openWorkspace(hash);
      await waitForText(page, words);
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 900 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([hash, width, wide]).toEqual([hash, width, 0]);
        for (const value of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
          expect([hash, width, value, await axe(page)]).toEqual([hash, width, value, []]);
        }
      }
      await page.close();
    }
  }, 180_000);
});
