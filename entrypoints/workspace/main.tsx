import '../../components/ui/ui.css';
import '../../components/workspace/workspace.css';
import { pageBrowser } from '../../components/page-browser.ts';
import { mountWorkspace } from '../../components/workspace/mount.tsx';

void mountWorkspace(pageBrowser);
