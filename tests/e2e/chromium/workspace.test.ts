import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readStore } from '../harness/extension-page.ts';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { rowNames, saveTemplates, waitForRows } from '../harness/workspace.ts';

describe('the workspace', () => {
  const stage = chromiumStage();

  test('finds, filters and keeps both over a reload', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, { name: 'Opening hours' }, { name: 'تحويل المكالمة' }]);
    const page = await browser.openWorkspace('#/templates?origin=personal');
    await waitForRows(page, ['Opening hours', 'Text number 0', 'تحويل المكالمة']);
    await page.locator('::-p-aria(Search templates)').fill('openig');
    await waitForRows(page, ['Opening hours']);
    await waitFor('the address', () => page.url().includes('q=openig'));
    await page.reload();
    await waitForRows(page, ['Opening hours']);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('is walked by keyboard from the first of many to the last', async () => {
    const { browser } = stage();
    const many = Array.from({ length: 230 }, (_, at) => ({
      name: `Row ${String(at).padStart(3, '0')}`,
    }));
    await saveTemplates(browser, many);
    const page = await browser.openWorkspace('#/templates?origin=personal&sort=name');
    await waitForText(page, /230 of \d+ templates/);
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowDown');
    await waitFor('the first row', async () => (await focused()) === 'Row 000');
    await page.keyboard.press('End');
    await waitFor('the last row', async () => (await focused()) === 'Row 229');
    expect((await rowNames(page)).length).toBeLessThan(60);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await waitFor('two above it', async () => (await focused()) === 'Row 227');
    // Where the person was is found again.
    const before = await page.evaluate(() => scrollY);
    await page.evaluate(() => {
      location.hash = '#/bin';
    });
    await waitForText(page, /The bin is empty/);
    await page.goBack();
    await waitFor('the place', async () => (await page.evaluate(() => scrollY)) === before);
  });

  test('deletes to the bin, brings back, and deletes for good', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, {}, {}]);
    const page = await browser.openWorkspace('#/templates?origin=personal');
    await waitForText(page, /Text number 2/);
    await page.locator('::-p-aria(Select all 3)').click();
    await press(page, 'Delete');
    await waitForStatus(page, /3 templates are in the bin/);
    await press(page, 'Undo');
    await waitForRows(page, ['Text number 0', 'Text number 1', 'Text number 2']);
    await page.locator('::-p-aria(Select Text number 1)').click();
    await press(page, 'Delete');
    await waitForRows(page, ['Text number 0', 'Text number 2']);
    const bin = await browser.openWorkspace('#/bin');
    await press(bin, 'Delete for good: Text number 1');
    await bin.locator('dialog ::-p-text(Delete for good)').wait();
    await bin.evaluate(() => document.querySelector<HTMLElement>('dialog .button-danger')?.click());
    await waitForText(bin, /The bin is empty/);
  });

  test('loses no character of a pack when the worker and the page end', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, {}]);
    const page = await browser.openWorkspace('#/packs/new');
    const name = await page.locator('::-p-aria(Name)').waitHandle();
    await name.type('First ');
    await browser.killWorker();
    await name.type('day');
    await page.locator('.picker-row').click();
    await waitForText(page, /1 template, applied/);
    // What is typed is stored a moment later, and later still where a worker has to start for it.
    await waitFor('the name to be kept', async () =>
      JSON.stringify(await readStore(await browser.office(), 'edits')).includes('First day'),
    );
    await browser.killWorker();
    await page.close({ runBeforeUnload: true });
    const again = await browser.openWorkspace('#/packs/new');
    await waitForText(again, /Not saved yet/);
    const kept = await again.locator('::-p-aria(Name)').waitHandle();
    expect(await kept.evaluate((field) => (field as HTMLInputElement).value)).toBe('First day');
    await waitForText(again, /1 template, applied/);
    await press(again, 'Save');
    await waitForStatus(again, /“First day” is saved/);
    expect(new URL(again.url()).hash).not.toBe('#/packs/new');
  });

  test('gives everything as one file and takes it in again', async () => {
    const { browser } = stage();
    await saveTemplates(browser, [{}, {}]);
    const folder = await mkdtemp(join(tmpdir(), 'switchboard-download-'));
    try {
      const page = await browser.openWorkspace('#/backup');
      const cdp = await page.createCDPSession();
      await cdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      await press(page, 'Back up');
      const file = await waitFor('the file', async () =>
        (await readdir(folder)).find((one) => one.endsWith('.jsonl')),
      );
      const text = await readFile(join(folder, file), 'utf8');
      expect(text.split('\n')[0]).toContain('switchboard.backup');
      expect(text).toContain('Text number 1');

      await browser.send('template/list', { query: '', sort: 'name', offset: 0, limit: 1 });
      const input = await page.$('.file-drop input');
      await (input as import('puppeteer-core').ElementHandle<HTMLInputElement>).uploadFile(
        join(folder, file),
      );
      await waitForText(page, /Templates2/);
      await press(page, 'Restore');
      await waitForStatus(page, /0 records added/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('makes a new template’s draft of pasted JSON', async () => {
    const { browser } = stage();
    const page = await browser.openWorkspace('#/paste');
    const body = {
      agentId: 'a',
      actionType: 'SMS',
      name: 'Text the address',
      actionParameters: { triggerPrompt: 'Send it', messageBody: '1 Main Street' },
    };
    await page.locator('::-p-aria(What you copied)').fill(JSON.stringify(body));
    await waitForText(page, /1 action found/);
    await press(page, 'Make a template');
    await waitFor('the editor’s address', () => page.url().includes('#/templates/new?editor='));
    const reply = (await browser.send('edit/open', { of: 'new' })) as {
      output: { edits: { content: { name: string } }[] };
    };
    expect(reply.output.edits.map(({ content }) => content.name)).toEqual(['Text the address']);
  });
});
