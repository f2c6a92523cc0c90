import { expect, test } from 'vitest';
import type { Driver } from '../harness/driver.ts';
import { essentials, fillEssentials } from '../harness/packs.ts';
import { pickTemplate, waitForStatus } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer, openQuickAdd, phone, transfer } from '../harness/scenes.ts';
import type { Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** What has the focus, by its text. */
const focused = () => document.activeElement?.textContent?.trim();

/** Creating and applying without a mouse. */
export function keyboard(stage: () => Stage<Driver>): void {
  test('Enter, Enter creates what was filled in here before', async () => {
    const { sandbox, browser, popup } = await fillTransfer(stage());
    await popup.keyboard.down('Control');
    await popup.keyboard.press('Enter');
    await popup.keyboard.up('Control');
    await waitForStatus(popup, /Created/);
    await popup.close();
    // An equal action a moment ago would be asked about: this is about the keys.
    sandbox.world.actions.pop();
    const again = await browser.openPopup();
    await pickTemplate(again, transfer);
    await again.waitForFunction(
      () => document.activeElement?.textContent?.trim() === 'Create action',
    );
    await again.keyboard.press('Enter');
    await again.locator('::-p-text(Create another anyway)').wait();
    expect(await again.evaluate(focused)).toBe('Cancel');
    await again.keyboard.press('Tab');
    await again.keyboard.press('Enter');
    await waitFor('the second request', () => creates(sandbox).length === 2);
    const sent = creates(sandbox).map(({ body }) => body);
    expect(sent[1]).toEqual(sent[0]);
    expect(JSON.stringify(sent[0])).toContain(phone.sent);
  });

  test('a pack is found, filled in and applied', async () => {
    const { popup, added } = await openQuickAdd(stage());
    await popup.locator('::-p-aria(Search templates)').wait();
    await popup.keyboard.press('Tab');
    await popup.keyboard.press('ArrowRight');
    await popup.locator('::-p-aria(Search packs)').wait();
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await popup.keyboard.down('Shift');
    await popup.keyboard.press('Tab');
    await popup.keyboard.up('Shift');
    await popup.keyboard.type(essentials.name);
    await popup.keyboard.press('Enter');
    await popup.locator('::-p-aria(Apply to this agent[role="button"])').wait();
    await fillEssentials(popup);
    await popup.keyboard.down('Control');
    await popup.keyboard.press('Enter');
    await popup.keyboard.up('Control');
    await waitForStatus(popup, /(?<!of )10 created/, 30_000);
    expect(added()).toHaveLength(essentials.actions);
  });
}
