import browser from 'webextension-polyfill';
import { createAgencies } from '../../lib/connections/agencies.ts';
import { createConnections } from '../../lib/connections/connections.ts';
import { createTableDraft } from '../../lib/connections/table-draft.ts';
import { createTokens } from '../../lib/connections/tokens.ts';
import { createVault } from '../../lib/connections/vault.ts';
import { createCrmSites } from '../../lib/crm-sites/crm-sites.ts';
import { createClient } from '../../lib/highlevel/client.ts';
import { createDirectory } from '../../lib/highlevel/directory.ts';
import { createPacing } from '../../lib/highlevel/pacing.ts';
import { speaking } from '../../lib/i18n/t.ts';
import { createLastErrors } from '../../lib/report/last-errors.ts';
import { createHistory } from '../../lib/runs/history/history.ts';
import { createJournal } from '../../lib/runs/journal.ts';
import { createAllRuns } from '../../lib/runs/plan/all-runs.ts';
import { createRememberCreated } from '../../lib/runs/remember-created.ts';
import { tabShows } from '../../lib/runs/tab-shows.ts';
import { createSharing } from '../../lib/sharing/index.ts';
import { readTimeLimit } from '../../lib/sharing/sources/subscription.ts';
import { openDatabase } from '../../lib/storage/database.ts';
import { createSessionSecrets } from '../../lib/storage/session-secrets.ts';
import { createSettings } from '../../lib/storage/settings.ts';
import { createTemplates } from '../../lib/templates/index.ts';
import { offeredLanguages } from '../../lib/templates/starter/offered.ts';
import { aboutBrowser } from './about.ts';
import { giveBackAccess, hasAccess } from './access.ts';
import { putLauncher, registerLauncher, stopLauncher } from './launcher-tabs.ts';
import { browserPolicy } from './policy.ts';
import { siteTabs } from './site-tabs.ts';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export type Services = ReturnType<typeof createServices>;

/** Sets the alarms (ms since 1970): for runs, for libraries that are read again, for locking. */
export interface Wakers {
  settleAt(time: number): void;
  checkAt(time: number): void;
  lockAt(time: number): void;
}

/** Makes everything the handlers need, from the browser's own parts. Nothing in it can fail. */
export function createServices(now: () => number, { settleAt, checkAt, lockAt }: Wakers) {
  const db = openDatabase(now);
  const secrets = createSessionSecrets(browser.storage.session);
  const settings = createSettings(browser.storage.local);
  const pacing = createPacing({ now, sleep: wait, area: browser.storage.session });
  const client = createClient({
    fetch: (input, init) => fetch(input, init),
    now,
    sleep: wait,
    isOnline: () => navigator.onLine,
    pacing,
  });
  const policy = browserPolicy(now, wait);
  const mayRemember = async () => (await policy.read()).rememberedSecrets;
  const vault = createVault({ db, session: browser.storage.session, now, lockAt });
  const session = browser.storage.session;
  const tokens = createTokens({ db, client, vault, now, mayRemember });
  const agencies = createAgencies({ db, client, vault, session, now });
  const connections = createConnections({ client, tokens, agencies, now });
  const directory = createDirectory(db, client, connections.access, now);
  const templates = createTemplates({
    db,
    secrets,
    connections,
    directory,
    starterLanguages: async () =>
      offeredLanguages((await settings.read()).starterPrompts, speaking().language),
    now,
    newId: () => crypto.randomUUID(),
    wait,
  });
  const sharing = createSharing({
    db,
    connections,
    vault,
    store: templates.store,
    packs: templates.packs,
    policy,
    kept: browser.storage.local,
    now,
    newId: () => crypto.randomUUID(),
    wait,
    fetch: (input, init) => fetch(input, init),
    hasAccess,
    isOnline: () => navigator.onLine,
    timeLimit: readTimeLimit,
    onChanged: templates.list.forget,
    wakeAt: checkAt,
  });
  const journal = createJournal(db, now);
  const sites = createCrmSites({
    db,
    session: browser.storage.session,
    browser: { hasAccess, giveBackAccess, putLauncher, registerLauncher, stopLauncher },
    policy,
    now,
  });

  /** Asks the tab itself: an interface may be behind. */
  async function showsTarget(run: Parameters<typeof tabShows>[0] & { tabId: number }) {
    // The workspace names no tab, and a browser throws at a number that cannot be one.
    const isTab = run.tabId >= 0;
    const tab = isTab ? await browser.tabs.get(run.tabId).catch(() => undefined) : undefined;
    return tabShows(run, tab?.url, await sites.origins());
  }

  const allRuns = createAllRuns({
    ...templates,
    db,
    journal,
    client,
    pacing,
    connections,
    directory,
    secrets,
    now,
    wait,
    newId: () => crypto.randomUUID(),
    isOnline: () => navigator.onLine,
    tabShows: showsTarget,
    wakeAt: settleAt,
    onCreated: createRememberCreated(templates.catalog, templates.drafts),
  });

  return {
    db,
    settings,
    client,
    vault,
    connections,
    tableDraft: createTableDraft(browser.storage.session),
    agencies,
    directory,
    ...templates,
    ...sharing,
    journal,
    history: createHistory({
      db,
      now,
      keepDays: async () => (await settings.read()).keepDays,
      templateName: async (id) => (await templates.store.find(id))?.template.name,
    }),
    ...allRuns,
    sites,
    tabs: siteTabs,
    now,
    tabShows: showsTarget,
    errors: createLastErrors(browser.storage.local, now),
    about: aboutBrowser,
  };
}
