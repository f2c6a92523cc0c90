import type { Page } from 'puppeteer-core';
import { readStore } from './extension-page.ts';
import { fillField, press } from './quick-add.ts';

/** How tokens are kept, for tests of it. */

export const passphrase = 'harbour lights at dusk';

/** Either browser's harness. */
interface Sender {
  send(name: string, input: unknown): Promise<unknown>;
}

/** Puts everything under the passphrase, and leaves it unlocked. */
export async function underPassphrase(browser: Sender): Promise<void> {
  const reply = (await browser.send('vault/change', { way: 'passphrase', passphrase })) as {
    output?: { kind?: string };
  };
  if (reply.output?.kind !== 'done') throw new Error(`Not moved: ${JSON.stringify(reply)}`);
}

export const lock = (browser: Sender) => browser.send('vault/lock', {});

export async function isLocked(browser: Sender): Promise<boolean | undefined> {
  const reply = (await browser.send('vault/open', {})) as { output?: { locked?: boolean } };
  return reply.output?.locked;
}

/** Answers the question for the passphrase. */
export async function typePassphrase(page: Page, text: string): Promise<void> {
  await page.locator('#unlock-passphrase').wait();
  await page.$eval('#unlock-passphrase', (field) => (field as HTMLInputElement).select());
  await page.type('#unlock-passphrase', text);
  await page.keyboard.press('Enter');
}

export async function waitUntilUnlocked(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('#unlock-passphrase'));
}

/** In the settings: chooses the passphrase way, as people do. */
export async function chooseWay(page: Page, way: string): Promise<void> {
  await page.locator(`input[name="vault-way"][value="${way}"]`).click();
  if (way === 'passphrase') {
    await fillField(page, 'Passphrase', passphrase);
    await fillField(page, 'Once more', passphrase);
  }
}

export const keepThisWay = (page: Page) => press(page, 'Keep them this way');

/** Every record that holds a secret, as text, read past the extension's own code. */
export async function secretRecords(office: Page): Promise<string> {
  const stores = ['connections', 'agencies', 'logins', 'signingKeys', 'setAside', 'vault', 'runs'];
  const all: unknown[] = [];
  for (const store of stores) all.push(await readStore(office, store));
  return JSON.stringify(all);
}

/** What `storage.local` and `storage.session` hold, as text. */
export const storageAreas = (page: Page): Promise<{ local: string; session: string }> =>
  page.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
    return {
      local: JSON.stringify(await storage.local.get()),
      session: JSON.stringify(await storage.session.get()),
    };
  });

interface Areas {
  local: { get(): Promise<unknown> };
  session: { get(): Promise<unknown> };
}
