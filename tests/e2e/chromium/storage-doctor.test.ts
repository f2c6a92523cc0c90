import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { axe } from '../harness/axe.ts';
import { writeRaw } from '../harness/broken-records.ts';
import { readStore } from '../harness/extension-page.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import { openQuickAdd } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates, waitForRows } from '../harness/workspace.ts';

const token = 'pit-9f8e7d6c-1111-2222-3333-444455556666';

describe('the storage doctor', () => {
  const stage = chromiumStage();

  test('finds, exports, repairs and removes what could not be read', async () => {
    const { browser } = stage();
    const [id = ''] = await saveTemplates(browser, [{}]);
    const office = await browser.office();
    const [template] = (await readStore(office, 'templates')) as Record<string, unknown>[];
    await writeRaw(office, 'templates', [{ ...template, tags: ['kept', 7] }]);
    await writeRaw(office, 'connections', [{ version: 99, locationId: 'L', token }]);
    await browser.send('template/list', { query: '', sort: 'usual', offset: 0, limit: 50 });
    await browser.send('connection/list', {});

    const page = await browser.openWorkspace('#/settings?show=storage');
    await waitForText(page, /2 records could not be read/);
    await waitForText(page, /It can be read without “tags, entry 2”/);
    await waitForText(page, /of another version of Switchboard/);
    expect(await page.evaluate((hush) => document.body.innerHTML.includes(hush), token)).toBe(
      false,
    );

    const downloads = await mkdtemp(join(tmpdir(), 'switchboard-doctor-'));
    try {
      const session = await page.createCDPSession();
      await session.send('Browser.setDownloadBehavior', {
        behavior: 'allow',
        downloadPath: downloads,
      });
      await press(page, 'Export all');
      const file = await waitFor('the file', async () =>
        (await readdir(downloads)).find((name) => name.endsWith('.jsonl')),
      );
      const text = await readFile(join(downloads, file), 'utf8');
      expect(text.trim().split('\n')).toHaveLength(3);
      expect(text).toContain('"tags":["kept",7]');
      expect(text).not.toContain('9f8e7d6c');
    } finally {
      await rm(downloads, { recursive: true, force: true });
    }

    await press(page, 'Repair all…');
    await waitForText(page, /1 can be read without some parts.*1 cannot be repaired/);
    await press(page, 'Repair');
    await waitForText(page, /One record could not be read/);
    expect(await readStore(office, 'templates')).toMatchObject([{ id, tags: ['kept'] }]);
    await press(page, 'Remove…');
    await waitForText(page, /gone for good/);
    await press(page, 'Remove');
    await waitForText(page, /Every record could be read/);
    expect(await readStore(office, 'setAside')).toEqual([]);
    const list = await browser.openWorkspace('#/templates?origin=personal');
    await waitForRows(list, ['Text number 0']);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('does not hang on five thousand, which can be gone through with the keyboard', async () => {
    const { browser } = stage();
    const office = await browser.office();
    await browser.send('connection/list', {});
    await writeRaw(
      office,
      'setAside',
      Array.from({ length: 5_000 }, (_, at) => ({
        key: `names/${at}/1`,
        store: 'names',
        record: { version: 1, key: `${at}`, name: at % 2 ? 'N' : 7 },
        at,
      })),
    );
    const page = await browser.openWorkspace('#/settings?show=storage');
    await waitForText(page, /5,000 records could not be read/);
    expect(await page.evaluate(() => document.querySelectorAll('.set-aside-row').length)).toBe(25);
    await press(page, 'Show more');
    await waitForText(page, /125 of 5,000 are shown/);
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 900 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([width, wide]).toEqual([width, 0]);
      for (const value of ['light', 'dark']) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
        expect([width, value, await axe(page)]).toEqual([width, value, []]);
      }
    }
    await page.focus('#settings-storage');
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim());
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Repair all…');
    await page.keyboard.press('Enter');
    await waitForText(page, /2,500 can be read again as they are/);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await waitForText(page, /2,500 records could not be read/, 30_000);
    expect(await readStore(office, 'names')).toHaveLength(2_500);
  }, 120_000);

  test('is told of in quick add once, until there is more', async () => {
    const { browser, popup } = await openQuickAdd(stage());
    const office = await browser.office();
    await popup.close();
    const broken = { store: 'names', record: {}, at: 1 };
    await writeRaw(office, 'setAside', [{ ...broken, key: 'names/1/1' }]);
    const told = await browser.openPopup();
    await waitForText(told, /One stored record could not be read/);
    await press(told, 'Hide');
    await waitFor('it to be hidden', async () => {
      const { output } = (await browser.send('quick-add/open', {})) as {
        output: { setAside: number };
      };
      return output.setAside === 0;
    });
    await told.close();
    await writeRaw(office, 'setAside', [{ ...broken, key: 'names/2/1' }]);
    const again = await browser.openPopup();
    await waitForText(again, /2 stored records could not be read/);
    const known = new Set(browser.browser.targets());
    await press(again, 'See what they are');
    const target = await browser.browser.waitForTarget(
      (one) => !known.has(one) && one.url().includes('#/settings'),
    );
    const page = await target.asPage();
    await waitForText(page, /2 records could not be read/);
  });
});
