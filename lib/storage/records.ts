import * as z from 'zod/mini';
import { DirectoryEntry, DirectoryKind } from '../messaging/messages/directory-list.ts';
import { migrateRun } from '../runs/migrate.ts';
import { Plan, PlanContents, PlanSource, PlanTarget, TargetSet } from '../runs/plan/schema.ts';
import { Run } from '../runs/schema.ts';
import { Library, LibraryDoc } from '../sharing/schema.ts';
import { AgencyRecord } from './agency-record.ts';
import { DraftRecord, migrateDraft } from './draft-records.ts';
import {
  ConnectionRecord,
  LoginRecord,
  migrateConnection,
  migrateLogin,
  migrateSigningKey,
  SigningKeyRecord,
  VaultRecord,
} from './secret-records.ts';
import {
  BindingRecord,
  EditRecord,
  MarkRecord,
  migratePack,
  migrateRemembered,
  migrateTemplate,
  PackRecord,
  RememberedRecord,
  TallyRecord,
  TemplateRecord,
  VersionRecord,
} from './template-records.ts';

/**
 * Every kind of stored record: its schema and where its key comes from. A record carries its
 * `version`; a new shape raises the version and adds a migration beside the schema.
 */

/** One list of a sub-account as it was last read. */
export const DirectoryRecord = z.object({
  version: z.literal(1),
  /** `locationId/kind` */
  key: z.string(),
  kind: DirectoryKind,
  entries: z.array(DirectoryEntry),
  fetchedAt: z.optional(z.number()),
});
export type DirectoryRecord = z.infer<typeof DirectoryRecord>;

/** Names told by the API: key `location/<id>` or `agent/<locationId>/<id>`. */
export const NameRecord = z.object({ version: z.literal(1), key: z.string(), name: z.string() });
export type NameRecord = z.infer<typeof NameRecord>;

/** Which of two bodies HighLevel took for an action type. */
export const ShapeRecord = z.object({
  version: z.literal(1),
  key: z.string(),
  shape: z.enum(['documented', 'builder']),
});

/** An agency's own address of the CRM that a person has said yes to. The browser may still say no. */
export const CrmSiteRecord = z.object({
  version: z.literal(1),
  /** `https://crm.agency.com` */
  origin: z.string(),
  addedAt: z.number(),
});
export type CrmSiteRecord = z.infer<typeof CrmSiteRecord>;

/** A record that did not parse, kept as it was. */
export const SetAsideRecord = z.object({
  key: z.string(),
  store: z.string(),
  record: z.unknown(),
  at: z.number(),
});

/**
 * `indexes`: name → key path; raise `databaseVersion` with each change. `migrate` brings a raw record
 * of an earlier version to the present one and returns anything else as it is.
 */
export const stores = {
  connections: { schema: ConnectionRecord, key: 'locationId', migrate: migrateConnection },
  agencies: { schema: AgencyRecord, key: 'companyId' },
  runs: {
    schema: Run,
    key: 'id',
    indexes: {
      byDraft: 'draftId',
      byAgent: ['target.locationId', 'target.agentId', 'activeAt'],
      byCreated: 'createdAt',
      byOpen: ['open', 'target.locationId', 'target.agentId'],
      byPlan: ['planId', 'place'],
      byAlone: ['alone', 'createdAt'],
      byRevision: ['id', 'revision'],
    },
    migrate: migrateRun,
  },
  plans: { schema: Plan, key: 'id', indexes: { byCreated: 'createdAt', byState: 'state' } },
  planTargets: {
    schema: PlanTarget,
    key: 'key',
    indexes: { byPlan: ['planId', 'place'], byState: ['planId', 'state', 'place'] },
  },
  planSources: { schema: PlanSource, key: 'planId' },
  planContents: { schema: PlanContents, key: 'key', indexes: { byPlan: 'planId' } },
  targetSets: { schema: TargetSet, key: 'id' },
  drafts: {
    schema: DraftRecord,
    key: 'key',
    indexes: { byAgent: ['locationId', 'agentId'] },
    migrate: migrateDraft,
  },
  templates: {
    schema: TemplateRecord,
    key: 'id',
    indexes: { byName: ['inBin', 'sortName'], byLibrary: 'library.id' },
    migrate: migrateTemplate,
  },
  tallies: { schema: TallyRecord, key: 'key' },
  versions: { schema: VersionRecord, key: 'key', indexes: { byTemplate: 'templateId' } },
  packs: {
    schema: PackRecord,
    key: 'id',
    indexes: { byLibrary: 'library.id' },
    migrate: migratePack,
  },
  libraries: { schema: Library, key: 'id' },
  libraryDocs: { schema: LibraryDoc, key: 'key' },
  logins: { schema: LoginRecord, key: 'key', migrate: migrateLogin },
  signingKeys: { schema: SigningKeyRecord, key: 'key', migrate: migrateSigningKey },
  vault: { schema: VaultRecord, key: 'key' },
  edits: { schema: EditRecord, key: 'key', indexes: { byOf: 'of' } },
  marks: {
    schema: MarkRecord,
    key: 'key',
    indexes: { byFavourite: 'favourite', byLastUse: 'lastUsedAt' },
  },
  remembered: {
    schema: RememberedRecord,
    key: 'key',
    indexes: { byLocation: ['locationId', 'usedAt'] },
    migrate: migrateRemembered,
  },
  bindings: { schema: BindingRecord, key: 'key' },
  directory: { schema: DirectoryRecord, key: 'key' },
  names: { schema: NameRecord, key: 'key' },
  shapes: { schema: ShapeRecord, key: 'key' },
  crmSites: { schema: CrmSiteRecord, key: 'origin' },
  setAside: { schema: SetAsideRecord, key: 'key' },
} as const;

/** Stores whose records hold a secret, in `kept`: in no backup, whatever becomes of a record. */
export const secretStores = [
  'connections',
  'agencies',
  'logins',
  'signingKeys',
] as const satisfies StoreName[];
export type SecretStore = (typeof secretStores)[number];

/** Tells whether records of a store hold a secret. */
export const isSecretStore = (store: string): store is SecretStore =>
  secretStores.some((one) => one === store);

export type StoreName = keyof typeof stores;
export type RecordOf<S extends StoreName> = z.infer<(typeof stores)[S]['schema']>;
/** The names of a store's indexes. */
export type IndexOf<S extends StoreName> = (typeof stores)[S] extends { indexes: infer I }
  ? keyof I & string
  : never;
