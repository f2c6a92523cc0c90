import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { addLocations, agencyApp, tokens } from '../../sandbox/index.ts';
import { expectFine } from '../harness/fine.ts';
import { waitForStatus, waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';
import { isLocked, lock, passphrase, underPassphrase } from '../harness/vault.ts';
import { waitFor } from '../harness/wait.ts';

/** Tab, until what has the focus bears this name. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  await waitFor(`the focus on ${name}`, async () => {
    await page.keyboard.press('Tab');
    const reads = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return '';
      const label = at.id && document.querySelector(`label[for="${at.id}"]`);
      const named = label || at.closest('label') || at;
      return at.getAttribute('aria-label') ?? named.textContent ?? '';
    });
    return name.test(reads.trim());
  });
}

describe('connections and settings', () => {
  const stage = chromiumStage();

  test('are accessible on every page and in every state', async () => {
    const { sandbox, browser } = stage();
    const empty = await browser.openWorkspace('#/connections');
    await waitForText(empty, /No sub-account is connected yet/);
    await expectFine(empty, 'nothing connected');
    await empty.close();
    const agencies = await browser.openWorkspace('#/connections/agency');
    await waitForText(agencies, /No agency app is connected yet/);
    await agencies.locator('::-p-aria(Add an agency app…)').click();
    await expectFine(agencies, 'adding an agency');
    await agencies.close();
    const added = addLocations(sandbox, 12);
    const [first, second, third] = added;
    if (!first || !second || !third) throw new Error('Too few');
    first.location.name = 'A name that goes on and on and on, '.repeat(4).trim();
    for (const { location, token } of added.slice(0, 8)) {
      await browser.saveToken(location.id, token);
    }
    const group = 'Clients with a rather long name of their group';
    const locationIds = added.map(({ location }) => location.id);
    await browser.send('connection/group', { locationIds, group, isIn: true });
    await browser.send('agency/save', { kind: 'app', ...agencyApp, name: 'Brightreach' });

    const list = await browser.openWorkspace('#/connections');
    await waitForText(list, /\d+ sub-accounts/);
    await list.locator('.connection-open').click();
    await waitForText(list, /Requests use/);
    await list.locator('.connection-row .row-check').click();
    await expectFine(list, 'the list');
    await list.locator('::-p-aria(Add a sub-account…)').click();
    await expectFine(list, 'adding one');
    await list.close();

    const table = await browser.openWorkspace('#/connections/table');
    const lines = [
      `${first.location.id} ${first.token}`,
      `${second.location.id} pit-cut`,
      `${third.location.id} ${tokens.unknown}`,
    ];
    await table.locator('#table-text').fill(lines.join('\n'));
    await table.locator('::-p-aria(Read the table)').click();
    await table.locator('::-p-aria(Test and save 2)').click();
    await waitForStatus(table, /1 saved, 1 not saved, 1 to mend/);
    await expectFine(table, 'the table');
    await table.close();

    const connected = await browser.openWorkspace('#/connections/agency');
    await connected.locator('.agency-card .disclosure-button').click();
    await waitForText(connected, /Search \d+ sub-accounts/);
    await expectFine(connected, 'an agency');
    await connected.close();

    const settings = await browser.openWorkspace('#/settings');
    await waitForText(settings, /under a passphrase/);
    await settings.locator('input[value="passphrase"]').click();
    await expectFine(settings, 'another way');
    await underPassphrase(browser);
    await settings.reload();
    await waitForText(settings, /It is unlocked now/);
    await expectFine(settings, 'under a passphrase');
    await settings.locator('::-p-aria(Forgot it?)').click();
    await expectFine(settings, 'forgetting');
    await settings.keyboard.press('Escape');
    await settings.locator('::-p-aria(Lock now)').click();
    await waitForText(settings, /It is locked now/);
    await settings.locator('::-p-aria(Unlock)').click();
    await settings.locator('#unlock-passphrase').wait();
    await expectFine(settings, 'unlocking');
    expect(browser.consoleErrors).toEqual([]);
  }, 300_000);

  test('need no mouse: a table is pasted, tested and mended, the way changed, locked and unlocked', async () => {
    const { sandbox, browser } = stage();
    const [one, two] = addLocations(sandbox, 2);
    if (!one || !two) throw new Error('Too few');
    const page = await browser.openWorkspace('#/connections/table');
    await waitForText(page, /Paste the table/);
    await tabTo(page, /^Paste the table/);
    await page.keyboard.type(`${one.location.id} ${one.token} `);
    await page.keyboard.press('Enter');
    await page.keyboard.type(`${two.location.id} pit-cut`);
    await tabTo(page, /^Read the table/);
    await page.keyboard.press('Enter');
    await waitForStatus(page, /2 rows: 1 ready to test, 1 to mend/);
    await tabTo(page, /^Token$/);
    await page.keyboard.type(two.token);
    await tabTo(page, /^Remove/);
    await waitForStatus(page, /2 rows: 2 ready to test/);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await tabTo(page, /^Test and save 2/);
    await page.keyboard.press('Enter');
    await waitForStatus(page, /2 rows: 2 saved/);
    await page.close();

    const settings = await browser.openWorkspace('#/settings');
    await waitForText(settings, /under a passphrase/);
    await tabTo(settings, /On this device/);
    await settings.keyboard.press('ArrowDown');
    await waitForText(settings, /Once more/);
    await tabTo(settings, /^Passphrase/);
    await settings.keyboard.type(passphrase);
    await tabTo(settings, /^Once more/);
    await settings.keyboard.type(passphrase);
    await settings.keyboard.press('Enter');
    await waitForText(settings, /rotate the tokens/);
    await lock(browser);
    await waitForText(settings, /It is locked now/);
    await tabTo(settings, /^Unlock/);
    await settings.keyboard.press('Enter');
    await settings.locator('#unlock-passphrase').wait();
    await settings.keyboard.type(passphrase);
    await settings.keyboard.press('Enter');
    await waitForText(settings, /It is unlocked now/);
    expect(await isLocked(browser)).toBe(false);
  }, 120_000);
});
