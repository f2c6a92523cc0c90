import type { Browser } from 'webextension-polyfill';
import { sitePattern } from '../lib/crm-sites/site-pattern.ts';
import { createSend } from '../lib/messaging/send.ts';
import { hearVault } from '../lib/messaging/vault-news.ts';
import { appearanceNow, seenNow } from './appearance.ts';
import type { Services } from './services.ts';
import { askedOnce, withUnlocking } from './unlocking.ts';

/** The services of a real extension page. */
export function browserServices(browser: Browser, surface: Services['surface']): Services {
  const send = createSend((message) => browser.runtime.sendMessage(message));
  const unlock = askedOnce(async () =>
    (await import('./connections/unlock-dialog.tsx')).askToUnlock({ ...services, send }),
  );
  const services: Services = {
    send: withUnlocking(send, unlock),
    unlock,
    hearVault,
    surface,
    version: browser.runtime.getManifest().version,
    language: navigator.language,
    appearance: () => appearanceNow(browser),
    seen: seenNow,
    reloadTab: (tabId) => browser.tabs.reload(tabId),
    openPage: async (url) => {
      await browser.tabs.create({ url });
    },
    openWorkspace: async (hash) => {
      await browser.tabs.create({ url: browser.runtime.getURL('workspace.html') + hash });
    },
    copy: (text) => navigator.clipboard.writeText(text),
    requestAccess: (origin) => browser.permissions.request({ origins: [sitePattern(origin)] }),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  };
  return services;
}
