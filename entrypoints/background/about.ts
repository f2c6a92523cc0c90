import browser from 'webextension-polyfill';
import type { About } from '../../lib/report/read-facts.ts';

/** What the browser tells of itself, for the report and for how much is stored. */
export const aboutBrowser: About = {
  version: browser.runtime.getManifest().version,
  userAgent: navigator.userAgent,
  platform: () => browser.runtime.getPlatformInfo(),
  permissions: () => browser.permissions.getAll(),
  estimate: () => navigator.storage.estimate(),
};
