import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { inTurns, median, percentile } from './stats.ts';

/** How many templates the two browsers have that are compared. */
export const counts = { few: 10, many: 10_000 };

const words = ['Transfer', 'Booking', 'Insurance', 'Invoice', 'Estimate', 'Emergency', 'Hours'];
const folders = ['Dental', 'Law', 'Plumbing', 'Real estate', ''];

/** A template as it is stored, of about the size that people write. */
export function record(index: number) {
  const name = `${words[index % words.length]} ${words[(index * 3 + 1) % words.length]} ${index}`;
  const prompt = `When the caller asks about ${name.toLowerCase()}, and has given their name. `;
  return {
    version: 1,
    id: `bench-${index}`,
    type: 'SMS',
    name,
    description: `What callers of line ${index} hear`,
    parameters: {
      triggerPrompt: prompt.repeat(4),
      triggerMessage: 'I am sending you a text message with the details now.',
      messageBody: 'Hello {{contact.first_name}}, here is the link: {{link}}',
    },
    variables: [{ name: 'link', label: 'Link', kind: 'url', required: true }],
    folder: folders[index % folders.length],
    tags: [`tag ${index % 12}`],
    revision: 1,
    createdAt: 1_700_000_000_000 + index,
    changedAt: 1_700_000_000_000 + index,
    inBin: 0,
    sortName: name.toLowerCase(),
  };
}

/** Puts templates and a version of each into a browser, as a restored backup does. */
export async function putTemplates(browser: Chromium, count: number): Promise<void> {
  const part = 500;
  for (let from = 0; from < count; from += part) {
    const lines = Array.from({ length: Math.min(part, count - from) }, (_, at) => {
      const template = record(from + at);
      const { id, revision, changedAt } = template;
      const version = {
        version: 1,
        key: `${id}/${revision}`,
        templateId: id,
        revision,
        savedAt: changedAt,
        content: template,
      };
      return [
        JSON.stringify({ store: 'templates', record: template }),
        JSON.stringify({ store: 'versions', record: version }),
      ];
    }).flat();
    const reply = await browser.send('backup/restore', { lines });
    const output = (reply as { output?: { added: number } }).output;
    if (output?.added !== lines.length)
      throw new Error(`Not all were taken: ${JSON.stringify(reply).slice(0, 300)}`);
  }
}

/** Median milliseconds from asking to save one template until it is saved, for each browser. */
export async function saves(rounds: number, browsers: readonly Chromium[]): Promise<number[]> {
  const times = await inTurns(rounds, browsers, async (browser) => {
    const page = await browser.office();
    const { version: _, inBin: __, sortName: ___, ...template } = record(3);
    return await page.evaluate(async (content) => {
      const runtime = (
        globalThis as unknown as {
          chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } };
        }
      ).chrome.runtime;
      const save = () =>
        runtime.sendMessage({
          switchboard: 'template/save',
          input: { templateId: content.id, base: 0, content, anyway: true },
        });
      await save();
      const start = performance.now();
      for (let turn = 0; turn < 20; turn += 1) await save();
      return (performance.now() - start) / 20;
    }, template);
  });
  return browsers.map((browser) => median(times.get(browser) ?? []));
}

/** 95th percentile of the script a page runs from a keystroke to the repainted list, in ms. */
export async function keystrokes(page: Page, label: string, text: string): Promise<number> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable');
  const script = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
  };
  await page.locator(`::-p-aria(${label})`).click();
  // The first search reads all templates into the background's memory.
  await page.keyboard.type('zz');
  await settled(page);
  const times: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await page.keyboard.press('Backspace');
    for (const key of text) {
      await settled(page);
      const before = await script();
      await page.keyboard.press(key as 'a');
      await settled(page);
      times.push((await script()) - before);
    }
    for (const _ of text) await page.keyboard.press('Backspace');
    await page.keyboard.type('z');
  }
  await session.detach();
  return percentile(times, 95) * 1000;
}

/** Waits until nothing in the list has changed for some frames. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, 60);
        const observer = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(() => {
            observer.disconnect();
            resolve();
          }, 60);
        });
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );
}

/** Megabytes that the popup's own heap holds some time after it was opened. */
export async function popupMemory(browser: Chromium): Promise<number> {
  const popup = await browser.openPopup();
  await waitFor('the list', () =>
    popup.evaluate(() => performance.getEntriesByName('switchboard:list').length > 0),
  );
  await settled(popup);
  const session = await popup.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await popup.close();
  return usedSize / 1_000_000;
}
