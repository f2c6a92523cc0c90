import browser from 'webextension-polyfill';
import '../../components/ui/ui.css';
import '../../components/workspace/workspace.css';
import { mountWorkspace } from '../../components/workspace/mount.tsx';

mountWorkspace(browser);
