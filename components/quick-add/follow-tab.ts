import type { Browser, Tabs } from 'webextension-polyfill';
import type { Send } from '../../lib/messaging/send.ts';
import { isElsewhere, type Place, placeOf } from './place.ts';

/** How quick add finds the tab it is for, and learns that it moves. */
export interface TabFollower {
  read(browser: Browser, send: Send): Promise<Place>;
  /** Calls `onMove` whenever it is worth reading again. */
  watch(browser: Browser, place: Place, onMove: () => void): void;
}

/** Where a tab is; the background looks at the page itself for the toolbar popup only. */
async function placeFor(tab: Tabs.Tab | undefined, send: Send, mayRead: boolean): Promise<Place> {
  if (!isElsewhere(tab)) return placeOf(tab);
  const ask = () => send('site/look', { tabId: tab?.id ?? -1, mayRead });
  // The worker may have been stopped half way: looking twice is no harm.
  return placeOf(
    tab,
    await ask()
      .catch(ask)
      .catch(() => undefined),
  );
}

/** A toolbar popup stays with the tab it was opened on; the browser closes it with that tab's focus. */
export const popupTab: TabFollower = {
  async read(browser, send) {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return placeFor(tab, send, true);
  },
  watch(browser, { tabId }, onMove) {
    browser.tabs.onUpdated.addListener((id, change) => {
      if (id === tabId && change.url !== undefined) onMove();
    });
  },
};

/** A side panel is beside whatever tab is in front. */
export const panelTab: TabFollower = {
  async read(browser, send) {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return placeFor(tab, send, false);
  },
  watch(browser, _place, onMove) {
    browser.tabs.onActivated.addListener(onMove);
    browser.tabs.onUpdated.addListener((_, change) => {
      if (change.url !== undefined || change.status === 'complete') onMove();
    });
    browser.windows?.onFocusChanged.addListener((windowId) => {
      if (windowId !== browser.windows.WINDOW_ID_NONE) onMove();
    });
  },
};

/** Tells of every place the tab comes to. */
export function followTab(
  browser: Browser,
  send: Send,
  tab: TabFollower,
  place: Place,
  onPlace: (place: Place) => void,
): void {
  let turn = 0;
  tab.watch(browser, place, () => {
    turn += 1;
    const mine = turn;
    void tab.read(browser, send).then(
      (next) => {
        if (mine === turn) onPlace(next);
      },
      // The tab was closed: what is shown stays until another comes to the front.
      () => undefined,
    );
  });
}
