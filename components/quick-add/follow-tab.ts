import type { Browser } from 'webextension-polyfill';
import { type Place, placeOf } from './place.ts';

/** How quick add finds the tab it is for, and learns that it moves. */
export interface TabFollower {
  read(browser: Browser): Promise<Place>;
  /** Calls `onMove` whenever it is worth reading again. */
  watch(browser: Browser, place: Place, onMove: () => void): void;
}

/** A toolbar popup stays with the tab it was opened on; the browser closes it with that tab's focus. */
export const popupTab: TabFollower = {
  async read(browser) {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return placeOf(tab);
  },
  watch(browser, { tabId }, onMove) {
    browser.tabs.onUpdated.addListener((id, change) => {
      if (id === tabId && change.url !== undefined) onMove();
    });
  },
};

/** A side panel is beside whatever tab is in front. */
export const panelTab: TabFollower = {
  async read(browser) {
    const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
    return placeOf(tab);
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
  tab: TabFollower,
  place: Place,
  onPlace: (place: Place) => void,
): void {
  let turn = 0;
  tab.watch(browser, place, () => {
    turn += 1;
    const mine = turn;
    void tab.read(browser).then(
      (next) => {
        if (mine === turn) onPlace(next);
      },
      // The tab was closed: what is shown stays until another comes to the front.
      () => undefined,
    );
  });
}
