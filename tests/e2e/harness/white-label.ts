import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { AgentRef, Chromium, Place } from './chromium.ts';
import { waitFor } from './wait.ts';

/** The CRM on an agency's own address, and what a browser's owner does about it. */

export const agencyOrigin = ({ hosts }: Place): string => `https://${hosts.whiteLabel}`;

/** An agent's page there. */
export const agencyUrl = (sandbox: Place, agent: AgentRef): string =>
  sandbox.agentUrl(agent).replace(`https://${sandbox.hosts.crm}`, agencyOrigin(sandbox));

interface Extensions {
  developerPrivate: Record<
    'addHostPermission' | 'removeHostPermission',
    (id: string, pattern: string) => Promise<void>
  > & {
    updateExtensionCommand(change: object): Promise<void>;
  };
}

/** Does something in the browser's own page for extensions. */
async function inExtensionsPage(
  { browser, id }: Chromium,
  work: (id: string, pattern: string) => unknown,
  pattern = '',
): Promise<void> {
  const page = await browser.newPage({ background: true });
  try {
    await page.goto('chrome://extensions/');
    await page.evaluate(work, id, pattern);
  } finally {
    await page.close();
  }
}

/** The person will say yes when the extension asks for an origin: nobody can press that button. */
export const willAllow = (browser: Chromium, origin: string): Promise<void> =>
  inExtensionsPage(
    browser,
    (id, pattern) =>
      (globalThis as unknown as { chrome: Extensions }).chrome.developerPrivate.addHostPermission(
        id,
        pattern,
      ),
    `${origin}/*`,
  );

/** Takes the permission back in the browser, past the extension. */
export const takeBack = (browser: Chromium, origin: string): Promise<void> =>
  inExtensionsPage(
    browser,
    (id, pattern) =>
      (
        globalThis as unknown as { chrome: Extensions }
      ).chrome.developerPrivate.removeHostPermission(id, pattern),
    `${origin}/*`,
  );

/** Gives the popup keys that Chromium has no use of its own for. */
const setKeys = (browser: Chromium): Promise<void> =>
  inExtensionsPage(browser, (extensionId) =>
    (
      globalThis as unknown as { chrome: Extensions }
    ).chrome.developerPrivate.updateExtensionCommand({
      extensionId,
      commandName: '_execute_action',
      keybinding: 'Alt+Shift+U',
    }),
  );

/**
 * The toolbar popup as its keys open it. To the browser that is a person who wants the
 * extension on this very tab, so `activeTab` is given, as by a press of the button; `openPopup()` of
 * the API gives none.
 */
export async function openPopupByKeys(browser: Chromium, front: Page): Promise<Page> {
  await setKeys(browser);
  await front.bringToFront();
  const known = new Set(browser.browser.targets());
  const session = await front.createCDPSession();
  const key = {
    modifiers: 9,
    windowsVirtualKeyCode: 85,
    // X11's number of the key: without it the browser does not take it for one of its own.
    nativeVirtualKeyCode: 30,
    code: 'KeyU',
    key: 'U',
  };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  await session.detach();
  const target = await browser.browser.waitForTarget(
    (one) => !known.has(one) && new URL(one.url() || 'a:').pathname.endsWith('/popup.html'),
    { timeout: 15_000 },
  );
  return await target.asPage();
}

/** Waits for the workspace that a popup opens. */
export async function workspaceAfter(
  browser: Chromium,
  open: () => Promise<unknown>,
): Promise<Page> {
  const known = new Set(browser.browser.targets());
  await open();
  const target = await browser.browser.waitForTarget(
    (one) => !known.has(one) && one.url().includes('/workspace.html'),
    { timeout: 15_000 },
  );
  const page = await target.page();
  if (!page) throw new Error('The workspace is no page');
  await page.locator('main h1').wait();
  return page;
}

const preferencesOf = (profile: string) => join(profile, 'Default', 'Preferences');

/**
 * Puts an unpacked extension into a profile as one that is installed for good: what the driver loads
 * is temporary, and begins anew at each start.
 */
export async function installInProfile(profile: string, dir: string, id: string): Promise<void> {
  await mkdir(join(profile, 'Default'), { recursive: true });
  const entry = { location: 4, path: dir, creation_flags: 38, from_webstore: false, state: 1 };
  const extensions = { ui: { developer_mode: true }, settings: { [id]: entry } };
  await writeFile(preferencesOf(profile), JSON.stringify({ extensions }));
}

/** Between two starts: the browser notes that a test loads the extension, and would not again. */
export async function keepInProfile(profile: string, id: string): Promise<void> {
  const path = preferencesOf(profile);
  const preferences = JSON.parse(await readFile(path, 'utf8'));
  const entry = preferences.extensions?.settings?.[id];
  if (!entry) throw new Error('The extension is not in the profile');
  entry.creation_flags &= ~32768;
  await writeFile(path, JSON.stringify(preferences));
}

/** Waits until the list has an address in a state, or not at all. Of either browser. */
export const waitForSite = (
  browser: { send(name: string, input: unknown): Promise<unknown> },
  origin: string,
  allowed: boolean | 'gone',
  ms?: number,
) =>
  waitFor(
    `${origin} to be ${allowed}`,
    async () => {
      const reply = (await browser.send('site/list', {})) as {
        output?: { sites: { origin: string; allowed: boolean }[] };
      };
      const site = reply.output?.sites.find((one) => one.origin === origin);
      return allowed === 'gone' ? reply.output && !site : site?.allowed === allowed;
    },
    ms,
  );
