import type { KeyInput, Page } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/** A screen as somebody uses it who has only a keyboard. */

/** The name of what has the focus; “nothing” when that is the page itself. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return 'nothing';
    const text = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
    return text.replaceAll(/\s+/g, ' ') || element.tagName;
  });

export const waitForFocus = (page: Page, wanted: RegExp): Promise<unknown> => {
  let last = '';
  return waitFor(`the focus on ${wanted}`, async () => {
    last = await focusedName(page);
    return wanted.test(last);
  }).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : error}; it is on “${last}”`);
  });
};

/** Goes from control to control until one of this name has the focus, and presses Enter. */
export const keyTo = (page: Page, name: string, most = 40) => walkTo(page, name, most, ['Tab']);

/** The same, towards the start of the page. */
export const keyBackTo = (page: Page, name: string, most = 40) =>
  walkTo(page, name, most, ['Shift', 'Tab']);

async function walkTo(page: Page, name: string, most: number, keys: KeyInput[]): Promise<void> {
  for (let left = most; left > 0; left -= 1) {
    if ((await focusedName(page)) === name) return await page.keyboard.press('Enter');
    for (const key of keys) await page.keyboard.down(key);
    for (const key of keys.toReversed()) await page.keyboard.up(key);
  }
  throw new Error(`The keyboard does not come to “${name}”`);
}
