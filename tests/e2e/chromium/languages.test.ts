import { describe, expect, test } from 'vitest';
import { languages } from '../../../lib/i18n/languages.ts';
import { axe } from '../harness/axe.ts';
import { everyScreen } from '../harness/every-screen.ts';
import { chromiumStage } from '../harness/stage.ts';

const themes = ['light', 'dark'] as const;

/** axe-core finds nothing on any screen that an address leads to, in any theme and language. */
describe('every screen', () => {
  const stage = chromiumStage();

  test.each(Object.keys(languages))(
    'is accessible in %s, light and dark',
    async (language) => {
      const { browser } = stage();
      const screens = await everyScreen(stage());
      await browser.send('settings/change', { language });
      const found: string[] = [];
      for (const { name, open } of screens) {
        const page = await open();
        expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
        for (const theme of themes) {
          await browser.send('settings/change', { theme });
          await page.waitForFunction(
            (wanted) => document.documentElement.dataset.theme === wanted,
            {},
            theme,
          );
          found.push(...(await axe(page)).map((line) => `${name}, ${theme}: ${line}`));
        }
        await page.close();
      }
      expect(found).toEqual([]);
      console.log(
        `axe: ${screens.length} screens × ${themes.length} themes in ${language}: nothing`,
      );
    },
    240_000,
  );
});
