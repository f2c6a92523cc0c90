import * as z from 'zod/mini';
import { DirectoryEntry, DirectoryKind } from '../messaging/messages/directory-list.ts';
import { migrateRun } from '../runs/migrate.ts';
import { Run } from '../runs/schema.ts';

/**
 * Every kind of stored record: its schema and where its key comes from. A record carries its
 * `version`; a new shape raises the version and adds a migration beside the schema.
 */

/** The token of one sub-account, with what is known of it. Read by `lib/connections` only. */
export const ConnectionRecord = z.object({
  version: z.literal(1),
  locationId: z.string(),
  token: z.string(),
  addedAt: z.number(),
  missingScopes: z.array(z.string()),
  writes: z.enum(['unknown', 'yes', 'no']),
});
export type ConnectionRecord = z.infer<typeof ConnectionRecord>;

/** A half-filled form, without its secrets. One per agent and template. */
export const DraftRecord = z.object({
  version: z.literal(1),
  /** `locationId/agentId/templateId` */
  key: z.string(),
  draftId: z.string(),
  locationId: z.string(),
  agentId: z.string(),
  templateId: z.string(),
  name: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  /** The form was on screen when quick add closed. */
  open: z.boolean(),
  changedAt: z.number(),
});
export type DraftRecord = z.infer<typeof DraftRecord>;

/** What a template's form held when it was last sent in one sub-account; never a secret. */
export const RememberedRecord = z.object({
  version: z.literal(1),
  /** `locationId/templateId` */
  key: z.string(),
  name: z.string(),
  /** Field path → value, for the fields that differ from the template. */
  values: z.record(z.string(), z.unknown()),
  usedAt: z.number(),
});
export type RememberedRecord = z.infer<typeof RememberedRecord>;

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
  connections: { schema: ConnectionRecord, key: 'locationId' },
  runs: {
    schema: Run,
    key: 'id',
    indexes: {
      byDraft: 'draftId',
      byAgent: ['target.locationId', 'target.agentId', 'activeAt'],
      byCreated: 'createdAt',
      byOpen: ['open', 'target.locationId', 'target.agentId'],
    },
    migrate: migrateRun,
  },
  drafts: { schema: DraftRecord, key: 'key' },
  remembered: { schema: RememberedRecord, key: 'key' },
  directory: { schema: DirectoryRecord, key: 'key' },
  names: { schema: NameRecord, key: 'key' },
  shapes: { schema: ShapeRecord, key: 'key' },
  setAside: { schema: SetAsideRecord, key: 'key' },
} as const;

export type StoreName = keyof typeof stores;
export type RecordOf<S extends StoreName> = z.infer<(typeof stores)[S]['schema']>;
/** The names of a store's indexes. */
export type IndexOf<S extends StoreName> = (typeof stores)[S] extends { indexes: infer I }
  ? keyof I & string
  : never;
