import type { Connections } from '../connections/connections.ts';
import { createLogins } from '../connections/logins.ts';
import { createSigningKeys } from '../connections/signing-keys.ts';
import type { Vault } from '../connections/vault.ts';
import type { Database } from '../storage/database.ts';
import type { PackStore } from '../templates/pack-store.ts';
import type { TemplateStore } from '../templates/store.ts';
import { createChecks } from './checks.ts';
import { createClock } from './clock.ts';
import { createExporter } from './exporter.ts';
import { createFolders } from './folders.ts';
import { readKnown } from './known.ts';
import { createLibraries } from './libraries.ts';
import { createLooking } from './looking.ts';
import { createNames } from './names.ts';
import { createOrigins } from './origins.ts';
import { createOwn } from './own.ts';
import type { PolicyDependencies, PolicyReader } from './policy.ts';
import { createFileSource } from './sources/file.ts';
import { createWays } from './sources/index.ts';
import { createManaged } from './sources/managed.ts';
import { type AddressDependencies, createSubscription } from './sources/subscription.ts';
import { createStages } from './stages.ts';
import { createUpdates } from './updates.ts';
import { createViews } from './views.ts';

export interface SharingDependencies extends AddressDependencies {
  db: Database;
  connections: Connections;
  vault: Vault;
  store: TemplateStore;
  packs: PackStore;
  policy: PolicyReader;
  /** `storage.local`: which policy was followed last. */
  kept: PolicyDependencies['kept'];
  now(): number;
  newId(): string;
  wait(ms: number): Promise<void>;
  /** Templates were written past their store. */
  onChanged(): void;
  /** Sets the alarm for the next library that is due (ms since 1970). */
  wakeAt(time: number): void;
}

/** Everything about libraries that the background needs, wired together. */
export function createSharing(dependencies: SharingDependencies) {
  const { db, connections, vault, store, packs, policy, kept, now, newId, hasAccess } =
    dependencies;
  const { onChanged, wakeAt } = dependencies;
  const libraries = createLibraries({ db, now, newId, onChanged });
  const updates = createUpdates(db, libraries, now);
  const logins = createLogins(db, vault);
  const keys = createSigningKeys(db, vault, now);
  const known = () => readKnown(db, { connections, logins, keys });
  const exporter = createExporter({ store, packs, known });
  const own = createOwn({ db, libraries, exporter, keys, known, now, newId });
  const stages = createStages(newId);
  const file = createFileSource({ db, now, newId, onChanged });
  const subscription = createSubscription(dependencies);
  const managed = createManaged({
    libraries,
    updates,
    put: (library) => db.put('libraries', library),
    policy: policy.read,
    kept,
    now,
  });
  const folders = createFolders({
    ...dependencies,
    logins,
    heldBack: exporter.heldBack,
  });
  const views = createViews({
    db,
    libraries,
    logins,
    keys,
    trusted: async () => (await policy.read()).trustedPublishers,
    unsent: folders.unsent,
  });
  const looking = createLooking({ stages, file, libraries, views });
  const ways = createWays({
    libraries,
    logins,
    subscription,
    receive: ({ id }, text) => updates.receive(id, text),
    receiveManaged: managed.receive,
    syncFolder: folders.sync,
  });
  const checks = createChecks({ libraries, ways, now });
  const clock = createClock({
    now,
    async libraries() {
      const [all, { certain }] = await Promise.all([libraries.list(), policy.read()]);
      // Before that nobody knows which key a managed library has to be signed with.
      return certain ? all : all.filter(({ source }) => source !== 'managed');
    },
    check: checks.check,
    hasAccess,
    wakeAt,
  });
  const names = createNames(db);
  const origins = createOrigins(db, store);
  return {
    checks,
    clock,
    exporter,
    file,
    folders,
    keys,
    known,
    libraries,
    logins,
    looking,
    managed,
    names,
    origins,
    own,
    policy,
    stages,
    subscription,
    updates,
    views,
  };
}
