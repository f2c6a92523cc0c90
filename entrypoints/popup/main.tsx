import '../../components/ui/ui.css';
import '../../components/quick-add/quick-add.css';
import './popup.css';
import { pageBrowser } from '../../components/page-browser.ts';
import { popupTab } from '../../components/quick-add/follow-tab.ts';
import { mountQuickAdd } from '../../components/quick-add/mount.tsx';

void mountQuickAdd(pageBrowser, 'popup', popupTab);
