import type { Page } from 'puppeteer-core';
import { pickTemplate, press, waitForText } from '../e2e/harness/quick-add.ts';
import { openQuickAdd, transfer } from '../e2e/harness/scenes.ts';
import type { SceneShot } from './scenes.ts';

async function openPack(page: Page, name: string): Promise<void> {
  await page.locator('::-p-aria(Packs[role="radio"])').click();
  await page.locator('::-p-aria(Search packs)').fill(name);
  await page.keyboard.press('Enter');
  await page.locator('::-p-aria(Apply to this agent[role="button"])').wait();
}

/** Blanks, packs, and what is on the agent. */
export const blanksAndPacks: SceneShot[] = [
  {
    name: 'packs',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await popup.locator('::-p-aria(Packs[role="radio"])').click();
      await waitForText(popup, /Dental/);
      return popup;
    },
  },
  {
    name: 'pack-form',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await openPack(popup, 'Dental');
      return popup;
    },
  },
  {
    name: 'form-details',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, transfer);
      await press(popup, 'Wording and details');
      await press(popup, 'More');
      return popup;
    },
  },
  {
    name: 'on-agent',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await press(popup, 'On this agent');
      await waitForText(popup, /Save as template/);
      return popup;
    },
  },
  {
    name: 'save-as-template',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await press(popup, 'On this agent');
      await press(popup, 'Save as template');
      await waitForText(popup, /Save template/);
      return popup;
    },
  },
];
