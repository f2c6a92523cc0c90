import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, launch, type Page } from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';
import { findByName } from './by-name.ts';
import { allHosts, type Place } from './chromium.ts';
import { startConnectProxy } from './connect-proxy.ts';
import type { Driver } from './driver.ts';
import { createEnds, type Ends } from './ends.ts';
import { readStore, saveToken, sendMessage } from './extension-page.ts';
import { inFirefox } from './firefox-inside.ts';
import { extensionDir } from './paths.ts';
import { waitFor } from './wait.ts';

export interface FirefoxOptions {
  sandbox: Place;
  /** More hosts on this machine: name → port. The extension has to be granted them. */
  extraHosts?: Record<string, number>;
  headless?: boolean;
  /** A zip of the extension, or its folder; ours, as built, unless given. */
  extension?: string;
}

async function geckoId(dir: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  return manifest.browser_specific_settings.gecko.id;
}

async function start(options: FirefoxOptions, uuid: string, ends: Ends) {
  const { sandbox, extraHosts = {}, headless } = options;
  const executablePath = ensureBrowser('firefox');
  const dir = extensionDir('firefox');
  const proxy = await startConnectProxy({
    ...Object.fromEntries(allHosts(sandbox).map((host) => [host, sandbox.port])),
    ...extraHosts,
  });
  ends.add(() => proxy.stop());
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: headless ?? true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    args: ['--remote-allow-system-access', '--width=1280', '--height=880'],
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': proxy.port,
      'network.proxy.allow_hijacking_localhost': false,
      'extensions.webextensions.uuids': JSON.stringify({ [await geckoId(dir)]: uuid }),
      'extensions.webextOptionalPermissionPrompts': false,
      'devtools.jsonview.enabled': false,
    },
  });
  ends.add(() => browser.close());
  await browser.installExtension(options.extension ?? dir);
  return browser;
}

/** Firefox with the built extension, in front of the sandbox. */
export async function launchFirefox(options: FirefoxOptions) {
  const ends = createEnds();
  const uuid = randomUUID();
  try {
    return await furnish(options, uuid, await start(options, uuid, ends), ends);
  } catch (error) {
    await ends.run();
    throw error;
  }
}
export type Firefox = Awaited<ReturnType<typeof launchFirefox>>;

/** Closes the page that greets after installing; it would stand before the others. */
async function closeWelcome(browser: Browser): Promise<void> {
  // Firefox tells the driver of no address that a page of an extension has: the page knows it.
  const greets = (page: Page) =>
    page.evaluate(() => location.href.endsWith('/workspace.html#/welcome')).catch(() => false);
  await waitFor('the page that greets', async () => {
    for (const page of await browser.pages()) {
      if (!(await greets(page))) continue;
      await page.close();
      return true;
    }
  });
}

async function furnish(options: FirefoxOptions, firstUuid: string, browser: Browser, ends: Ends) {
  const consoleErrors: string[] = [];
  const [blank] = await browser.pages();
  const id = await geckoId(extensionDir('firefox'));
  let uuid = firstUuid;
  let desk: Page | undefined;
  /** The CRM's tab that quick add is opened over. */
  let front: Page | undefined;

  function listen(page: Page, where: string): Page {
    page.on('pageerror', (error) => consoleErrors.push(`${where}: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(`${where}: ${message.text()}`);
    });
    return findByName(page);
  }

  /** Loads a page of the extension. Firefox never tells that it has loaded: see browser-testing. */
  async function visit(page: Page, file: string, hash = ''): Promise<Page> {
    page.goto(`moz-extension://${uuid}/${file}${hash}`).catch(() => undefined);
    await waitFor(`${file} to load`, () =>
      page.evaluate(
        (name) => location.pathname === `/${name}` && document.readyState === 'complete',
        file,
      ),
    );
    return page;
  }

  async function office(): Promise<Page> {
    if (!desk || desk.isClosed()) desk = await visit(await browser.newPage(), 'manifest.json');
    return desk;
  }

  async function openUrl(url: string, page?: Page): Promise<Page> {
    front = page ?? listen(await browser.newPage(), 'CRM page');
    await front.goto(url, { waitUntil: 'load' });
    await front.bringToFront();
    return front;
  }

  /** Ends the event page, whatever it is doing. */
  async function killWorker(): Promise<void> {
    const how = '{ ignoreDevToolsAttached: true, disableResetIdleForTest: true }';
    await inFirefox(
      browser,
      `WebExtensionPolicy.getByID('${id}').extension.terminateBackground(${how})`,
    );
  }

  /**
   * Quick add as the popup shows it, in a tab, since the driver cannot reach the real popup in
   * Firefox. It loads behind the CRM's tab, so that its `tabs.query({active})` gives that tab,
   * and comes to the front afterwards: hidden tabs draw once a second only.
   */
  async function openPopup(): Promise<Page> {
    const page = listen(await browser.newPage(), 'popup');
    await front?.bringToFront();
    await visit(page, 'popup.html');
    await waitFor('quick add', () => page.evaluate(() => document.querySelector('h1') !== null));
    await page.bringToFront();
    return page;
  }

  async function openWorkspace(hash = ''): Promise<Page> {
    const page = listen(await browser.newPage(), 'workspace');
    await visit(page, 'workspace.html', hash);
    await page.bringToFront();
    return page;
  }

  /**
   * Makes it as it was at its start: no tabs, nothing kept of the sites, and the extension installed
   * anew, at an address of its own, so that nothing that it has stored is its any more.
   */
  async function renew(): Promise<void> {
    const pages = (await browser.pages()).filter((page) => page !== blank);
    await Promise.all(pages.map((page) => page.close()));
    front = undefined;
    desk = undefined;
    await browser.uninstallExtension(id);
    uuid = randomUUID();
    const uuids = JSON.stringify(JSON.stringify({ [id]: uuid }));
    await inFirefox(
      browser,
      `new Promise((resolve) => {
        Services.prefs.setStringPref('extensions.webextensions.uuids', ${uuids});
        const { CLEAR_COOKIES, CLEAR_ALL_CACHES, CLEAR_DOM_STORAGES } = Ci.nsIClearDataService;
        const what = CLEAR_COOKIES | CLEAR_ALL_CACHES | CLEAR_DOM_STORAGES;
        Services.clearData.deleteData(what, { onDataDeleted: resolve });
      })`,
    );
    await browser.installExtension(options.extension ?? extensionDir('firefox'));
    await closeWelcome(browser);
    await office();
    consoleErrors.length = 0;
  }

  await closeWelcome(browser);
  await office();
  const driver: Driver = {
    browser,
    consoleErrors,
    office,
    send: async (name, input) => sendMessage(await office(), name, input),
    saveToken: async (locationId, token) => saveToken(await office(), locationId, token),
    journal: async () => readStore(await office(), 'runs'),
    openUrl,
    openAgent: (agent, page) => openUrl(options.sandbox.agentUrl(agent), page),
    openPopup,
    openWorkspace,
    killWorker,
    close: () => ends.run(),
  };
  return { ...driver, renew };
}
