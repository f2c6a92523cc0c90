import type { Chromium } from '../e2e/harness/chromium.ts';
import { giveActions } from '../e2e/harness/existing.ts';
import { fillField, press, waitForText } from '../e2e/harness/quick-add.ts';
import { openQuickAdd } from '../e2e/harness/scenes.ts';
import { frontDesk, harborToken, type Stage } from '../e2e/harness/stage.ts';
import type { SceneShot } from './scenes.ts';

/** The popup on what the agent has. */
async function openList(stage: Stage<Chromium>) {
  giveActions(stage.sandbox);
  const { popup } = await openQuickAdd(stage);
  await press(popup, 'On this agent');
  await waitForText(popup, /Transfer to billing/);
  return popup;
}

/** What an agent has, and changing it. */
export const existing: SceneShot[] = [
  { name: 'on-agent', show: openList },
  {
    name: 'on-agent-menu',
    async show(stage) {
      const popup = await openList(stage);
      await press(popup, 'More for Transfer to billing');
      return popup;
    },
  },
  {
    name: 'on-agent-rename',
    async show(stage) {
      const popup = await openList(stage);
      await press(popup, 'More for Transfer to billing');
      await press(popup, 'Rename');
      await popup.locator('::-p-aria(New name)').wait();
      return popup;
    },
  },
  {
    name: 'on-agent-remove',
    async show(stage) {
      const popup = await openList(stage);
      await press(popup, 'More for Ask the order system');
      await press(popup, 'Remove from this agent…');
      await waitForText(popup, /cannot be undone/);
      return popup;
    },
  },
  {
    name: 'edit-difference',
    async show(stage) {
      const popup = await openList(stage);
      await press(popup, 'Edit');
      await fillField(
        popup,
        'When to do it',
        'When the caller asks about an invoice, a payment or a refund',
      );
      await fillField(popup, 'Transfer to', '+1 555 010 0999');
      await press(popup, 'Show what changes');
      await waitForText(popup, /Change action/);
      return popup;
    },
  },
  {
    name: 'agent-page',
    async show({ sandbox, browser }) {
      giveActions(sandbox);
      const agent = frontDesk(sandbox);
      await browser.saveToken(agent.locationId, harborToken);
      const page = await browser.openWorkspace(`#/agent/${agent.locationId}/${agent.id}`);
      await page.setViewport({ width: 1280, height: 900 });
      await waitForText(page, /Transfer to billing/);
      return page;
    },
  },
  {
    name: 'agents',
    async show({ sandbox, browser }) {
      const agent = frontDesk(sandbox);
      await browser.saveToken(agent.locationId, harborToken);
      const page = await browser.openWorkspace('#/agent');
      await page.setViewport({ width: 1280, height: 800 });
      await waitForText(page, /After Hours/);
      return page;
    },
  },
];
