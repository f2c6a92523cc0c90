import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { shadowClick, shadowText } from '../e2e/harness/closed-shadow.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../e2e/harness/quick-add.ts';
import { fillTransfer, openQuickAdd, phone, transfer } from '../e2e/harness/scenes.ts';
import { frontDesk, harborToken, type Stage } from '../e2e/harness/stage.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { locationIds, tokens } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

/** A call transfer is ready, and the launcher's menu is open on an agent that has none of it. */
async function openMenu(stage: Stage<Chromium>): Promise<Page> {
  const { sandbox, browser, popup, crm } = await fillTransfer(stage);
  await press(popup, 'Create action');
  await waitForStatus(popup, /Created/);
  await popup.close();
  await browser.openAgent(sandbox.agent(locationIds.harbor, 'After Hours'), crm);
  await shadowClick(crm, 'Ready templates');
  await waitFor('the menu', async () => (await shadowText(crm)).includes(transfer));
  return crm;
}

/** The token's screens, the side panel, and the launcher on the page. */
export const tokenPanelLauncher: SceneShot[] = [
  {
    name: 'token',
    async show({ sandbox, browser }) {
      await browser.openAgent(frontDesk(sandbox));
      const popup = await browser.openPopup();
      await pickTemplate(popup, transfer);
      await fillField(popup, 'Transfer to', phone.typed);
      await press(popup, 'Create action');
      await waitForText(popup, /Private Integrations/);
      return popup;
    },
  },
  {
    name: 'token-foreign',
    async show({ sandbox, browser }) {
      await browser.openAgent(frontDesk(sandbox));
      const popup = await browser.openPopup();
      await pickTemplate(popup, transfer);
      await fillField(popup, 'Transfer to', phone.typed);
      await press(popup, 'Create action');
      await popup.locator('input[type="password"]').fill(tokens.foreign);
      await popup.keyboard.press('Enter');
      await waitForText(popup, /belongs to another/);
      return popup;
    },
  },
  {
    name: 'connection',
    async show(stage) {
      const { popup } = await openQuickAdd(stage, { token: tokens.noCalendarsScope });
      await press(popup, 'Settings');
      await waitForText(popup, /Ends in/);
      return popup;
    },
  },
  {
    name: 'panel-other-agent',
    async show({ sandbox, browser }) {
      const crm = await browser.openAgent(frontDesk(sandbox));
      await browser.saveToken(locationIds.harbor, harborToken);
      const panel = await browser.openSidePanel(() => shadowClick(crm, 'Open Switchboard'));
      await pickTemplate(panel, transfer);
      await fillField(panel, 'Transfer to', phone.typed);
      const other = sandbox.agent(locationIds.harbor, 'After Hours');
      await crm.evaluate((url) => history.pushState({}, '', url), sandbox.agentUrl(other));
      await waitForText(panel, /After Hours/);
      return panel;
    },
  },
  {
    name: 'launcher',
    clip: { x: 680, y: 480, width: 600, height: 320 },
    async show({ sandbox, browser }) {
      const crm = await browser.openAgent(frontDesk(sandbox));
      await waitFor('the launcher', async () => (await shadowText(crm)) !== undefined);
      await new Promise((resolve) => setTimeout(resolve, 500));
      return crm;
    },
  },
  {
    name: 'launcher-menu',
    async show(stage) {
      const crm = await openMenu(stage);
      return crm;
    },
  },
  {
    name: 'launcher-created',
    async show(stage) {
      const crm = await openMenu(stage);
      await shadowClick(crm, transfer);
      await waitFor('the outcome', async () => /Created/.test(await shadowText(crm)));
      return crm;
    },
  },
];
