import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { waitForText } from '../e2e/harness/quick-add.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { own, pasted } from './samples.ts';
import type { SceneShot } from './scenes.ts';

/** Names that are longer than their place, from both sides. */
const longOnes = [
  {
    name: 'Reception und Notaufnahme für Neukundinnen und Neukunden außerhalb der Öffnungszeiten 🦷',
    description: `What it is for, told at length${', and at more length'.repeat(12)}.`,
    folder: 'Zahnarztpraxen in Süddeutschland und Österreich',
    tags: ['bereitschaftsdienst', 'außerhalb der zeiten', 'notfall'],
  },
  { name: 'تأكيد الموعد برسالة نصية قصيرة بعد الحجز مباشرة', description: 'رسالة قصيرة بعد الحجز' },
  { name: 'W'.repeat(120), description: 'A name without a space' },
];

/** Asks for the manager as a text, where another template asks for a phone number. */
const clashing = {
  name: 'Text the manager’s name',
  variables: [
    { name: 'manager', label: 'Manager', kind: 'text', required: true },
    { name: 'what', label: 'What to send', kind: 'text', required: true },
    { name: 'link', label: 'Link', kind: 'url', required: true },
  ],
  parameters: {
    triggerPrompt: 'When the caller asks for {{what}}.',
    messageBody: '{{manager}} sends you {{link}}.',
  },
};

async function open(
  browser: Chromium,
  hash: string,
  says: RegExp,
  size = { width: 1280, height: 800 },
): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport(size);
  await waitForText(page, says);
  return page;
}

async function withOwn(browser: Chromium): Promise<string[]> {
  const ids = await saveTemplates(browser, own);
  const change = { kind: 'favourite', on: true };
  await browser.send('template/change', { ids: ids.slice(1, 3), change });
  return ids;
}

async function savePack(browser: Chromium, templateIds: string[]): Promise<string> {
  const content = {
    name: 'First day at a dental office',
    description: 'What every new client gets on the first day.',
    templateIds,
  };
  const reply = (await browser.send('pack/save', { base: 0, content, anyway: false })) as {
    output: { pack: { id: string } };
  };
  return reply.output.pack.id;
}

/** The full page: lists, packs, the bin, pasting, backup. */
export const workspace: SceneShot[] = [
  {
    name: 'workspace',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '', /Ask for a review/);
    },
  },
  {
    name: 'workspace-search',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '#/templates?q=directions', /of \d+ templates/);
    },
  },
  {
    name: 'workspace-selected',
    async show({ browser }) {
      await withOwn(browser);
      const page = await open(browser, '#/templates?folder=Dental', /Text the booking link/);
      for (const name of ['Text the booking link', 'Transfer to the practice manager']) {
        await page.locator(`::-p-aria(Select ${name})`).click();
      }
      await waitForText(page, /2 templates selected/);
      return page;
    },
  },
  {
    name: 'workspace-first',
    show: ({ browser }) => open(browser, '', /Transfer to a person/),
  },
  {
    name: 'workspace-no-match',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '#/templates?q=fax%20the%20invoice', /0 of \d+|No template/);
    },
  },
  {
    name: 'workspace-no-favourites',
    show: ({ browser }) => open(browser, '#/templates?view=favourites', /No favourites here/),
  },
  {
    name: 'workspace-narrow',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '', /Ask for a review/, { width: 320, height: 720 });
    },
  },
  {
    name: 'workspace-wide',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '', /Ask for a review/, { width: 1920, height: 1080 });
    },
  },
  {
    name: 'workspace-long-names',
    async show({ browser }) {
      const [first] = await saveTemplates(browser, longOnes);
      const change = { kind: 'favourite', on: true };
      await browser.send('template/change', { ids: [first], change });
      return open(browser, '', /Notaufnahme/);
    },
  },
  {
    name: 'workspace-new-menu',
    async show({ browser }) {
      await withOwn(browser);
      const page = await open(browser, '', /Ask for a review/);
      await page.locator('::-p-aria(New template[role="button"])').click();
      return page;
    },
  },
  {
    name: 'workspace-tags',
    async show({ browser }) {
      await withOwn(browser);
      const page = await open(browser, '#/templates?folder=Dental', /Text the booking link/);
      await page.locator('::-p-aria(Select Text the booking link)').click();
      await page.locator('::-p-aria(Tag…[role="button"])').click();
      await page.locator('dialog[open]').wait();
      return page;
    },
  },
  {
    name: 'workspace-packs',
    async show({ browser }) {
      await savePack(browser, await withOwn(browser));
      return open(browser, '#/packs', /First day at a dental office/);
    },
  },
  {
    name: 'pack-editor',
    async show({ browser }) {
      const id = await savePack(browser, (await withOwn(browser)).slice(0, 4));
      return open(browser, `#/packs/${id}`, /It asks for 3 blanks/);
    },
  },
  {
    name: 'pack-conflict',
    async show({ browser }) {
      const ids = await withOwn(browser);
      const [clash = ''] = await saveTemplates(browser, [clashing]);
      const id = await savePack(browser, [...ids.slice(0, 2), clash]);
      return open(browser, `#/packs/${id}`, /cannot be applied like this/);
    },
  },
  {
    name: 'pack-changed-since',
    async show({ browser }) {
      const ids = (await withOwn(browser)).slice(0, 2);
      const id = await savePack(browser, ids);
      const page = await open(browser, `#/packs/${id}`, /It asks for/);
      await (await page.locator('::-p-aria(Name)').waitHandle()).type(' in Denver');
      const content = { name: 'First day', description: '', templateIds: ids };
      await browser.send('pack/save', { packId: id, base: 1, content, anyway: false });
      await page.locator('::-p-aria(Save[role="button"])').click();
      await waitForText(page, /Saved elsewhere/);
      return page;
    },
  },
  {
    name: 'pack-starter',
    show: ({ browser }) => open(browser, '#/packs/starter%3Adental', /It asks for/),
  },
  {
    name: 'pack-narrow',
    async show({ browser }) {
      const id = await savePack(browser, (await withOwn(browser)).slice(0, 4));
      return open(browser, `#/packs/${id}`, /It asks for/, { width: 320, height: 720 });
    },
  },
  {
    name: 'bin',
    async show({ browser }) {
      const ids = await withOwn(browser);
      await browser.send('template/change', { ids: ids.slice(2, 6), change: { kind: 'delete' } });
      return open(browser, '#/bin', /Goes for good/);
    },
  },
  {
    name: 'bin-empty',
    show: ({ browser }) => open(browser, '#/bin', /The bin is empty/),
  },
  {
    name: 'paste',
    async show({ browser }) {
      const page = await open(browser, '#/paste', /What you copied/);
      await page.locator('::-p-aria(What you copied)').fill(pasted);
      await waitForText(page, /Make a template/);
      return page;
    },
  },
  {
    name: 'paste-refused',
    async show({ browser }) {
      const page = await open(browser, '#/paste', /What you copied/);
      await page.locator('::-p-aria(What you copied)').fill('Please call me back on Monday.');
      await page.locator('.field-error').wait();
      return page;
    },
  },
  {
    name: 'backup',
    show: ({ browser }) => open(browser, '#/backup', /Choose a backup file/),
  },
];
