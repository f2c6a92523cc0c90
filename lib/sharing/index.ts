import { createLogins } from '../connections/logins.ts';
import { createSigningKeys } from '../connections/signing-keys.ts';
import type { Connections } from '../connections/tokens.ts';
import type { Database } from '../storage/database.ts';
import type { TemplateList } from '../templates/list.ts';
import type { PackStore } from '../templates/pack-store.ts';
import type { TemplateStore } from '../templates/store.ts';
import { createChecks } from './checks.ts';
import { createExporter } from './exporter.ts';
import { readKnown } from './known.ts';
import { createLibraries } from './libraries.ts';
import { createLooking } from './looking.ts';
import { createOrigins } from './origins.ts';
import { createOwn } from './own.ts';
import type { PolicyReader } from './policy.ts';
import { createFileSource } from './sources/file.ts';
import { createFolders } from './sources/folder.ts';
import { createManaged, type ManagedDependencies } from './sources/managed.ts';
import { type AddressDependencies, createSubscription } from './sources/subscription.ts';
import { createStages } from './stages.ts';
import { createUpdates } from './updates.ts';
import { createViews } from './views.ts';

export interface SharingDependencies extends AddressDependencies {
  db: Database;
  connections: Connections;
  store: TemplateStore;
  packs: PackStore;
  list: TemplateList;
  policy: PolicyReader;
  /** Where it is noted which policy was followed last: `storage.local`. */
  kept: ManagedDependencies['kept'];
  now(): number;
  newId(): string;
  wait(ms: number): Promise<void>;
}
