import { render } from 'preact';
import type { Browser } from 'webextension-polyfill';
import { dressPage } from '../appearance.ts';
import { browserServices } from '../browser-services.ts';
import { Workspace } from './workspace.tsx';

/** Puts the workspace into its page. */
export async function mountWorkspace(browser: Browser): Promise<void> {
  await dressPage(browser);
  const root = document.getElementById('app');
  if (root) render(<Workspace services={browserServices(browser, 'workspace')} />, root);
}
