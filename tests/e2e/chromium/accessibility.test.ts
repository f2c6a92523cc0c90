import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { fillCase, typeCases } from '../harness/all-types.ts';
import { axe } from '../harness/axe.ts';
import { applyPack, essentials, fillEssentials, openPack } from '../harness/packs.ts';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { chromiumStage, frontDesk } from '../harness/stage.ts';

const schemes = ['light', 'dark'] as const;

async function inBothSchemes(page: Page, where: string): Promise<void> {
  for (const value of schemes) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect([where, value, await axe(page)]).toEqual([where, value, []]);
  }
}

/** axe-core finds nothing, and nothing scrolls sideways, on each screen, light and dark. */
describe('quick add is accessible', () => {
  const stage = chromiumStage();

  test('the list, every form and an outcome', async () => {
    const { popup } = await openQuickAdd(stage());
    await popup.locator('::-p-aria(Search templates)').wait();
    await inBothSchemes(popup, 'the list');
    for (const entry of typeCases) {
      await fillCase(popup, entry);
      await inBothSchemes(popup, entry.template);
      const wide = await popup.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([entry.template, wide]).toEqual([entry.template, 0]);
      if (entry.type !== 'CALL_TRANSFER') {
        await press(popup, 'Back to templates');
        continue;
      }
      await press(popup, 'Create action');
      await waitForStatus(popup, /Created/);
      await inBothSchemes(popup, 'an outcome');
    }
  }, 180_000);

  test('packs, what became of one, and what is on the agent', async () => {
    const { popup } = await openQuickAdd(stage());
    await openPack(popup, essentials.name);
    await inBothSchemes(popup, 'the form of a pack');
    await fillEssentials(popup);
    await applyPack(popup);
    await waitForStatus(popup, /(?<!of )10 created/, 30_000);
    await press(popup, 'All 10 actions');
    await inBothSchemes(popup, 'a pack that was applied');
    await press(popup, 'Hide');
    await inBothSchemes(popup, 'the packs');
    await press(popup, 'On this agent');
    await waitForText(popup, /Transfer to billing/);
    await inBothSchemes(popup, 'on this agent');
    await press(popup, 'More for Transfer to billing');
    await inBothSchemes(popup, 'what can be done with an action');
    await press(popup, 'Save as template');
    await waitForText(popup, /Save template/);
    await inBothSchemes(popup, 'saving as a template');
  }, 120_000);

  test('the screens without a token, an agent, a sub-account, HighLevel', async () => {
    const { sandbox, browser } = stage();
    const { locationId } = frontDesk(sandbox);
    const paths = [`/v2/location/${locationId}/ai-agents/voice-ai`, '/v2/ai-agents/voice-ai'];
    const crm = await browser.openAgent(frontDesk(sandbox));
    for (const path of paths) {
      await browser.openUrl(sandbox.url(path), crm);
      const popup = await browser.openPopup();
      await popup.waitForFunction(() => document.querySelector('h1, h2') !== null);
      await inBothSchemes(popup, path);
      await popup.close();
    }
    await crm.goto('about:blank');
    const popup = await browser.openPopup();
    await popup.locator('::-p-text(Open a Voice AI agent)').wait();
    await inBothSchemes(popup, 'not on HighLevel');
  });
});
