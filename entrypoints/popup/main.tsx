import { render } from 'preact';
import browser from 'webextension-polyfill';
import '../../components/ui/ui.css';
import '../../components/quick-add/quick-add.css';
import './popup.css';
import { browserServices } from '../../components/quick-add/browser-services.ts';
import { placeOfPopup } from '../../components/quick-add/follow-tab.ts';
import { loadQuickAdd } from '../../components/quick-add/load-quick-add.ts';
import { QuickAdd } from '../../components/quick-add/quick-add.tsx';

const root = document.getElementById('app');
const services = browserServices(browser, 'popup');
const place = await placeOfPopup(browser);
const first = await loadQuickAdd(services, { place });
if (root) render(<QuickAdd services={services} place={place} first={first} />, root);
