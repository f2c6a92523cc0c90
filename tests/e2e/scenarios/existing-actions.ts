import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Driver } from '../harness/driver.ts';
import { giveActions, headerSecret } from '../harness/existing.ts';
import { keyBackTo, keyTo } from '../harness/keys.ts';
import { fillField, press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { actionsOf, changes } from '../harness/requests.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { frontDesk, harborToken, type Stage } from '../harness/stage.ts';

const billing = 'Transfer to billing';
const when = 'When to do it';
const asks = 'When the caller asks about an invoice, a payment or a refund';

/** A menu that was opened with Enter takes the focus once it is drawn. */
const hasFocus = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, {}, text);

/** What an agent has: looked through, edited, renamed, removed, put back. `look` is given each screen. */
export function existingActions(
  stage: () => Stage<Driver>,
  look: (page: Page, where: string) => Promise<void> = async () => undefined,
): void {
  async function openList() {
    giveActions(stage().sandbox);
    const scene = await openQuickAdd(stage());
    await press(scene.popup, 'On this agent');
    await waitForText(scene.popup, new RegExp(billing));
    const stored = (name: string) =>
      actionsOf(scene.sandbox, scene.agent).find((one) => one.name === name);
    return { ...scene, stored };
  }

  test('is counted, edited with the difference shown, and put back', async () => {
    const { popup, sandbox, stored } = await openList();
    for (const count of ['4 of 15 during the call', '1 of 1 booking', '1 of 25 field updates']) {
      await waitForText(popup, new RegExp(count));
    }
    await look(popup, 'the list');
    const before = structuredClone(stored(billing));
    await press(popup, 'Edit');
    await fillField(popup, when, asks);
    // What is typed is there when it is opened again, and the keyboard is where it was.
    await press(popup, 'Back to the agent');
    await popup.waitForFunction(() => document.activeElement?.textContent === 'Edit');
    await press(popup, 'Edit');
    await waitForText(popup, /Draft: as you left it/);
    await press(popup, 'Show what changes');
    await popup.locator('::-p-aria(Change action[role="button"])').wait();
    const inserted = await popup.$$eval('.differences dd ins', (all) =>
      all.map((one) => one.textContent),
    );
    expect(inserted.join(' ')).toMatch(/refund/);
    await look(popup, 'the difference');
    expect(changes(sandbox)).toEqual([]);
    await press(popup, 'Change action');
    await waitForStatus(popup, /Changed/);
    expect(stored(billing)?.actionParameters).toEqual({
      ...before?.actionParameters,
      triggerPrompt: asks,
    });
    await press(popup, 'Undo');
    await waitForStatus(popup, /Undone/);
    expect(stored(billing)).toEqual(before);
    expect(changes(sandbox).map(({ method }) => method)).toEqual(['PUT', 'PUT']);
  });

  test('is left alone where somebody was faster, and secrets stay', async () => {
    const { popup, sandbox, stored } = await openList();
    const name = 'Ask the order system';
    const edit = `::-p-xpath(//li[contains(., "${name}")]//button[contains(., "Edit")])`;
    await popup.locator(edit).click();
    await fillField(popup, when, 'When the caller names an order');
    await press(popup, 'Show what changes');
    await popup.locator('::-p-aria(Change action[role="button"])').wait();
    const theirs = stored(name);
    if (theirs) theirs.actionParameters.triggerMessage = 'Somebody else wrote this.';
    await press(popup, 'Change action');
    await waitForStatus(popup, /Somebody has changed it since/);
    expect(changes(sandbox)).toEqual([]);
    await press(popup, 'Edit it again');
    await waitForText(popup, /Somebody has changed this action since you began/);
    await fillField(popup, 'What the agent says', 'Somebody else wrote this.');
    await press(popup, 'Show what changes');
    await press(popup, 'Change action');
    await waitForStatus(popup, /Changed/);
    expect(stored(name)?.actionParameters).toMatchObject({
      triggerPrompt: 'When the caller names an order',
      triggerMessage: 'Somebody else wrote this.',
      apiDetails: {
        authenticationValue: 'token-0815-hush',
        headers: [{ key: 'X-Api-Key', value: headerSecret }],
      },
    });
    expect(changes(sandbox)).toHaveLength(1);
  });

  test('is renamed, and removed and created again, with the keyboard alone', async () => {
    const { popup, sandbox, stored } = await openList();
    const before = stored(billing);
    await keyTo(popup, `More for ${billing}`);
    await hasFocus(popup, 'Rename');
    await popup.keyboard.press('Enter');
    await popup.waitForFunction(() => document.activeElement?.id === 'rename-action');
    await popup.keyboard.type('Bills');
    await popup.keyboard.press('Enter');
    await waitForStatus(popup, /Changed/);
    await waitForText(popup, /Bills/);
    expect(stored('Bills')).toMatchObject({ id: before?.id });
    await popup.locator('::-p-aria(More for Bills[role="button"])').wait();
    await keyTo(popup, 'More for Bills');
    await hasFocus(popup, 'Rename');
    await popup.keyboard.press('End');
    await hasFocus(popup, 'Remove from this agent…');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /Its ID is another one then/);
    await look(popup, 'the question');
    await keyTo(popup, 'Remove it');
    await waitForStatus(popup, /Removed/);
    expect(stored('Bills')).toBeUndefined();
    await keyBackTo(popup, 'Undo');
    await waitForStatus(popup, /Undone/);
    expect(stored('Bills')).toMatchObject({ actionParameters: before?.actionParameters });
    expect(stored('Bills')?.id).not.toBe(before?.id);
    expect(changes(sandbox).map(({ method }) => method)).toEqual(['PUT', 'DELETE', 'POST']);
  });

  test('is the same in the workspace, whatever a tab shows', async () => {
    const { sandbox, browser } = stage();
    giveActions(sandbox);
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const page = await browser.openWorkspace('#/agent');
    await waitForText(page, /After Hours/);
    await look(page, 'the agents');
    await press(page, agent.agentName);
    await waitForText(page, new RegExp(billing));
    await look(page, 'an agent');
    await press(page, 'Edit');
    await page.locator('::-p-aria(Show what changes[role="button"])').wait();
    await look(page, 'a form in the workspace');
    await press(page, 'Back to the agent');
    await press(page, 'More for Ask the order system');
    await press(page, 'Remove from this agent…');
    await waitForText(page, /This cannot be undone/);
    await press(page, 'Remove it');
    await waitForStatus(page, /Removed/);
    expect(actionsOf(sandbox, agent).map(({ name }) => name)).not.toContain('Ask the order system');
    expect(await page.$('::-p-aria(Undo[role="button"])')).toBeNull();
  });
}
