import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { essentials, fillEssentials, openPack } from '../e2e/harness/packs.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../e2e/harness/quick-add.ts';
import { held, openQuickAdd, transfer } from '../e2e/harness/scenes.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import { saveTemplates } from '../e2e/harness/workspace.ts';
import { type Fault, locationIds, tokens } from '../sandbox/index.ts';
import { lookUp, own } from './samples.ts';
import type { SceneShot } from './scenes.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

/** Applies the essentials with these faults, and waits for the words. */
const packRun = (name: string, faults: Fault[], words: RegExp, then?: (page: Page) => unknown) => ({
  name,
  async show(stage: Stage<Chromium>) {
    const { popup, sandbox } = await openQuickAdd(stage);
    await openPack(popup, essentials.name);
    await fillEssentials(popup);
    for (const fault of faults) sandbox.fault(fault);
    await press(popup, 'Apply to this agent');
    await waitForStatus(popup, words, 60_000);
    await then?.(popup);
    return popup;
  },
});

const refusal: Fault = {
  ...create,
  effect: { kind: 'status', status: 422, message: 'transferToValue is not a valid number' },
};

/** A form of one's own template, when it was used in another sub-account before. */
async function usedElsewhere(stage: Stage<Chromium>, inHarbor: boolean): Promise<Page> {
  const { sandbox, browser } = stage;
  await saveTemplates(browser, [lookUp]);
  const northside = {
    agent: sandbox.agent(locationIds.northside, 'Front Desk'),
    token: tokens.full.northside,
  };
  const fill = async (page: Page, shop: string, keep: boolean) => {
    await pickTemplate(page, lookUp.name);
    await fillField(page, 'The shop’s address', shop);
    await fillField(page, 'Token', 'shop-secret-token');
    if (keep) await page.locator('.blank-keep input').click();
    await press(page, 'Create action');
    await waitForStatus(page, /Created/);
    await page.close();
  };
  await fill((await openQuickAdd(stage, northside)).popup, 'shop.northside.example', false);
  if (inHarbor) await fill((await openQuickAdd(stage)).popup, 'shop.harbor.example', true);
  const { popup } = await openQuickAdd(stage);
  await pickTemplate(popup, lookUp.name);
  await waitForText(popup, inHarbor ? /Kept beside the token/ : /Use .* from/);
  return popup;
}

/** Blanks, packs, and what is on the agent. */
export const blanksAndPacks: SceneShot[] = [
  {
    name: 'list-own',
    async show(stage) {
      const ids = await saveTemplates(stage.browser, own);
      const change = { kind: 'favourite', on: true };
      await stage.browser.send('template/change', { ids: ids.slice(1, 3), change });
      const { popup } = await openQuickAdd(stage);
      await waitForText(popup, /Harbor Dental/);
      await waitForText(popup, /Text directions and parking/);
      return popup;
    },
  },
  {
    name: 'list-packs',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await popup.locator('label ::-p-text(Packs)').click();
      await waitForText(popup, /Dental practice/);
      return popup;
    },
  },
  { name: 'form-offer', show: (stage) => usedElsewhere(stage, false) },
  { name: 'form-kept-secret', show: (stage) => usedElsewhere(stage, true) },
  {
    name: 'form-unresolved',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, 'Check dental benefits');
      await waitForText(popup, /choose one/);
      return popup;
    },
  },
  {
    name: 'pack-form',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await openPack(popup, 'Dental practice');
      return popup;
    },
  },
  {
    name: 'pack-form-steps',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await openPack(popup, essentials.name);
      await fillEssentials(popup);
      await popup.$eval('.pack-steps', (element) => element.scrollIntoView());
      return popup;
    },
  },
  {
    name: 'pack-running',
    async show(stage) {
      const { popup, sandbox } = await openQuickAdd(stage);
      await openPack(popup, essentials.name);
      await fillEssentials(popup);
      const until = new Promise<void>(() => undefined);
      sandbox.fault({ ...create, skip: 3, effect: { kind: 'gate', until, when: 'before' } });
      await press(popup, 'Apply to this agent');
      await held(sandbox, 'POST');
      await waitForStatus(popup, /Creating 4 of 10/);
      return popup;
    },
  },
  packRun('pack-done', [], /(?<!of )10 created/),
  packRun('pack-refused', [refusal], /9 of 10 created/),
  packRun('pack-mend', [refusal], /9 of 10 created/, async (popup) => {
    await press(popup, 'Mend');
    await waitForText(popup, /Transfer to/);
  }),
  packRun('pack-undone', [], /(?<!of )10 created/, async (popup) => {
    await press(popup, 'Undo all');
    await waitForStatus(popup, /(?<!of )10 undone/, 30_000);
  }),
  {
    name: 'form-details',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, transfer);
      await press(popup, 'Wording and details');
      await waitForText(popup, /Action name/);
      return popup;
    },
  },
  {
    name: 'form-menu',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await pickTemplate(popup, transfer);
      await press(popup, 'More');
      return popup;
    },
  },
  {
    name: 'save-as-template',
    async show(stage) {
      const { popup } = await openQuickAdd(stage);
      await press(popup, 'On this agent');
      await press(popup, 'More for Transfer to billing');
      await press(popup, 'Save as template');
      await waitForText(popup, /Save template/);
      return popup;
    },
  },
];
