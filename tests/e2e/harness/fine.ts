import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { axe } from './axe.ts';

/** axe-core finds nothing and nothing scrolls sideways, whatever the width and the theme. */
export async function expectFine(
  page: Page,
  what: string,
  widths = [320, 768, 1600],
): Promise<void> {
  for (const width of widths) {
    await page.setViewport({ width, height: 900 });
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([what, width, wide]).toEqual([what, width, 0]);
    for (const value of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
      expect([what, width, value, await axe(page)]).toEqual([what, width, value, []]);
    }
  }
  await page.emulateMediaFeatures([]);
  await page.setViewport({ width: 1280, height: 900 });
}
