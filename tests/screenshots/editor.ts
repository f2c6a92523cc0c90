import type { Page } from 'puppeteer-core';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { harborToken } from '../e2e/harness/stage.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { locationIds } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

type Browser = Parameters<SceneShot['show']>[0]['browser'];

const text = {
  name: 'Text the address',
  description: 'Where we are and where to park',
  parameters: {
    triggerPrompt:
      'When the caller asks where {{business_name}} is, or how to get there. Ask first whether a text message is fine.',
    triggerMessage: 'Sure, I’ll text you the address right away.',
    messageBody: 'Hi {{contact.first_name}}, {{business_name}} is at {{address}}. {{parking}}',
  },
  variables: [
    { name: 'business_name', label: 'Business name', kind: 'text', required: true },
    { name: 'address', label: 'Address', kind: 'text', required: true, default: '1 Main Street' },
  ],
  folder: 'Dental',
};

const lookUp = {
  type: 'CUSTOM_ACTION',
  name: 'Look up an order',
  description: 'Asks the shop’s own system',
  parameters: {
    triggerPrompt: 'When the caller gives an order number',
    triggerMessage: 'Let me check that for you.',
    apiDetails: {
      url: 'https://{{shop}}/api/orders',
      method: 'GET',
      headers: [{ key: 'Authorization', value: 'Bearer {{token}}' }],
      parameters: [{ name: 'orderId', description: 'Order number', type: 'string' }],
    },
    selectedPaths: ['data.status', 'data.arrives'],
  },
  variables: [
    { name: 'shop', label: 'The shop’s address', kind: 'text', required: true },
    { name: 'token', label: 'Token', kind: 'secret', required: true },
  ],
};

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
    show: ({ browser }) => open(browser, lookUp),
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
      await page.setViewport({ width: 420, height: 960 });
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
    async show({ browser }) {
      await browser.saveToken(locationIds.harbor, harborToken);
      const page = await open(browser, text);
      await press(page, 'Try it on…');
      await press(page, 'Open the form');
      await waitForText(page, /Wording and details/);
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
