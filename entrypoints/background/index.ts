import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { createHandle, isEnvelope, type MessageSender } from '../../lib/messaging/handle.ts';
import { onAlarm } from './alarms.ts';
import { createHandlers } from './handlers/index.ts';
import { putLauncherIntoOpenTabs } from './launcher-tabs.ts';
import { openQuickAdd } from './open-quick-add.ts';
import { startServices } from './services.ts';

export default defineBackground(() => {
  const settle = () => void services.then(({ runs }) => runs.settle());
  const services = startServices(settle);
  const handle = services.then((started) =>
    createHandle(createHandlers(started), {
      id: browser.runtime.id,
      pageOrigin: browser.runtime.getURL(''),
      contentOrigins: crmOrigins,
    }),
  );

  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (!isEnvelope(message)) return undefined;
    // The browser opens panel and popup only while the click lasts: before anything is awaited.
    const opened = openQuickAdd(message, sender);
    if (opened) return opened;
    return handle.then((answer) => answer(message, sender));
  });
  browser.runtime.onInstalled.addListener(() => void putLauncherIntoOpenTabs());
  hideSettingsFromPages();
  onAlarm(settle);
  settle();
  void services.then(({ journal }) => journal.prune());
});

/** Chromium can keep content scripts out of `storage.local`; Firefox cannot, so no secret is there. */
function hideSettingsFromPages(): void {
  const area = browser.storage.local as {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
