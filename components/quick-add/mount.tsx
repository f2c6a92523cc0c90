import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { dressPage } from '../appearance.ts';
import { browserServices } from '../browser-services.ts';
import { followTab, type TabFollower } from './follow-tab.ts';
import { loadQuickAdd } from './load-quick-add.ts';
import type { Place } from './place.ts';
import { QuickAdd } from './quick-add.tsx';

/** Puts quick add into a page of the extension; `tab` finds the tab it is for. */
export async function mountQuickAdd(
  browser: Browser,
  surface: 'popup' | 'sidepanel',
  tab: TabFollower,
): Promise<void> {
  const dressed = dressPage(browser);
  const root = document.getElementById('app');
  const services = browserServices(browser, surface);
  const place = await tab.read(browser, services.send);
  const first = await loadQuickAdd(services, { place });
  await dressed;
  const show = (now: Place) => {
    if (root) render(<QuickAdd services={services} place={now} first={first} />, root);
  };
  show(place);
  followTab(browser, services.send, tab, place, show);
}
