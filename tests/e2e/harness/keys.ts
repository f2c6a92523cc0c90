import type { KeyInput, Page } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/** A screen as somebody uses it who has only a keyboard. */

/** The name of what has the focus; “nothing” when that is the page itself. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return 'nothing';
    const labels = [...((element as HTMLInputElement).labels ?? [])].map((one) => one.textContent);
    const own = element.matches('select, textarea') ? '' : element.textContent;
    const text = element.getAttribute('aria-label') ?? (labels.join(' ') || own);
    return text.replaceAll(/\s+/g, ' ').trim() || element.tagName;
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

const forwards: KeyInput[] = ['Tab'];
const backwards: KeyInput[] = ['Shift', 'Tab'];

/** Goes from control to control until one of this name has the focus. */
export async function tabTo(
  page: Page,
  name: string | RegExp,
  keys = forwards,
  most = 60,
): Promise<void> {
  const passed: string[] = [];
  for (let left = most; left > 0; left -= 1) {
    const at = await focusedName(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    passed.push(at);
    for (const key of keys) await page.keyboard.down(key);
    for (const key of keys.toReversed()) await page.keyboard.up(key);
  }
  throw new Error(`The keyboard does not come to “${name}”, only to ${passed.join(' | ')}`);
}

/** The same, and presses Enter on it. */
export async function keyTo(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Towards the start of the page. */
export async function keyBackTo(page: Page, name: string): Promise<void> {
  await tabTo(page, name, backwards);
  await page.keyboard.press('Enter');
}

/** Writes into the field of this name, over what is there. */
export async function typeTo(page: Page, label: string | RegExp, text: string): Promise<void> {
  await tabTo(page, label);
  await page.keyboard.down('Control');
  await page.keyboard.press('a');
  await page.keyboard.up('Control');
  await page.keyboard.type(text);
}
