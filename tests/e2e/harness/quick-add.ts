import type { ElementHandle, Page } from 'puppeteer-core';
import { isFirefox } from './firefox-inside.ts';
import { waitFor } from './wait.ts';

/** Quick add as a person uses it, in the popup or the side panel: by accessible names. */

/** Opens a template from the list. */
export async function pickTemplate(page: Page, name: string): Promise<void> {
  await page.locator('::-p-aria(Search templates)').fill(name);
  await page.keyboard.press('Enter');
}

/** Types into a field of the form, over what was there, key by key. */
export const typeInto = (page: Page, label: string, value: string) =>
  intoField(page, label, (field) => field.type(value));

/** Puts a value into a field, over what was there: at once where the browser can, for keys take long. */
export const fillField = (page: Page, label: string, value: string) =>
  intoField(page, label, async (field) => {
    await field.focus();
    if (await isFirefox(page)) {
      await page.evaluate((text) => document.execCommand('insertText', false, text), value);
      return;
    }
    await page.keyboard.sendCharacter(value);
  });

async function intoField(
  page: Page,
  label: string,
  fill: (field: ElementHandle) => Promise<void>,
): Promise<void> {
  const field = await page.locator(`::-p-aria(${label})`).waitHandle();
  await field.evaluate((element) => (element as HTMLInputElement).select?.());
  await fill(field as ElementHandle);
  await field.dispose();
}

export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`::-p-aria(${name}[role="button"])`).click();
}

/** What the status region says. */
export async function statusText(page: Page): Promise<string> {
  return await page.evaluate(() =>
    [...document.querySelectorAll('[role="status"], output')]
      .map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '')
      .join('\n'),
  );
}

/** Waits until the status region says something that `pattern` matches; gives the whole of it. */
export async function waitForStatus(page: Page, pattern: RegExp, ms?: number): Promise<string> {
  let last = '';
  try {
    return await waitFor(
      `the status ${pattern}`,
      async () => {
        last = await statusText(page);
        return pattern.test(last) && last;
      },
      ms,
    );
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}; it says “${last}”`);
  }
}

/** Chooses something of the sub-account as people do: types its name, and Enter. */
export async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = await page.locator(`::-p-aria(${label}[role="combobox"])`).waitHandle();
  await field.click();
  await field.type(name);
  await waitFor(`${name} to be the first choice`, () =>
    page.evaluate(
      (wanted) =>
        document.querySelector('[role="option"][data-active]')?.textContent?.includes(wanted),
      name,
    ),
  );
  await page.keyboard.press('Enter');
  await field.dispose();
}

/** Waits until the page says something anywhere. */
export async function waitForText(page: Page, pattern: RegExp, ms?: number): Promise<void> {
  await waitFor(
    `the page to say ${pattern}`,
    () =>
      page.evaluate(
        (source, flags) => new RegExp(source, flags).test(document.body.textContent ?? ''),
        pattern.source,
        pattern.flags,
      ),
    ms,
  );
}
