import axeCore from 'axe-core';
import type { Page } from 'puppeteer-core';

/** Runs axe-core in the page; gives one line per violation, so a failed test reads well. */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  return await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axeCore };
    const { violations } = await engine.run();
    return violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join(', ')})`,
    );
  });
}
