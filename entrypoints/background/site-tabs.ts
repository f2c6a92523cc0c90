import browser from 'webextension-polyfill';
import { readMarkers } from '../../lib/crm-sites/markers.ts';

/** The browser's tabs, as far as addresses of the CRM need them. */
export interface SiteTabs {
  /** A tab's own address; undefined where it may not be known. */
  addressOf(tabId: number): Promise<string | undefined>;
  /** What `readMarkers` finds in its page; rejects where it may not look. */
  markersIn(tabId: number): Promise<unknown>;
  /** Brings a tab of an origin to the front, or opens one. */
  show(origin: string): Promise<void>;
}

export const siteTabs: SiteTabs = {
  async addressOf(tabId) {
    // A browser throws at a number that cannot be one.
    if (tabId < 0) return undefined;
    return (await browser.tabs.get(tabId).catch(() => undefined))?.url;
  },
  async markersIn(tabId) {
    const [read] = await browser.scripting.executeScript({ target: { tabId }, func: readMarkers });
    return read?.result;
  },
  async show(origin) {
    const [tab] = await browser.tabs.query({ url: `${origin}/*` });
    if (tab?.id === undefined) {
      await browser.tabs.create({ url: `${origin}/` });
      return;
    }
    await browser.tabs.update(tab.id, { active: true });
    if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
  },
};
