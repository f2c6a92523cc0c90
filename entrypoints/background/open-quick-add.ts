import browser from 'webextension-polyfill';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { checkSender, type MessageSender } from '../../lib/messaging/handle.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';

/** The part of Chromium's API that the polyfill does not know; undefined in Firefox. */
interface SidePanel {
  open(options: { tabId: number }): Promise<void>;
}

/** The enabled origins: as they are known now, and as they can be waited for. */
interface Sites {
  known(): readonly string[] | undefined;
  origins(): Promise<readonly string[]>;
}

/**
 * Answers `launcher/open` at once: side panel where the browser lets a page's click open it, else
 * the popup (Firefox). Undefined for every other message.
 *
 * Chromium takes the message for a click while its listener runs and not a moment longer: after one
 * settled promise `sidePanel.open` is refused already (tried in 156). A worker that has just started
 * has read nothing yet, and there is nothing a worker could read without waiting. So on an agency's
 * address it reads first and answers nothing; the launcher then asks again, with the same click,
 * which counts for seconds in the page.
 */
export function openQuickAdd(
  message: unknown,
  sender: MessageSender,
  sites: Sites,
): Promise<Reply | undefined> | undefined {
  if ((message as { switchboard: unknown }).switchboard !== 'launcher/open') return undefined;
  const known = sites.known();
  const checked = checkSender(sender, {
    id: browser.runtime.id,
    pageOrigin: browser.runtime.getURL(''),
    contentOrigins: known ?? crmOrigins,
  });
  if (!checked?.tab) {
    if (known) return Promise.resolve({ ok: false, reason: 'refused' });
    return sites.origins().then(
      () => undefined,
      () => ({ ok: false, reason: 'storage' }),
    );
  }
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
