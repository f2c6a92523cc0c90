import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { createHandle, isEnvelope, type MessageSender } from '../../lib/messaging/handle.ts';
import { createWaker } from '../../lib/runs/waker.ts';
import { onAlarm, setAlarm } from './alarms.ts';
import { createHandlers } from './handlers/index.ts';
import { putLauncherIntoOpenTabs } from './launcher-tabs.ts';
import { openQuickAdd } from './open-quick-add.ts';
import { createServices, type Services } from './services.ts';
import { startSharing } from './start-sharing.ts';

export default defineBackground(() => {
  const now = () => Date.now();
  const waker = createWaker({
    now,
    setAlarm: setAlarm('settle'),
    wake: () => void services.runs.settle(),
  });
  const sharing = createWaker({
    now,
    setAlarm: setAlarm('sharing'),
    wake: () => void services.clock.wake(),
  });
  const services = createServices(now, { settleAt: waker.wakeAt, checkAt: sharing.wakeAt });
  const handle = createHandle(
    createHandlers(services),
    {
      id: browser.runtime.id,
      pageOrigin: browser.runtime.getURL(''),
      contentOrigins: crmOrigins,
    },
    services.errors.note,
  );

  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (!isEnvelope(message)) return undefined;
    // The browser opens panel and popup only while the click lasts: before anything is awaited.
    return openQuickAdd(message, sender) ?? handle(message, sender);
  });
  browser.runtime.onInstalled.addListener(() => void putLauncherIntoOpenTabs());
  hideSettingsFromPages();
  noteErrors(services);
  onAlarm({ settle: waker.fire, sharing: sharing.fire });
  startSharing(services);
  void services.runs.settle();
  // What cannot be pruned now is pruned at the next start.
  for (const kept of [services.journal, services.store, services.packs, services.logins]) {
    kept.prune().catch(() => undefined);
  }
});

/** What nobody has caught is told in the report, like what handlers throw. */
function noteErrors({ errors }: Services): void {
  addEventListener('error', ({ error }) => errors.note('background error', error));
  addEventListener('unhandledrejection', ({ reason }) => errors.note('background promise', reason));
}

/** Chromium can keep content scripts out of `storage.local`; Firefox cannot, so no secret is there. */
function hideSettingsFromPages(): void {
  const area = browser.storage.local as {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
