import browser from 'webextension-polyfill';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { checkSender, type MessageSender } from '../../lib/messaging/handle.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';

/** The part of Chromium's API that the polyfill does not know; undefined in Firefox. */
interface SidePanel {
  open(options: { tabId: number }): Promise<void>;
}

/**
 * Answers `launcher/open` at once: side panel where the browser lets a page's click open it, else
 * the popup (Firefox). Undefined for every other message.
 */
export function openQuickAdd(message: unknown, sender: MessageSender): Promise<Reply> | undefined {
  if ((message as { switchboard: unknown }).switchboard !== 'launcher/open') return undefined;
  const checked = checkSender(sender, {
    id: browser.runtime.id,
    pageOrigin: browser.runtime.getURL(''),
    contentOrigins: crmOrigins,
  });
  if (!checked?.tab) return Promise.resolve({ ok: false, reason: 'refused' });
  return open(checked.tab.id)
    .catch(() => 'none' as const)
    .then((opened) => ({ ok: true, output: { opened } }));
}

async function open(tabId: number): Promise<'sidepanel' | 'popup'> {
  const sidePanel = (globalThis as { chrome?: { sidePanel?: SidePanel } }).chrome?.sidePanel;
  if (sidePanel) {
    await sidePanel.open({ tabId });
    return 'sidepanel';
  }
  await browser.action.openPopup();
  return 'popup';
}
