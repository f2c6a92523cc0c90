import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addAgents, locationIds } from '../../sandbox/index.ts';
import { shadowClick } from '../harness/closed-shadow.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer, phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** Counts what a person does: presses of the pointer, and of keys. */
function counted() {
  const count = { clicks: 0, keys: 0, typed: 0 };
  return {
    count,
    click: async (page: Page, name: string) => {
      count.clicks += 1;
      await page.locator(`::-p-aria(${name})`).click();
    },
    key: async (page: Page, key: Parameters<Page['keyboard']['press']>[0]) => {
      count.keys += 1;
      await page.keyboard.press(key);
    },
    /** What is pasted or typed where the focus is: no click. */
    type: async (page: Page, text: string) => {
      count.typed += text.length;
      await page.keyboard.sendCharacter(text);
    },
  };
}

describe('the first minutes', () => {
  const stage = chromiumStage({ welcome: true, fresh: true });

  test('from installing to a created action takes at most 12 clicks', async () => {
    const { sandbox, browser } = stage();
    const { count, click, type } = counted();
    const began = Date.now();
    const agent = frontDesk(sandbox);

    const target = await browser.browser.waitForTarget((one) =>
      one.url().endsWith('/workspace.html#/welcome'),
    );
    const welcome = await target.page();
    if (!welcome) throw new Error('No page greets');
    await click(welcome, 'Add a token…');
    await welcome.locator('::-p-aria(Sub-account)').wait();
    await type(welcome, sandbox.agentUrl(agent));
    await click(welcome, 'Token');
    await type(welcome, harborToken);
    await click(welcome, 'Test and save');
    await welcome.waitForFunction(() => /is connected\./.test(document.body.textContent ?? ''));
    const opened = browser.browser.waitForTarget((one) =>
      one.url().includes(`/v2/location/${agent.locationId}/ai-agents/voice-ai`),
    );
    await click(welcome, 'Open Voice AI in HighLevel');
    const crm = await (await opened).page();
    if (!crm) throw new Error('HighLevel did not open');
    // The person clicks the agent in HighLevel's list, and the icon in the toolbar.
    count.clicks += 1;
    await browser.openUrl(sandbox.agentUrl(agent), crm);
    count.clicks += 1;
    const popup = await browser.openPopup();
    count.clicks += 1;
    await popup.locator(`[role="option"] ::-p-text(${transfer})`).click();
    await popup.locator('::-p-aria(Transfer to)').wait();
    await click(popup, 'Transfer to');
    await type(popup, phone.typed);
    await click(popup, 'Create action[role="button"]');
    await waitForStatus(popup, /Created/);

    expect(creates(sandbox)).toHaveLength(1);
    expect(count.clicks).toBeLessThanOrEqual(12);
    console.log(
      `first minutes: ${count.clicks} clicks, ${count.typed} characters typed or pasted, ` +
        `${((Date.now() - began) / 1000).toFixed(1)} s of a person who does not think`,
    );
  });

  test('a favourite that was used here is created with 2 clicks, or with 4 keys', async () => {
    const { sandbox, browser, crm, popup } = await fillTransfer(stage());
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    await popup.close();
    const change = { kind: 'favourite', on: true };
    await browser.send('template/change', { ids: ['starter:transfer-to-a-person'], change });
    const next = sandbox.agent(locationIds.harbor, 'After Hours');
    await browser.openAgent(next, crm);
    sandbox.log.length = 0;

    const { count, key } = counted();
    await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, transfer);
    count.clicks += 2;
    await waitFor('the create', () => creates(sandbox).length === 1);
    expect(count.clicks).toBeLessThanOrEqual(2);

    const [other] = addAgents(sandbox, locationIds.harbor, 1);
    if (!other) throw new Error('No agent');
    await browser.openAgent(other, crm);
    // The shortcut that opens it is the browser's own: no page sees it.
    count.keys += 1;
    const again = await browser.openPopup();
    await again.locator('::-p-aria(Search templates)').wait();
    await key(again, 'Enter');
    await again.waitForFunction(
      () => document.activeElement?.textContent?.trim() === 'Create action',
    );
    await key(again, 'Enter');
    await waitFor('the other create', () => creates(sandbox).length === 2);
    expect(count.keys).toBeLessThanOrEqual(4);
    console.log(`a favourite: ${count.clicks} clicks from the page, or ${count.keys} keys`);
  });
});
