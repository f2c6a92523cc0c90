import { describe, expect, test } from 'vitest';
import { focusedName, keyTo, waitForFocus } from '../harness/keys.ts';
import { pickTemplate, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { fillTransfer, openQuickAdd, transfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { saveTemplates } from '../harness/workspace.ts';

/** The focus comes back to where it was, with the keyboard alone, and is never nowhere. */
describe('the focus returns where it came from', () => {
  const stage = chromiumStage();

  test('in quick add, from a form, the settings, the table of shortcuts and the agent', async () => {
    const { popup } = await openQuickAdd(stage());
    await waitForFocus(popup, /^Search templates/);
    const active = () =>
      popup.evaluate(() => document.activeElement?.getAttribute('aria-activedescendant'));
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('ArrowDown');
    const row = await active();
    await popup.keyboard.press('Enter');
    await popup.locator('form.form').wait();
    // The form begins at what is missing; its head comes before.
    for (let left = 20; left > 0; left -= 1) {
      if ((await focusedName(popup)) === 'Back to templates') break;
      await popup.keyboard.down('Shift');
      await popup.keyboard.press('Tab');
      await popup.keyboard.up('Shift');
    }
    await popup.keyboard.press('Enter');
    await waitForFocus(popup, /^Search templates/);
    expect(await active()).toBe(row);

    await popup.keyboard.down('Shift');
    await popup.keyboard.press('?');
    await popup.keyboard.up('Shift');
    await waitForText(popup, /Keyboard shortcuts/);
    await keyTo(popup, 'Close');
    await waitForFocus(popup, /^Search templates/);

    await keyTo(popup, 'Settings');
    await popup.locator('#settings-title').wait();
    await keyTo(popup, 'Keyboard shortcuts');
    await popup.locator('dialog').wait();
    await keyTo(popup, 'Close');
    await waitForFocus(popup, /^Keyboard shortcuts$/);
    await keyTo(popup, 'Back');
    await waitForFocus(popup, /^Settings$/);

    await keyTo(popup, 'On this agent');
    await waitForText(popup, /during the call/);
    await keyTo(popup, 'Back');
    await waitForFocus(popup, /^(On this agent|Search templates)$/);
  });

  test('after a create and its undo', async () => {
    const { popup } = await fillTransfer(stage());
    await popup.keyboard.down('Control');
    await popup.keyboard.press('Enter');
    await popup.keyboard.up('Control');
    await waitForStatus(popup, /Created/);
    await waitForFocus(popup, /^(?!nothing$)/);
    await keyTo(popup, 'Undo');
    await waitForStatus(popup, /Undone/);
    await waitForFocus(popup, /^(?!nothing$)/);
    await keyTo(popup, 'Hide');
    await waitForFocus(popup, /^Search templates/);
    await pickTemplate(popup, transfer);
    await waitForFocus(popup, /^(?!nothing$)/);
  });

  test('in the workspace, from a page to its row, and to a neighbour of what was deleted', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, {}, {}, {}]);
    const page = await browser.openWorkspace('#/templates?origin=personal&sort=name');
    await waitForText(page, /Text number 3/);
    await waitForFocus(page, /^Search templates$/);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, /^Text number 0$/);
    await page.keyboard.press('ArrowDown');
    await waitForFocus(page, /^Text number 1$/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /^#\/templates\/./.test(location.hash));
    await page.waitForFunction(() => document.activeElement?.matches('h1, [data-start]'));
    await page.goBack();
    await waitForFocus(page, /^Text number 1$/);

    await page.keyboard.press('Delete');
    await waitForStatus(page, /is in the bin/);
    await waitForFocus(page, /^Text number 2$/);

    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await waitForFocus(page, /^(Packs|Search packs)$/);
    const { length } = await page.$$('dialog[open]');
    await page.keyboard.press('?');
    await page.waitForFunction(
      (before) => document.querySelectorAll('dialog[open]').length > before,
      {},
      length,
    );
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog[open]'));
    await waitForFocus(page, /^(Packs|Search packs)$/);
  });
});
