import type { Browser } from 'webextension-polyfill';

const { browser, chrome } = globalThis as { browser?: Browser; chrome?: Browser };

/**
 * The browser's API in a page of the extension. What pages call answers with promises in every
 * browser that is supported, so they do without the polyfill; its types fit.
 */
export const pageBrowser = (browser ?? chrome) as Browser;
