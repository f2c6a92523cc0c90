import browser from 'webextension-polyfill';
import '../../components/ui/ui.css';
import '../../components/quick-add/quick-add.css';
import './popup.css';
import { popupTab } from '../../components/quick-add/follow-tab.ts';
import { mountQuickAdd } from '../../components/quick-add/mount.tsx';

void mountQuickAdd(browser, 'popup', popupTab);
