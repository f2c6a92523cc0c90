import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { allHosts, type Chromium } from './chromium.ts';

/**
 * One browser for many tests: after each, its tabs are closed, its worker is ended, all its data is
 * deleted, and a new sandbox takes the old one's place. Starting a browser costs more than most
 * tests do. What is not as it was at the browser's start afterwards, by all that can be asked for
 * in a page of the extension, is not used again.
 */

interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
  set(values: Record<string, unknown>): Promise<void>;
  clear(): Promise<void>;
}
interface Chrome {
  storage: Record<'local' | 'session' | 'sync', Area>;
  permissions: {
    getAll(): Promise<{ origins: string[]; permissions: string[] }>;
    remove(given: { origins: string[] }): Promise<boolean>;
  };
  runtime: {
    getManifest(): { host_permissions: string[]; content_scripts: { matches: string[] }[] };
  };
  alarms: { getAll(): Promise<unknown>; clearAll(): Promise<unknown> };
  scripting: { getRegisteredContentScripts(): Promise<unknown> };
  action: Record<'getBadgeText' | 'getPopup' | 'getTitle', (of: object) => Promise<unknown>>;
  sidePanel: { getOptions(of: object): Promise<unknown>; getPanelBehavior(): Promise<unknown> };
  tabs: { query(query: object): Promise<{ url?: string }[]> };
  windows: { getAll(): Promise<unknown[]> };
}

/** What a browser has at its start, settings that were written when it was installed among it. */
export type Beginning = Awaited<ReturnType<typeof tend>>;
interface Kept {
  local: Record<string, unknown>;
  page: Record<string, string>;
}

/**
 * Runs in a page of the extension: reads all that a test could leave to the next one; given what there
 * was at the start, puts that in its place first.
 */
async function tend(first: Kept | null) {
  const empty = first !== null;
  const { chrome } = globalThis as unknown as { chrome: Chrome };
  const done = (request: IDBRequest | IDBTransaction) =>
    new Promise<void>((resolve, reject) => {
      const failed = () => reject(request.error);
      request.addEventListener('error', failed);
      request.addEventListener('abort', failed);
      request.addEventListener('success', () => resolve());
      request.addEventListener('complete', () => resolve());
    });
  const records: Record<string, unknown[]> = {};
  for (const { name = '', version } of await indexedDB.databases()) {
    const opening = indexedDB.open(name, version);
    await done(opening);
    const db = opening.result;
    const stores = [...db.objectStoreNames];
    if (stores.length > 0) {
      const transaction = db.transaction(stores, empty ? 'readwrite' : 'readonly');
      const found = stores.map((store) => [store, transaction.objectStore(store)] as const);
      const reads = found.map(([store, at]) => [store, empty ? at.clear() : at.getAll()] as const);
      await done(transaction);
      for (const [store, { result }] of reads) {
        // Whether an empty database was made already is a matter of the moment.
        if (result?.length) records[`${name}/${store}`] = result;
      }
    }
    db.close();
  }
  if (first) {
    const { local, session, sync } = chrome.storage;
    await Promise.all([local.clear(), session.clear(), sync.clear(), chrome.alarms.clearAll()]);
    localStorage.clear();
    sessionStorage.clear();
    await local.set(first.local);
    for (const [key, value] of Object.entries(first.page)) localStorage.setItem(key, value);
    for (const key of await caches.keys()) await caches.delete(key);
    const { host_permissions: own, content_scripts: scripts } = chrome.runtime.getManifest();
    const required = new Set([...own, ...scripts.flatMap(({ matches }) => matches)]);
    const { origins } = await chrome.permissions.getAll();
    const given = origins.filter((origin) => !required.has(origin));
    if (given.length > 0) await chrome.permissions.remove({ origins: given });
  }
  const { origins, permissions } = await chrome.permissions.getAll();
  return {
    records,
    local: await chrome.storage.local.get(null),
    session: await chrome.storage.session.get(null),
    sync: await chrome.storage.sync.get(null),
    page: { ...localStorage, ...sessionStorage } as Record<string, string>,
    caches: await caches.keys(),
    permissions: [origins.sort(), permissions.sort()],
    alarms: await chrome.alarms.getAll(),
    scripts: await chrome.scripting.getRegisteredContentScripts(),
    button: [
      await chrome.action.getBadgeText({}),
      await chrome.action.getPopup({}),
      await chrome.action.getTitle({}),
    ],
    sidePanel: [await chrome.sidePanel.getOptions({}), await chrome.sidePanel.getPanelBehavior()],
    tabs: (await chrome.tabs.query({})).map(({ url }) => url),
    windows: (await chrome.windows.getAll()).length,
  };
}

/** What the extension and its browser have, to compare with later. */
export async function stateOf(chromium: Chromium): Promise<Beginning> {
  return await (await chromium.office()).evaluate(tend, null);
}

/** Closes what a test opened; the first tab and the harness's own stay. */
async function closeTabs({ browser, blank, id, office }: Chromium): Promise<void> {
  if (!blank || blank.isClosed()) throw new Error('its first tab is gone');
  const desk = await office();
  const pages = (await browser.pages()).filter((page) => page !== blank && page !== desk);
  await Promise.all(pages.map((page) => page.close()));
  if (blank.url() !== 'about:blank') await blank.goto('about:blank');
  await blank.bringToFront();
  // The popup and the side panel are no tabs.
  const others = browser.targets().filter((target) => {
    const ours = target.url().startsWith(`chrome-extension://${id}/`);
    return ours && target.type() !== 'service_worker' && target !== desk.target();
  });
  await Promise.all(others.map(async (target) => (await target.asPage()).close()));
}

/** What the browser keeps of the sites, and what tests set in it. */
async function forgetSites({ blank }: Chromium, sandbox: Sandbox): Promise<void> {
  const cdp = await blank?.createCDPSession();
  try {
    for (const host of allHosts(sandbox)) {
      const origin = `https://${host}`;
      await cdp?.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
    await cdp?.send('Network.clearBrowserCookies');
    await cdp?.send('Network.clearBrowserCache');
    await cdp?.send('Browser.setDownloadBehavior', { behavior: 'default' });
    await cdp?.send('Browser.resetPermissions');
  } finally {
    await cdp?.detach();
  }
}

/**
 * Makes the browser as it was at its start, which `first` says, and gives the new sandbox. It has
 * the old one's port, which is where the browser looks for the CRM. Throws when the browser cannot
 * be made so; it has to be closed then.
 */
export async function renew(chromium: Chromium, old: Sandbox, first: Beginning): Promise<Sandbox> {
  await closeTabs(chromium);
  await chromium.killWorker();
  await old.stop();
  await forgetSites(chromium, old);
  const office = await chromium.office();
  const wanted = JSON.stringify(first);
  let state = '';
  for (let turn = 0; state !== wanted; turn++) {
    if (turn === 5) throw new Error(`it has ${state}, and at first ${wanted}`);
    // The closing of tabs may wake a worker once more, and that one may write.
    await chromium.killWorker();
    await office.evaluate(tend, first);
    await chromium.killWorker();
    state = JSON.stringify(await stateOf(chromium));
  }
  chromium.consoleErrors.length = 0;
  return await startSandbox({ port: old.port });
}
