import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, launch, type Page, type Target } from 'puppeteer-core';
import { ensureBrowser } from './browsers.ts';
import { createEnds, type Ends } from './ends.ts';
import { giveAccess, readStore, saveToken, sendMessage, takeAccess } from './extension-page.ts';
import { extensionDir } from './paths.ts';
import { waitFor } from './wait.ts';
import { workerOf, workerTarget } from './worker.ts';

/** The part of the embedded HighLevel that a browser needs to know. */
export interface Place {
  port: number;
  hosts: { crm: string; api: string; whiteLabel: string; static: readonly string[] };
  agentUrl(agent: { id: string; locationId: string }): string;
}
export type AgentRef = Parameters<Place['agentUrl']>[0];

export interface ChromiumOptions {
  sandbox: Place;
  /** More hosts on this machine: name → port. The extension has to be granted them. */
  extraHosts?: Record<string, number>;
  /** Folders of unpacked extensions; ours, as built, unless given. */
  extensions?: string[];
  headless?: boolean;
  /** The id of ours where it is in the profile for good (`installInProfile`): nothing is loaded. */
  installed?: string;
  /** A profile to use again; otherwise a new one, removed at the end. */
  userDataDir?: string;
  dark?: boolean;
  /** More of Chromium's switches. */
  switches?: readonly string[];
  /** Leaves the page open that greets after installing; it would stand before the others. */
  welcome?: boolean;
  /** The caller closes it on Ctrl+C, which removes the profile too. */
  ownSignals?: boolean;
}

export const allHosts = ({ hosts }: Place) => [
  hosts.crm,
  hosts.api,
  hosts.whiteLabel,
  ...hosts.static,
];

/** Every host that the sandbox plays leads to it, and no other name resolves: nothing gets out. */
function resolverRules({ sandbox, extraHosts = {} }: ChromiumOptions): string {
  const places = [
    ...allHosts(sandbox).map((host) => [host, sandbox.port]),
    ...Object.entries(extraHosts),
  ];
  const rules = places.map(([host, port]) => `MAP ${host} 127.0.0.1:${port}`);
  return [...rules, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1', 'EXCLUDE localhost'].join(', ');
}

async function start(options: ChromiumOptions, ends: Ends) {
  const executablePath = ensureBrowser('chromium');
  const ours = await mkdtemp(join(tmpdir(), 'switchboard-chromium-'));
  ends.add(() => rm(ours, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const extensions = options.extensions ?? [extensionDir('chromium')];
  const browser = await launch({
    executablePath,
    headless: options.headless ?? true,
    pipe: true,
    handleSIGINT: !options.ownSignals,
    // `true`: none yet, but some may be installed later.
    enableExtensions: extensions.length > 0 && !options.installed ? extensions : true,
    acceptInsecureCerts: true,
    defaultViewport: null,
    userDataDir: options.userDataDir ?? ours,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      // Without it headless has a screen of 800 × 600, which cuts the popup.
      '--screen-info={1600x1200}',
      '--window-size=1280,880',
      '--lang=en-US',
      ...(options.dark ? ['--force-dark-mode', '--blink-settings=preferredColorScheme=0'] : []),
      ...(options.switches ?? []),
      `--host-resolver-rules=${resolverRules(options)}`,
    ],
  });
  ends.add(() => browser.close());
  return browser;
}

/** Closes the page that greets after installing, once; done when that has happened. */
async function closeWelcome(browser: Browser): Promise<void> {
  await browser
    .waitForTarget((target) => target.url().endsWith('/workspace.html#/welcome'), { timeout: 0 })
    .then(async (target) => await (await target.page())?.close())
    // The browser ended before.
    .catch(() => undefined);
}

/** Chromium with the built extension, in front of the sandbox. */
export async function launchChromium(options: ChromiumOptions) {
  const ends = createEnds();
  try {
    return await furnish(options, await start(options, ends), ends);
  } catch (error) {
    await ends.run();
    throw error;
  }
}
export type Chromium = Awaited<ReturnType<typeof launchChromium>>;

async function furnish(options: ChromiumOptions, browser: Browser, ends: Ends) {
  const consoleErrors: string[] = [];
  const [blank] = await browser.pages();

  function listen(page: Page, where: string): Page {
    page.on('pageerror', (error) => consoleErrors.push(`${where}: ${String(error)}`));
    page.on('console', (message) => {
      if (message.type() === 'error') consoleErrors.push(`${where}: ${message.text()}`);
    });
    return page;
  }

  const withExtension = options.extensions?.length !== 0;
  const greeted = options.welcome ? undefined : closeWelcome(browser);
  // One that is installed sleeps until something happens that it waits for.
  const loadedId = async () => new URL((await workerTarget(browser)).url()).host;
  const id = withExtension ? (options.installed ?? (await loadedId())) : '';
  let desk: Page | undefined;

  /** A page of the extension that shows nothing, in a tab behind the others: for its messages and data. */
  async function office(): Promise<Page> {
    if (desk && !desk.isClosed()) return desk;
    desk = await browser.newPage({ background: true });
    await desk.goto(`chrome-extension://${id}/manifest.json`);
    return desk;
  }

  async function send(name: string, input: unknown): Promise<unknown> {
    return await sendMessage(await office(), name, input);
  }

  const worker = workerOf({
    browser,
    office,
    wake: () => send('wake', {}).catch(() => undefined),
  });

  async function openUrl(url: string, page?: Page): Promise<Page> {
    const tab = page ?? listen(await browser.newPage(), 'CRM page');
    await tab.goto(url, { waitUntil: 'load' });
    await tab.bringToFront();
    return tab;
  }

  /**
   * Lets the extension reach an optional origin (`https://a.test`), as if a person had allowed it:
   * Chromium's own page gives it, and what was given is had without asking.
   */
  async function grantAccess(origin: string): Promise<void> {
    const pattern = `${origin}/*`;
    const page = await browser.newPage({ background: true });
    try {
      await page.goto('chrome://extensions/');
      await page.evaluate(giveAccess, id, pattern);
    } finally {
      await page.close();
    }
    if (!(await (await office()).evaluate(takeAccess, pattern))) {
      throw new Error(`Access to ${origin} was not granted`);
    }
  }

  const extensionTarget = (file: string, known: Set<Target>) =>
    browser.waitForTarget(
      (target) => !known.has(target) && new URL(target.url() || 'a:').pathname.endsWith(file),
      { timeout: 15_000 },
    );

  /** The toolbar popup over the front tab, opened as a click on the button opens it. */
  async function openPopup(): Promise<Page> {
    const known = new Set(browser.targets());
    await waitFor('the popup to open', async () => {
      await worker.evaluate('chrome.action.openPopup()');
      return true;
    });
    const page = await (await extensionTarget('/popup.html', known)).asPage();
    return listen(page, 'popup');
  }

  /** The workspace in a tab of its own, at a hash such as `#/packs`. */
  async function openWorkspace(hash = ''): Promise<Page> {
    const page = listen(await browser.newPage(), 'workspace');
    await page.goto(`chrome-extension://${id}/workspace.html${hash}`);
    await page.locator('main h1').wait();
    return page;
  }

  /** The side panel that `open` (a click in the page) brings up. */
  async function openSidePanel(open: () => Promise<unknown>): Promise<Page> {
    const known = new Set(browser.targets());
    await open();
    const page = await (await extensionTarget('/sidepanel.html', known)).asPage();
    return listen(page, 'side panel');
  }

  if (withExtension) await office();
  // One that is in the profile has greeted before.
  if (withExtension && !options.installed && !options.userDataDir) await greeted;
  return {
    browser,
    id,
    consoleErrors,
    office,
    send,
    worker,
    killWorker: worker.kill,
    grantAccess,
    openUrl,
    openPopup,
    openSidePanel,
    openWorkspace,
    /** Opens an agent's builder page, in `page` or a new tab, and brings it to the front. */
    openAgent: (agent: AgentRef, page?: Page) => openUrl(options.sandbox.agentUrl(agent), page),
    saveToken: async (locationId: string, token: string) =>
      saveToken(await office(), locationId, token),
    /** The journal as it is on disk. */
    journal: async () => readStore(await office(), 'runs'),
    /** The first tab, `about:blank`. */
    blank,
    close: () => ends.run(),
  };
}
