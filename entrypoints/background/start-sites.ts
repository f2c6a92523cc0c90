import browser from 'webextension-polyfill';
import type { Services } from './services.ts';

/** To be called while the worker starts: the launcher is where the CRM is, and nowhere else. */
export function startSites({ sites, policy }: Services): void {
  // What fails now is tried again at the next start; an address that is not read yet is not enabled.
  const attempt = (work: () => Promise<unknown>) => void work().catch(() => undefined);
  policy.onChanged(() => attempt(sites.policyChanged));
  browser.runtime.onInstalled.addListener(() => attempt(sites.installed));
  attempt(sites.start);
}
