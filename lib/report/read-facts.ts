import type { PolicyReader } from '../sharing/policy.ts';
import type { Database } from '../storage/database.ts';
import { type StoreName, secretStores, stores } from '../storage/records.ts';
import type { Settings } from '../storage/settings.ts';
import { browserName } from './browser-name.ts';
import { type Counts, journalShape, keptWays, setAsideStores, siteCounts } from './facts.ts';
import type { LastErrors } from './last-errors.ts';
import type { ReportFacts } from './report.ts';

/** What the browser tells of itself and of the extension. */
export interface About {
  /** The extension's. */
  version: string;
  userAgent: string;
  platform(): Promise<{ os: string; arch: string }>;
  permissions(): Promise<{
    permissions?: readonly string[] | undefined;
    origins?: readonly string[] | undefined;
  }>;
  /** Bytes that are used and may be used; fails, or says nothing, where a browser does not tell. */
  estimate(): Promise<{ usage?: number; quota?: number }>;
}

export interface FactsDependencies {
  db: Database;
  settings: { read(): Promise<Settings> };
  policy: PolicyReader;
  errors: LastErrors;
  about: About;
  now(): number;
}

/** Records that are read at once. */
const part = 200;

/** Gathers what a report says. What cannot be read is left out: a report is for when things fail. */
export async function readFacts(from: FactsDependencies): Promise<ReportFacts> {
  const { db, about, now } = from;
  const [settings, policy, errors, platform, granted, estimate] = await Promise.all([
    from.settings.read().catch(() => ({})),
    from.policy.read().catch(() => undefined),
    from.errors.list(),
    about.platform().catch(() => undefined),
    about.permissions().catch(() => undefined),
    about.estimate().catch((): { usage?: number } => ({})),
  ]);
  const [counts, runs, aside, libraries, crm, secrets] = await Promise.all([
    storeCounts(db),
    all(db, 'runs', (run) => run),
    all(db, 'setAside', (one) => ({ store: (one as { store?: unknown }).store })),
    all(db, 'libraries', (one) => `${(one as { address?: unknown }).address ?? ''}`),
    all(db, 'crmSites', (one) => `${(one as { origin?: unknown }).origin ?? ''}`),
    Promise.all(
      secretStores.map((store) =>
        all(db, store, (one) => ({ kept: (one as { kept?: unknown }).kept })),
      ),
    ),
  ]);
  return {
    at: now(),
    version: about.version,
    browser: browserName(about.userAgent),
    platform: platform ? `${platform.os} ${platform.arch}` : 'unknown',
    settings: { ...settings },
    permissions: granted?.permissions ?? [],
    sites: siteCounts(granted?.origins ?? [], { libraries, crm }),
    connections: counts.connections ?? 0,
    kept: keptWays(secrets.flat()),
    errors,
    stores: counts,
    setAside: setAsideStores(aside),
    bytes: estimate.usage,
    journal: journalShape(runs, now()),
    policy: {
      managed: policy?.managed ?? false,
      libraries: policy?.libraries.length ?? 0,
      unread: policy ? policy.broken.length + policy.refused.length : 0,
      switchedOff: policy ? switches.flatMap(([name, words]) => (policy[name] ? [] : [words])) : [],
    },
  };
}

const switches = [
  ['personalTemplates', 'personal templates'],
  ['exports', 'exports'],
  ['rememberedSecrets', 'remembered secrets'],
] as const;

/** How many records each store has that has any. */
export async function storeCounts(db: Database): Promise<Counts> {
  const counted = await Promise.all(
    (Object.keys(stores) as StoreName[]).map(
      async (store) => [store, await db.count(store).catch(() => 0)] as const,
    ),
  );
  return Object.fromEntries(counted.filter(([, count]) => count > 0));
}

/** Something of every raw record of a store, read part by part. */
async function all<T>(db: Database, store: StoreName, pick: (raw: object) => T): Promise<T[]> {
  const found: T[] = [];
  let range: IDBKeyRange | undefined;
  for (;;) {
    const raw = await db.raw(store, range, part).catch(() => []);
    for (const one of raw) if (typeof one === 'object' && one !== null) found.push(pick(one));
    const last = (raw.at(-1) as Record<string, IDBValidKey> | undefined)?.[stores[store].key];
    if (raw.length < part || last === undefined) return found;
    range = IDBKeyRange.lowerBound(last, true);
  }
}
