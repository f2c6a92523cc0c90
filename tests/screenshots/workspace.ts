import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { waitForText } from '../e2e/harness/quick-add.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import type { SceneShot } from './scenes.ts';

/** What an agency's own templates are called. */
const own = [
  {
    name: 'Transfer to the practice manager',
    description: 'Complaints and billing questions reach the manager.',
    type: 'CALL_TRANSFER',
    parameters: {
      triggerPrompt: 'Transfer when the caller asks for the manager or complains about a bill.',
      triggerMessage: 'One moment, I am putting you through.',
      transferToType: 'number',
      transferToValue: '{{manager}}',
      hearWhisperMessage: false,
    },
    variables: [{ name: 'manager', label: 'Manager', kind: 'phone', required: true }],
    folder: 'Dental',
    tags: ['front desk'],
  },
  {
    name: 'Text the booking link',
    description: 'For callers who would rather choose a time online.',
    folder: 'Dental',
    tags: ['texts'],
  },
  {
    name: 'Text directions and parking',
    description: 'Where to park, and which door to take.',
    folder: 'Dental',
    tags: ['texts', 'front desk'],
  },
  {
    name: 'Text the intake form',
    description: 'Before the first meeting with an attorney.',
    folder: 'Law',
    tags: ['texts', 'intake'],
  },
  {
    name: 'Start the retainer reminder',
    description: 'Reminds of an unsigned retainer after three days.',
    type: 'WORKFLOW_TRIGGER',
    parameters: {
      triggerPrompt: 'Start it when a caller agrees to sign the retainer later.',
      workflowId: '{{reminder}}',
    },
    variables: [{ name: 'reminder', label: 'Reminder', kind: 'workflow', required: true }],
    folder: 'Law',
    tags: ['intake'],
  },
  {
    name: 'Text the emergency shut-off steps',
    description: 'What to turn off before the plumber comes.',
    folder: 'Home services',
    tags: ['emergency'],
  },
  {
    name: 'Ask for a review',
    description: 'After a call that went well.',
    folder: '',
    tags: ['texts'],
  },
  { name: 'تأكيد الموعد برسالة', description: 'رسالة قصيرة بعد الحجز', folder: '', tags: [] },
];

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

const pasted = `curl -X POST https://services.leadconnectorhq.com/voice-ai/actions \\
  -H 'Authorization: Bearer pit-0000' -d '{
  "agentId": "0123456789abcdef01234567", "actionType": "CALL_TRANSFER", "name": "To the manager",
  "actionParameters": {"triggerPrompt": "The caller asks for the manager.",
    "triggerMessage": "One moment, please.", "transferToType": "number",
    "transferToValue": "+12125550123",}}'`;

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
    name: 'workspace-narrow',
    async show({ browser }) {
      await withOwn(browser);
      return open(browser, '', /Ask for a review/, { width: 360, height: 720 });
    },
  },
  {
    name: 'packs',
    async show({ browser }) {
      await savePack(browser, await withOwn(browser));
      return open(browser, '#/packs', /First day at a dental office/);
    },
  },
  {
    name: 'pack',
    async show({ browser }) {
      const id = await savePack(browser, (await withOwn(browser)).slice(0, 4));
      return open(browser, `#/packs/${id}`, /It asks for 3 blanks/);
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
    name: 'backup',
    show: ({ browser }) => open(browser, '#/backup', /Choose a backup file/),
  },
];
