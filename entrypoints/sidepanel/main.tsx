import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/ui/ui.css';
import '../../components/quick-add/quick-add.css';
import './sidepanel.css';
import { browserServices } from '../../components/quick-add/browser-services.ts';
import { followTab, placeOfPanel } from '../../components/quick-add/follow-tab.ts';
import { loadQuickAdd } from '../../components/quick-add/load-quick-add.ts';
import type { Place } from '../../components/quick-add/place.ts';
import { QuickAdd } from '../../components/quick-add/quick-add.tsx';

const root = document.getElementById('app');
const services = browserServices(browser, 'sidepanel');
const place = await placeOfPanel(browser);
const first = await loadQuickAdd(services, { place });
const show = (now: Place) => {
  if (root) render(<QuickAdd services={services} place={now} first={first} />, root);
};
show(place);
followTab(browser, show);
