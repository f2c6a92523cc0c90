import type { Browser } from 'webextension-polyfill';
import { type Place, placeOf } from './place.ts';

/** Where the tab is that a toolbar popup was opened on. */
export async function placeOfPopup(browser: Browser): Promise<Place> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return placeOf(tab);
}

/** Where the tab is that a side panel is beside. */
export async function placeOfPanel(browser: Browser): Promise<Place> {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return placeOf(tab);
}

/** Tells of every place the active tab comes to; `read` finds it, as above. */
export function followTab(
  browser: Browser,
  read: (browser: Browser) => Promise<Place>,
  onPlace: (place: Place) => void,
): void {
  let turn = 0;
  const look = async () => {
    turn += 1;
    const mine = turn;
    const place = await read(browser).catch(() => undefined);
    if (place && mine === turn) onPlace(place);
  };
  browser.tabs.onActivated.addListener(() => void look());
  browser.tabs.onUpdated.addListener((_, change) => {
    if (change.url !== undefined || change.status === 'complete') void look();
  });
  browser.windows?.onFocusChanged.addListener((windowId) => {
    if (windowId !== browser.windows.WINDOW_ID_NONE) void look();
  });
}
