import browser from 'webextension-polyfill';
import type { Services } from './services.ts';

/**
 * The first page a person sees, once: after installing, and not again when the same profile loads the
 * extension anew. An update shows nothing by itself: the workspace marks its news.
 */
export function welcome({ settings }: Services): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason !== 'install') return;
    void settings.read().then(async ({ newsSeen }) => {
      if (newsSeen !== undefined) return;
      await settings.change({ newsSeen: browser.runtime.getManifest().version });
      await browser.tabs.create({ url: browser.runtime.getURL('workspace.html#/welcome') });
    });
  });
}
