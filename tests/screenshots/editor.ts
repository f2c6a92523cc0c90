import type { Page } from 'puppeteer-core';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { openQuickAdd } from '../e2e/harness/scenes.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { lookUp, own, text } from './samples.ts';
import type { SceneShot } from './scenes.ts';

type Browser = Parameters<SceneShot['show']>[0]['browser'];

/** Quick add was open on the front desk: names of sub-account and agent are known. */
async function meetHarbor(stage: Parameters<SceneShot['show']>[0]): Promise<void> {
  const { popup } = await openQuickAdd(stage);
  await waitForText(popup, /Harbor Dental/);
  await popup.close();
}

async function open(browser: Browser, content: object, part = ''): Promise<Page> {
  const [id] = await saveTemplates(browser, [content]);
  return show(browser, `#/templates/${id}${part}`);
}

async function show(browser: Browser, hash: string): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height: 960 });
  return page;
}

/** The template editor and what belongs to it. */
export const editor: SceneShot[] = [
  {
    name: 'editor',
    async show({ browser }) {
      const page = await open(browser, text);
      await waitForText(page, /is not a blank/);
      return page;
    },
  },
  {
    name: 'editor-custom-action',
    async show({ browser }) {
      const page = await open(browser, lookUp);
      await page.setViewport({ width: 1280, height: 1900 });
      return page;
    },
  },
  {
    name: 'editor-reference',
    async show({ browser }) {
      const page = await open(browser, own[4] ?? {});
      await page.locator('.blank-toggle').click();
      await waitForText(page, /Name in texts/);
      return page;
    },
  },
  {
    name: 'editor-errors',
    async show({ browser }) {
      const page = await show(browser, '#/templates/new?type=CALL_TRANSFER');
      await waitForText(page, /Transfer the call/);
      await press(page, 'Save');
      await page.locator('[aria-invalid="true"]').wait();
      return page;
    },
  },
  {
    name: 'editor-two-tabs',
    async show({ browser }) {
      const [id = ''] = await saveTemplates(browser, [text]);
      const first = await show(browser, `#/templates/${id}`);
      const name = await first.locator('::-p-aria(Name)').waitHandle();
      await name.type(' and the way');
      await waitForText(first, /Not saved yet/);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      const page = await show(browser, `#/templates/${id}`);
      await waitForText(page, /unsaved|another tab|elsewhere/i);
      return page;
    },
  },
  {
    name: 'editor-wide',
    async show({ browser }) {
      const page = await open(browser, text);
      await page.setViewport({ width: 1920, height: 1080 });
      return page;
    },
  },
  {
    name: 'editor-blank',
    async show({ browser }) {
      const page = await open(browser, text);
      await page.locator('.blank-toggle').click();
      await waitForText(page, /Name in texts/);
      return page;
    },
  },
  {
    name: 'editor-narrow',
    async show({ browser }) {
      const page = await open(browser, text);
      await page.setViewport({ width: 320, height: 960 });
      return page;
    },
  },
  {
    name: 'editor-saved-elsewhere',
    async show({ browser }) {
      const [id = ''] = await saveTemplates(browser, [text]);
      const page = await show(browser, `#/templates/${id}`);
      const name = await page.locator('::-p-aria(Name)').waitHandle();
      await name.type(' and the way');
      const opened = (await browser.send('template/open', { templateId: id })) as {
        output: { template: Record<string, unknown> };
      };
      const { id: _, revision, createdAt: __, changedAt: ___, ...content } = opened.output.template;
      const theirs = { ...content, name: 'Text our address' };
      const save = { templateId: id, base: revision, content: theirs, anyway: false };
      await browser.send('template/save', save);
      await press(page, 'Save');
      await press(page, 'Compare');
      await waitForText(page, /Theirs/);
      return page;
    },
  },
  {
    name: 'editor-try',
    async show(stage) {
      const { browser } = stage;
      await meetHarbor(stage);
      const page = await open(browser, text);
      await press(page, 'Try it on…');
      await press(page, 'Open the form');
      await waitForText(page, /Wording and details/);
      return page;
    },
  },
  {
    name: 'editor-tried',
    async show(stage) {
      const { browser } = stage;
      await meetHarbor(stage);
      const page = await open(browser, own[6] ?? {});
      await press(page, 'Try it on…');
      await press(page, 'Open the form');
      await waitForText(page, /Wording and details/);
      await page.locator('.try ::-p-aria(What to send)').fill('the review page');
      await page.locator('.try ::-p-aria(Link)').fill('https://reviews.example.com');
      await page.locator('.try ::-p-aria(What the agent says)').fill('I am texting it to you.');
      await press(page, 'Create action');
      await waitForText(page, /Seen on/);
      return page;
    },
  },
  {
    name: 'editor-starter',
    show: ({ browser }) => show(browser, '#/templates/starter%3Abook-an-appointment'),
  },
  {
    name: 'editor-new',
    show: ({ browser }) => show(browser, '#/templates/new'),
  },
  {
    name: 'versions',
    async show({ browser }) {
      const [id = ''] = await saveTemplates(browser, [text]);
      const { triggerPrompt, triggerMessage } = text.parameters;
      const messageBody =
        'Hi {{contact.first_name}}, we are at {{address}}. Park behind the house.';
      const parameters = { triggerPrompt, triggerMessage, messageBody };
      const content = { type: 'SMS', tags: [], ...text, parameters };
      await browser.send('template/save', { templateId: id, base: 1, content, anyway: false });
      const page = await show(browser, `#/templates/${id}/versions`);
      await press(page, 'Show the changes of version 2');
      return page;
    },
  },
];
