import type { Browser, Page } from 'puppeteer-core';
import type { AgentRef } from './chromium.ts';

/** What tests that are the same in both browsers need of either's harness. */
export interface Driver {
  browser: Browser;
  consoleErrors: string[];
  /** A page of the extension that shows nothing: for its messages and data. */
  office(): Promise<Page>;
  /** Sends one of the extension's own messages and gives back the whole reply. */
  send(name: string, input: unknown): Promise<unknown>;
  saveToken(locationId: string, token: string): Promise<void>;
  /** The journal as it is on disk. */
  journal(): Promise<unknown[]>;
  /** Opens an agent's builder page, in `page` or a new tab, and brings it to the front. */
  openAgent(agent: AgentRef, page?: Page): Promise<Page>;
  openUrl(url: string, page?: Page): Promise<Page>;
  /** Quick add over the CRM's tab. */
  openPopup(): Promise<Page>;
  /** The workspace in a tab of its own, at a hash such as `#/packs`. */
  openWorkspace(hash?: string): Promise<Page>;
  /** Ends the background as the browser may do at any time; the next message starts it again. */
  killWorker(): Promise<void>;
  close(): Promise<void>;
}
