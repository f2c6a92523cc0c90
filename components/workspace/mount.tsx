import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { browserServices } from '../browser-services.ts';
import { Workspace } from './workspace.tsx';

/** Puts the workspace into its page. */
export function mountWorkspace(browser: Browser): void {
  const root = document.getElementById('app');
  if (root) render(<Workspace services={browserServices(browser, 'workspace')} />, root);
}
