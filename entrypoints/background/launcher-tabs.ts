import browser from 'webextension-polyfill';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';

/**
 * Puts the launcher into CRM tabs that are open already: at install and update the browser does
 * this for new pages only. The new copy takes the place of an older one.
 */
export async function putLauncherIntoOpenTabs(): Promise<void> {
  const files = browser.runtime.getManifest().content_scripts?.flatMap((one) => one.js ?? []) ?? [];
  const tabs = await browser.tabs.query({ url: crmOrigins.map((origin) => `${origin}/*`) });
  await Promise.allSettled(
    tabs.map(
      async (tab) =>
        tab.id !== undefined &&
        (await browser.scripting.executeScript({ target: { tabId: tab.id }, files })),
    ),
  );
}
