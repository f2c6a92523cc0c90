import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { crmOrigins } from '../../lib/highlevel/crm-origins.ts';
import { createHandle, isEnvelope, type MessageSender } from '../../lib/messaging/handle.ts';
import { tellVault } from '../../lib/messaging/vault-news.ts';
import { createWaker } from '../../lib/runs/waker.ts';
import { onAlarm, setAlarm } from './alarms.ts';
import { createHandlers } from './handlers/index.ts';
import { putLauncherIntoOpenTabs } from './launcher-tabs.ts';
import { openQuickAdd } from './open-quick-add.ts';
import { createServices } from './services.ts';
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
  const services = createServices(now, {
    settleAt: waker.wakeAt,
    checkAt: sharing.wakeAt,
    lockAt: setAlarm('lock'),
  });
  const { vault } = services;
  const handle = createHandle(createHandlers(services), {
    id: browser.runtime.id,
    pageOrigin: browser.runtime.getURL(''),
    contentOrigins: crmOrigins,
  });

  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (!isEnvelope(message)) return undefined;
    // The browser opens panel and popup only while the click lasts: before anything is awaited.
    const opened = openQuickAdd(message, sender);
    if (opened) return opened;
    if (isUse(message)) void vault.touch().catch(() => undefined);
    return handle(message, sender);
  });
  browser.runtime.onInstalled.addListener(() => void putLauncherIntoOpenTabs());
  hideSettingsFromPages();
  const lockWhenIdle = () => void vault.lockWhenIdle().catch(() => undefined);
  onAlarm({ settle: waker.fire, sharing: sharing.fire, lock: lockWhenIdle });
  vault.onUnlocked(tellVault);
  vault.onLocked(tellVault);
  // What waited for it goes on.
  vault.onUnlocked(() => void services.runs.settle());
  vault.onUnlocked(() => void services.clock.unlocked().catch(() => undefined));
  lockWhenIdle();
  vault.sweep().catch(() => undefined);
  startSharing(services);
  void services.runs.settle();
  // What cannot be pruned now is pruned at the next start.
  for (const kept of [services.journal, services.store, services.packs, services.logins]) {
    kept.prune().catch(() => undefined);
  }
});

/** Somebody is at it: an open panel that waits for news of a run is no sign of that. */
const isUse = (message: unknown): boolean =>
  !['run/watch', 'launcher/watch', 'launcher/state'].includes(
    (message as { switchboard: string }).switchboard,
  );

/** Chromium can keep content scripts out of `storage.local`; Firefox cannot, so no secret is there. */
function hideSettingsFromPages(): void {
  const area = browser.storage.local as {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
