import browser from 'webextension-polyfill';

/**
 * What the manifest puts into HighLevel's own pages: an agency's get the same. Firefox gives its files
 * with their whole address, and takes none that is not relative.
 */
const files = () =>
  (browser.runtime.getManifest().content_scripts?.flatMap((one) => one.js ?? []) ?? []).map(
    (file) => new URL(file, browser.runtime.getURL('')).pathname.slice(1),
  );

async function inTabs(
  origins: readonly string[],
  script: { files: string[] } | { func: () => void },
): Promise<void> {
  if (origins.length === 0) return;
  const tabs = await browser.tabs.query({ url: origins.map((origin) => `${origin}/*`) });
  await Promise.allSettled(
    tabs.map(
      async (tab) =>
        tab.id !== undefined &&
        (await browser.scripting.executeScript({ target: { tabId: tab.id }, ...script })),
    ),
  );
}

/**
 * Puts the launcher into CRM tabs that are open already: at install and update, and when an address
 * becomes a CRM, the browser does this for new pages only. The new copy takes the place of an older one.
 */
export const putLauncher = (origins: readonly string[]): Promise<void> =>
  inTabs(origins, { files: files() });

/** Takes it out of them again, by the word with which a newer copy sends an older one away. */
export const stopLauncher = (origin: string): Promise<void> =>
  inTabs([origin], {
    // It leaves as source text: nothing from outside may be in it.
    func: () => void document.dispatchEvent(new Event('switchboard-launcher')),
  });

/**
 * Has the browser put the launcher into new pages of these origins, also after it was restarted, and
 * takes back all others. What is right already is left alone.
 */
export async function registerLauncher(origins: readonly string[]): Promise<void> {
  const js = files();
  const registered = await browser.scripting.getRegisteredContentScripts();
  const isRight = ({ id, matches, js: its }: (typeof registered)[number]) =>
    origins.includes(id) && matches?.join() === `${id}/*` && its?.join() === js.join();
  const wrong = registered.filter((script) => !isRight(script)).map(({ id }) => id);
  if (wrong.length > 0) await browser.scripting.unregisterContentScripts({ ids: wrong });
  const kept = registered.filter(isRight).map(({ id }) => id);
  const missing = origins.filter((origin) => !kept.includes(origin));
  if (missing.length === 0) return;
  await browser.scripting.registerContentScripts(
    missing.map((origin) => ({
      id: origin,
      matches: [`${origin}/*`],
      js,
      runAt: 'document_idle',
      persistAcrossSessions: true,
    })),
  );
}
