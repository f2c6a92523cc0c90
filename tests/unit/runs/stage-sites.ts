import type { SiteTabs } from '../../../entrypoints/background/site-tabs.ts';
import { createCrmSites, type SiteBrowser } from '../../../lib/crm-sites/crm-sites.ts';
import type { PolicyReader } from '../../../lib/sharing/policy.ts';
import type { Database } from '../../../lib/storage/database.ts';
import type { area } from './area.ts';

/** What a browser does for addresses of the CRM, and what it was asked to do. */
export function createSiteWorld(access: Set<string>) {
  const world = {
    done: [] as string[],
    /** Where new pages get the launcher. */
    registered: [] as readonly string[],
    /** What `readMarkers` finds in a tab. */
    markers: undefined as unknown,
    browser: {
      hasAccess: async (origin: string) => access.has(origin),
      giveBackAccess: async (origin: string) => {
        world.done.push(`give back ${origin}`);
        access.delete(origin);
      },
      registerLauncher: async (origins: readonly string[]) => {
        world.registered = origins;
      },
      putLauncher: async (origins: readonly string[]) => {
        if (origins.length > 0) world.done.push(`put ${origins.join(' ')}`);
      },
      stopLauncher: async (origin: string) => void world.done.push(`stop ${origin}`),
    } satisfies SiteBrowser,
  };
  return world;
}
type SiteWorld = ReturnType<typeof createSiteWorld>;

/** A worker's part that knows where the CRM is. */
export function sitesIn(
  world: SiteWorld,
  worker: {
    db: Database;
    session: ReturnType<typeof area>;
    policy: PolicyReader;
    now(): number;
    addressOf(tabId: number): string | undefined;
  },
) {
  const { db, session, policy, now, addressOf } = worker;
  const tabs: SiteTabs = {
    addressOf: async (id) => addressOf(id),
    markersIn: async () => {
      world.done.push('look');
      if (world.markers === undefined) throw new Error('Cannot access this page');
      return world.markers;
    },
    show: async (origin) => void world.done.push(`show ${origin}`),
  };
  return { sites: createCrmSites({ db, session, browser: world.browser, policy, now }), tabs };
}
