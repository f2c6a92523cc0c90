import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { fillField, press, waitForText } from '../e2e/harness/quick-add.ts';
import { frontDesk, harborToken } from '../e2e/harness/stage.ts';
import type { SceneShot } from './scenes.ts';

async function open(browser: Chromium, hash: string, says: RegExp): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height: 900 });
  await waitForText(page, says);
  return page;
}

/** What greets, what is new, and what a person sets once. */
export const firstSteps: SceneShot[] = [
  {
    name: 'welcome',
    show: ({ browser }) => open(browser, '#/welcome', /Welcome to Switchboard/),
  },
  {
    name: 'welcome-token',
    async show({ browser, sandbox }) {
      const page = await open(browser, '#/welcome', /Welcome to Switchboard/);
      await press(page, 'Add a token…');
      await fillField(page, 'Sub-account', sandbox.agentUrl(frontDesk(sandbox)));
      await fillField(page, 'Token', harborToken);
      return page;
    },
  },
  {
    name: 'news',
    show: ({ browser }) => open(browser, '#/news', /Version/),
  },
  {
    name: 'settings-appearance',
    show: ({ browser }) => open(browser, '#/settings?show=appearance', /Language and appearance/),
  },
  {
    name: 'shortcuts',
    async show({ browser }) {
      const page = await open(browser, '#/templates', /Transfer to a person/);
      await press(page, 'Shortcuts');
      await waitForText(page, /Go to the packs/);
      return page;
    },
  },
];
