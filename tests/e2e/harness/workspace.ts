import type { Page } from 'puppeteer-core';
import { waitFor } from './wait.ts';

/** The workspace as a person uses it, and templates of one's own to find in it. */

/** Either browser's harness. */
interface Sender {
  send(name: string, input: unknown): Promise<unknown>;
}

/** A text message with two blanks; the number makes it another one. */
export const contentOf = (at: number, changes: object) => ({
  type: 'SMS',
  name: `Text number ${at}`,
  description: `What text ${at} is for`,
  parameters: {
    triggerPrompt: 'Send it when the caller asks for {{what}} in writing.',
    messageBody: 'Hello {{contact.first_name}}, here is {{what}}: {{link}}',
  },
  variables: [
    { name: 'what', label: 'What to send', kind: 'text', required: true },
    { name: 'link', label: 'Link', kind: 'url', required: true },
  ],
  folder: ['', 'Dental', 'Law'][at % 3],
  tags: at % 2 ? ['texts', 'vip'] : [],
  ...changes,
});

/** Saves templates of one's own, one for each of `changes`; gives their ids. */
export async function saveTemplates(browser: Sender, changes: object[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, change] of changes.entries()) {
    const content = contentOf(at, change);
    const reply = (await browser.send('template/save', { base: 0, content, anyway: false })) as {
      output?: { template?: { id: string } };
    };
    const id = reply.output?.template?.id;
    if (!id) throw new Error(`The template was not saved: ${JSON.stringify(reply)}`);
    ids.push(id);
  }
  return ids;
}

/** The names in the list, as far as it is drawn. */
export const rowNames = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('main .row-name')].map((one) => one.textContent ?? ''),
  );

/** Waits until the list shows exactly these. */
export async function waitForRows(page: Page, names: string[]): Promise<void> {
  let last: string[] = [];
  await waitFor(`the rows ${names.join(', ')}`, async () => {
    last = await rowNames(page);
    return JSON.stringify(last) === JSON.stringify(names);
  }).catch((error: unknown) => {
    throw new Error(`${error instanceof Error ? error.message : error}; it shows ${last.join()}`);
  });
}
