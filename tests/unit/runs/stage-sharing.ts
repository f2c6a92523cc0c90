import type { Connections } from '../../../lib/connections/connections.ts';
import type { Vault } from '../../../lib/connections/vault.ts';
import { createLastErrors } from '../../../lib/report/last-errors.ts';
import type { About } from '../../../lib/report/read-facts.ts';
import { createSharing } from '../../../lib/sharing/index.ts';
import { createPolicy, type PolicyReader } from '../../../lib/sharing/policy.ts';
import type { Database } from '../../../lib/storage/database.ts';
import { isSecretStore, type StoreName, stores } from '../../../lib/storage/records.ts';
import type { createTemplates } from '../../../lib/templates/index.ts';
import type { area } from './area.ts';
import { createSiteWorld } from './stage-sites.ts';

/** The stores without tokens, logins and keys. */
export const openStores = (Object.keys(stores) as StoreName[]).filter(
  (name) => !isSecretStore(name),
);

/** Where libraries come from: what an administrator has set, and the web, which has nothing at first. */
export function createWorld() {
  /** Origins that a person lets the extension read. */
  const access = new Set<string>();
  return {
    managed: administrator(),
    web: {
      fetch: (async () => {
        throw new TypeError('There is no web here');
      }) as typeof fetch,
      access,
    },
    crm: createSiteWorld(access),
    /** When libraries asked to be read again (ms since 1970). */
    sharingWakes: [] as number[],
  };
}
type World = ReturnType<typeof createWorld>;

/** The administrator's policy as a worker reads it. */
export const policyIn = ({ managed }: World, kept: ReturnType<typeof area>, now: () => number) =>
  createPolicy({
    area: { get: async () => structuredClone(managed.policy) },
    onChanged: (listener) => void managed.listeners.push(listener),
    kept,
    now,
    wait: async () => undefined,
  });

/** A worker's part that shares libraries. `living`: nothing comes of it after the worker's death. */
export function sharingIn(
  { web, sharingWakes }: World,
  worker: {
    db: Database;
    connections: Connections;
    vault: Vault;
    templates: ReturnType<typeof createTemplates>;
    policy: PolicyReader;
    kept: ReturnType<typeof area>;
    now(): number;
    newId(): string;
    wait(ms: number): Promise<void>;
    living<T>(work: () => Promise<T>): Promise<T>;
    isOnline(): boolean;
  },
) {
  const { templates, living, ...rest } = worker;
  const shared = createSharing({
    ...rest,
    store: templates.store,
    packs: templates.packs,
    fetch: (input, init) => living(() => web.fetch(input, init)),
    hasAccess: async (origin) => web.access.has(origin),
    timeLimit: () => new AbortController().signal,
    onChanged: templates.list.forget,
    wakeAt: (time) => void sharingWakes.push(time),
  });
  return { ...shared, errors: createLastErrors(rest.kept, rest.now), about };
}

/** A browser that tells of itself what browsers tell. */
const about: About = {
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36',
  platform: async () => ({ os: 'linux', arch: 'x86-64' }),
  permissions: async () => ({
    permissions: ['storage', 'tabs'],
    origins: ['https://services.leadconnectorhq.com/*', 'https://crm.harbor-agency.example/*'],
  }),
  estimate: async () => ({ usage: 123_456, quota: 10_000_000 }),
};

/** What an administrator has set; whoever listens is told when it is another one, as Chromium does. */
function administrator() {
  let policy: Record<string, unknown> = {};
  const listeners: (() => void)[] = [];
  return {
    listeners,
    get policy() {
      return policy;
    },
    set policy(next) {
      policy = next;
      for (const listener of listeners) listener();
    },
  };
}
