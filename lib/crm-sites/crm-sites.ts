import { checkCrmOrigin } from '../highlevel/crm-host.ts';
import { crmOrigins } from '../highlevel/crm-origins.ts';
import { createTurns } from '../runs/turns.ts';
import type { PolicyNow } from '../sharing/policy.ts';
import type { Database } from '../storage/database.ts';
import type { SessionArea } from '../storage/session-secrets.ts';
import { createWish } from './wish.ts';

/** One address of the CRM, and whether Switchboard works there. */
export interface CrmSite {
  origin: string;
  /** `highlevel`: its own, always there. `policy`: an administrator's, even if a person added it too. */
  by: 'highlevel' | 'person' | 'policy';
  /** The browser lets Switchboard in. */
  allowed: boolean;
}

/** What the browser does for an address; each may fail. */
export interface SiteBrowser {
  hasAccess(origin: string): Promise<boolean>;
  giveBackAccess(origin: string): Promise<unknown>;
  /** Has the launcher put into new pages of these, and of no others. */
  registerLauncher(origins: readonly string[]): Promise<void>;
  /** Puts the launcher into pages that are open already. */
  putLauncher(origins: readonly string[]): Promise<void>;
  /** Takes it out of pages that are open; possible only as long as there is access. */
  stopLauncher(origin: string): Promise<void>;
}

interface CrmSitesDependencies {
  db: Pick<Database, 'getAll' | 'get' | 'put' | 'delete'>;
  session: SessionArea;
  browser: SiteBrowser;
  policy: { read(): Promise<Pick<PolicyNow, 'crmOrigins' | 'libraries'>> };
  now(): number;
}

/**
 * Where the CRM is: HighLevel's own address, and those of agencies (“white label”). An agency's
 * counts when a person or the administrator has named it **and** the browser lets Switchboard in.
 * Access alone makes no CRM: libraries have it too.
 */
export function createCrmSites(dependencies: CrmSitesDependencies) {
  const { db, browser, policy, now } = dependencies;
  const wish = createWish(dependencies.session, now);
  /** Where it works, as it was read last; undefined while a new worker has not read it. */
  let known: readonly string[] | undefined;
  let reading: Promise<readonly string[]> | undefined;
  let turn = 0;
  const { inTurn } = createTurns();

  async function list(): Promise<CrmSite[]> {
    const [records, { crmOrigins: given }] = await Promise.all([
      db.getAll('crmSites'),
      policy.read(),
    ]);
    const own = records.map(({ origin }) => origin).filter((origin) => !given.includes(origin));
    const named = [
      ...given.map((origin) => ({ origin, by: 'policy' as const })),
      ...own.map((origin) => ({ origin, by: 'person' as const })),
    ];
    const sites = await Promise.all(
      named
        // A record is no more to be trusted than a message.
        .filter(({ origin }) => checkCrmOrigin(origin) !== undefined)
        .map(async (site) => ({ ...site, allowed: await browser.hasAccess(site.origin) })),
    );
    const first = crmOrigins.map((origin) => ({
      origin,
      by: 'highlevel' as const,
      allowed: true,
    }));
    return [...first, ...sites.sort((a, b) => a.origin.localeCompare(b.origin))];
  }

  /** Reads anew what has changed; the last one to begin is the one that counts. */
  function read(): Promise<readonly string[]> {
    turn += 1;
    const mine = turn;
    const mineReading = list().then(
      (sites) => {
        const origins = sites.filter(({ allowed }) => allowed).map(({ origin }) => origin);
        if (mine === turn) known = origins;
        return origins;
      },
      (error: unknown) => {
        // Rather nowhere than where it may have ended.
        if (mine === turn) {
          reading = undefined;
          known = undefined;
        }
        throw error;
      },
    );
    reading = mineReading;
    return mineReading;
  }

  /** Where it works. Rejects when the records cannot be read. */
  const origins = (): Promise<readonly string[]> => reading ?? read();

  /** Brings memory, registered scripts and open tabs in line with what holds now. */
  const follow = (put: 'none' | 'new' | 'all'): Promise<void> =>
    // Registering twice at once fails: one after the other.
    inTurn('follow', async () => {
      const before = known ?? crmOrigins;
      const enabled = await read();
      await browser.registerLauncher(enabled.filter((origin) => origin !== crmOrigins[0]));
      const fresh = enabled.filter(
        (origin) => put === 'all' || !before.some((one) => one === origin),
      );
      if (put !== 'none') await browser.putLauncher(fresh);
    });

  async function keep(origin: string): Promise<void> {
    const { crmOrigins: given } = await policy.read();
    // What an administrator gives comes and goes with the policy.
    if (!given.includes(origin) && !(await db.get('crmSites', origin))) {
      await db.put('crmSites', { version: 1, origin, addedAt: now() });
    }
  }

  /** A library is read there too: its access stays. */
  async function isUsedByLibrary(origin: string): Promise<boolean> {
    const [libraries, given] = await Promise.all([db.getAll('libraries'), policy.read()]);
    const managed = given.libraries.map((entry) =>
      'address' in entry ? entry.address : undefined,
    );
    return [...libraries.map(({ address }) => address), ...managed].some(
      (address) =>
        address !== undefined &&
        URL.canParse(address) &&
        new URL(address).hostname === new URL(origin).hostname,
    );
  }

  return {
    list,
    origins,
    /** The same without waiting, for what must be decided inside a click. */
    known: () => known,

    /** At every start of the worker: an update of the extension drops what was registered. */
    start: () => follow('none'),

    /** After an installation or update: open pages have an old launcher, or none. */
    installed: () => follow('all'),

    /** The policy is another one. */
    policyChanged: () => follow(known ? 'new' : 'none'),

    /** The browser lets Switchboard in somewhere: what a person was asked for may be settled. */
    async accessGiven(): Promise<void> {
      const wanted = await wish.read();
      if (wanted && (await browser.hasAccess(wanted))) {
        await keep(wanted);
        await wish.forget();
      }
      await follow('all');
    },

    /** It does not any more; the launcher in open pages is told when it asks. */
    accessTaken: () => follow('none'),

    /**
     * A person wants an address. `asking`: the browser is about to ask them, and may close this page
     * for it. Tells whether it works there now; does nothing without the browser's yes.
     */
    async want(given: string, phase: 'asking' | 'allowed' | 'denied'): Promise<boolean> {
      const origin = checkCrmOrigin(given);
      if (!origin) return false;
      if (phase === 'denied') {
        await wish.forget();
        return (await origins()).includes(origin);
      }
      // Before anything else is awaited: the browser may be quick to say yes.
      await wish.keep(origin);
      if (!(await browser.hasAccess(origin))) return false;
      await keep(origin);
      await wish.forget();
      await follow('new');
      return true;
    },

    /** Takes a person's address out, and gives the browser's permission back. */
    async remove(origin: string): Promise<boolean> {
      const sites = await list();
      if (sites.find((site) => site.origin === origin)?.by !== 'person') return false;
      await browser.stopLauncher(origin).catch(() => undefined);
      // Stopped between the two, it is listed still, as not allowed, and can be removed again.
      if (!(await isUsedByLibrary(origin))) {
        await browser.giveBackAccess(origin).catch(() => undefined);
      }
      await db.delete('crmSites', origin);
      await follow('none');
      return true;
    },
  };
}
export type CrmSites = ReturnType<typeof createCrmSites>;
