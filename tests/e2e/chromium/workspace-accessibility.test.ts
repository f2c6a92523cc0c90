import { describe, expect, test } from 'vitest';
import { axe } from '../harness/axe.ts';
import { waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';
import { saveTemplates } from '../harness/workspace.ts';

const long = 'A name that goes on and on and on, '.repeat(5);

/** Each page and what it says once everything is there. */
const pages: [hash: string, says: RegExp][] = [
  ['#/templates', /\d+ templates/],
  ['#/templates?q=zzzz', /No template fits/],
  ['#/packs', /Customize/],
  ['#/packs/new', /Add templates/],
  ['#/packs/starter:dental', /comes with Switchboard/],
  ['#/bin', /Goes for good/],
  ['#/backup', /Choose a backup file/],
  ['#/paste', /What you copied/],
];

/** axe-core finds nothing, and nothing scrolls sideways, from 320 px on, light and dark. */
describe('the workspace is accessible', () => {
  const stage = chromiumStage();

  test('on every page, narrow and wide, light and dark', async () => {
    const { browser } = stage();
    const ids = await saveTemplates(browser, [
      {},
      {},
      { name: long, folder: long.slice(0, 90), tags: [long.slice(0, 40), 'b', 'c'] },
      { name: 'تحويل المكالمة إلى المدير 🦷', folder: 'عيادة' },
    ]);
    await browser.send('template/change', { ids: ids.slice(0, 1), change: { kind: 'delete' } });
    for (const [hash, says] of pages) {
      const page = await browser.openWorkspace(hash);
      await waitForText(page, says);
      for (const width of [320, 768, 1920]) {
        await page.setViewport({ width, height: 900 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([hash, width, wide]).toEqual([hash, width, 0]);
        for (const value of ['light', 'dark']) {
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
          expect([hash, width, value, await axe(page)]).toEqual([hash, width, value, []]);
        }
      }
      await page.close();
    }
  }, 180_000);
});
