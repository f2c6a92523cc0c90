import { describe, expect, test } from 'vitest';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { firefoxStage, frontDesk, harborToken } from '../harness/stage.ts';
import { isLocked, lock, passphrase, secretRecords, underPassphrase } from '../harness/vault.ts';

describe('tokens under a passphrase', () => {
  const stage = firefoxStage();

  test('leave no plain copy, are asked for at “Create action”, and it goes on', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    expect(await secretRecords(await browser.office())).toContain(harborToken);
    await underPassphrase(browser);
    expect(await secretRecords(await browser.office())).not.toContain(harborToken.slice(4, -4));
    await lock(browser);
    await browser.openAgent(agent);
    const popup = await browser.openPopup();
    await waitForText(popup, /Locked/);
    await popup.waitForSelector('.search-input');
    await popup.type('.search-input', 'Transfer to a person');
    await waitForText(popup, /Transfer to a person/);
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('input[type="tel"]');
    await popup.type('input[type="tel"]', '(212) 555-0123');
    await press(popup, 'Create action');
    await popup.waitForSelector('#unlock-passphrase');
    await popup.type('#unlock-passphrase', 'not the passphrase');
    await popup.keyboard.press('Enter');
    await waitForText(popup, /This is not the passphrase/);
    expect(creates(sandbox)).toEqual([]);
    await popup.$eval('#unlock-passphrase', (field) => (field as HTMLInputElement).select());
    await popup.type('#unlock-passphrase', passphrase);
    await popup.keyboard.press('Enter');
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(await isLocked(browser)).toBe(false);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('are chosen in the settings, locked, unlocked and forgotten there', async () => {
    const { sandbox, browser } = stage();
    await browser.saveToken(frontDesk(sandbox).locationId, harborToken);
    const page = await browser.openWorkspace('#/settings');
    await page.waitForSelector('input[value="passphrase"]');
    await page.click('input[value="passphrase"]');
    await page.waitForSelector('#vault-passphrase');
    await page.type('#vault-passphrase', passphrase);
    await page.type('#vault-repeat', passphrase);
    await page.keyboard.press('Enter');
    await waitForText(page, /rotate the tokens in HighLevel/, 20_000);
    await press(page, 'Lock now');
    await waitForText(page, /It is locked now/);
    await press(page, 'Forgot it?');
    await press(page, 'Forget everything listed');
    await waitForText(page, /Every token was forgotten/);
    expect(await secretRecords(await browser.office())).not.toContain(harborToken.slice(4, -4));
  });
});
