import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import { createHandle, isEnvelope, type MessageSender } from '../../lib/messaging/handle.ts';
import { tellVault } from '../../lib/messaging/vault-news.ts';
import { createWaker } from '../../lib/runs/waker.ts';
import { followAccess } from './access.ts';
import { onAlarm, setAlarm } from './alarms.ts';
import { followLanguage } from './appearance.ts';
import { createHandlers } from './handlers/index.ts';
import { openQuickAdd } from './open-quick-add.ts';
import { createServices, type Services } from './services.ts';
import { startSharing } from './start-sharing.ts';
import { startSites } from './start-sites.ts';
import { welcome } from './welcome.ts';

export default defineBackground(() => {
  const now = () => Date.now();
  const spoken = followLanguage();
  const waker = createWaker({
    now,
    setAlarm: setAlarm('settle'),
    wake: () => settleAll(services),
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
  const handle = createHandle(
    createHandlers(services),
    {
      id: browser.runtime.id,
      pageOrigin: browser.runtime.getURL(''),
      contentOrigins: services.sites.origins,
    },
    services.errors.note,
  );

  browser.runtime.onMessage.addListener((message: unknown, sender: MessageSender) => {
    if (!isEnvelope(message)) return undefined;
    // The browser opens panel and popup only while the click lasts: before anything is awaited.
    const opened = openQuickAdd(message, sender, services.sites);
    if (opened) return opened;
    if (isUse(message)) void services.vault.touch().catch(() => undefined);
    return spoken.then(() => handle(message, sender));
  });
  hideSettingsFromPages();
  noteErrors(services);
  followVault(services);
  onAlarm({
    settle: waker.fire,
    sharing: sharing.fire,
    lock: () => void services.vault.lockWhenIdle().catch(() => undefined),
  });
  followAccess(services.clock, services.sites);
  startSharing(services);
  startSites(services);
  welcome(services);
  settleAll(services);
  // What cannot be pruned now is pruned at the next start.
  const { history, journal, logins, packs, settings, store } = services;
  for (const kept of [history, store, packs, logins]) kept.prune().catch(() => undefined);
  settings
    .read()
    .then(({ keepDays }) => journal.prune(keepDays))
    .catch(() => undefined);
});

/** Somebody is at it: an open panel that waits for news of a run is no sign of that, nor is a page. */
const isUse = (message: unknown): boolean =>
  !/^((run|plan)\/watch$|launcher\/)/.test(
    String((message as { switchboard: unknown }).switchboard),
  );

/** What nobody has caught is told in the report, like what handlers throw. */
function noteErrors({ errors }: Services): void {
  addEventListener('error', ({ error }) => errors.note('background error', error));
  addEventListener('unhandledrejection', ({ reason }) => errors.note('background promise', reason));
}

/**
 * Goes on with what a stopped worker left, and with what waited. `isNews`: for something that has come.
 * WXT finds out by name that the build does not need it: no method may be called like it.
 */
function settleAll({ runs, plans, runner }: Services, isNews = false): void {
  void runs.settle();
  void plans.settle();
  void runner.settle(isNews);
}

/** What waited for unlocking goes on; at each start it is locked when it was not used for too long. */
function followVault(services: Services): void {
  const { clock, vault } = services;
  vault.onUnlocked(tellVault);
  vault.onLocked(tellVault);
  vault.onUnlocked(() => settleAll(services, true));
  vault.onUnlocked(() => void clock.unlocked());
  vault.lockWhenIdle().catch(() => undefined);
  vault.sweep().catch(() => undefined);
}

/** Chromium can keep content scripts out of `storage.local`; Firefox cannot, so no secret is there. */
function hideSettingsFromPages(): void {
  const area = browser.storage.local as {
    setAccessLevel?(options: { accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
  };
  void area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
