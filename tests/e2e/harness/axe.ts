import axeCore from 'axe-core';
import type { Page } from 'puppeteer-core';

/** Runs axe-core in the page; gives one line per violation, so a failed test reads well. */
export async function axe(page: Page): Promise<string[]> {
  // It is half a megabyte: once for each page is enough.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeCore.source);
  return await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axeCore };
    // What passes is not described then, which takes as long as to find what does not.
    const { violations } = await engine.run({ resultTypes: ['violations'] });
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
    );
  });
}
