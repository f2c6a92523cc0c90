import * as z from 'zod/mini';
import { LibraryHead, Signature, Tombstone } from './document.ts';
import { SharingProblem } from './problem.ts';

/** The four ways to share; one file each in `sources/`. */
export const sourceKinds = ['file', 'subscription', 'folder', 'managed'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** Whether updates are taken by themselves or wait for a person; what can divert a call always waits. */
export const ApplyMode = z.enum(['auto', 'ask']);

/** A template that was changed in a shared folder, and has to be looked at before it changes here. */
export const Conflict = z.object({
  /** The template's or pack's id in the document. */
  item: z.string(),
  /** What the shared folder says of it now: a template or pack of a document. */
  theirs: z.record(z.string(), z.unknown()),
  /** When it was noticed (ms since 1970). */
  at: z.number(),
  /** It was not changed here: it can divert a call, and waits for approval. Else both sides changed it. */
  waits: z.optional(z.literal(true)),
});
export type Conflict = z.infer<typeof Conflict>;

/** An update that waits for a person; its document is in `libraryDocs`. */
export const Pending = z.object({
  revision: z.number(),
  /** Hex SHA-256 of what is signed, and by whom: an approval is for this very document. */
  hash: z.string(),
  foundAt: z.number(),
  /** How many templates and packs come, change or go, and how many of those can divert a call. */
  changes: z.number(),
  sensitive: z.number(),
  /** It is signed with a key that was not approved for this library. */
  newKey: z.optional(z.string()),
});
export type Pending = z.infer<typeof Pending>;

/** One library, whatever way it is shared, without its templates: those are in `templates`. */
export const Library = z.object({
  version: z.literal(1),
  /** `<way>:<anything>` */
  id: z.string(),
  source: z.enum(sourceKinds),
  head: LibraryHead,
  tombstones: z.array(Tombstone),
  /** Templates and packs of its document that this version cannot use, and why. */
  refused: z.array(z.object({ name: z.string(), message: z.string() })),
  /** The same as they stand in the document; they go along when it is written again. */
  others: z.array(z.record(z.string(), z.unknown())),
  addedAt: z.number(),
  /** When its content changed here last (ms since 1970). */
  changedAt: z.number(),
  /** The signature of the document that was taken last; absent: it was unsigned. */
  signature: z.optional(Signature),
  /** Hash of what is signed in that document: the same revision never says anything else. */
  hash: z.optional(z.string()),
  /** The only key whose signature is taken from now on; absent: unsigned documents are taken. */
  pin: z.optional(z.string()),
  apply: ApplyMode,
  pending: z.optional(Pending),
  /** Hash of an update that a person has left: it is not offered again. */
  declined: z.optional(z.string()),
  /** How reading it went. */
  check: z.object({
    /** When it was tried last, and when it worked last (ms since 1970). */
    triedAt: z.optional(z.number()),
    readAt: z.optional(z.number()),
    /** When it is due. */
    nextAt: z.optional(z.number()),
    /** Absent when it worked. */
    problem: z.optional(SharingProblem),
  }),
  /** Of a subscription, and of a managed library with an address. */
  address: z.optional(z.string()),
  everyHours: z.optional(z.number()),
  /** What the server said of the copy that was read last. */
  validators: z.optional(
    z.object({ etag: z.optional(z.string()), lastModified: z.optional(z.string()) }),
  ),
  /** Of a shared folder: what the person is called in it. */
  me: z.optional(z.string()),
  conflicts: z.array(Conflict),
  /** Of a shared folder: something was changed here and is not there yet. */
  unsent: z.optional(z.literal(true)),
  /** Of one's own: its templates and packs, what was chosen when it was exported, and who signs. */
  items: z.optional(z.array(z.string())),
  choices: z.optional(z.record(z.string(), z.enum(['blank', 'keep']))),
  signWith: z.optional(z.string()),
  /** Of one's own: hash of what was published or imported last, but for its revision and signature. */
  published: z.optional(z.string()),
  /** The versions of what was in it then, by ids in the document. */
  publishedItems: z.optional(z.record(z.string(), z.number())),
});
export type Library = z.infer<typeof Library>;

/** A document that is kept whole: `<library>/pending`, or `<library>/base` of a shared folder. */
export const LibraryDoc = z.object({
  version: z.literal(1),
  key: z.string(),
  text: z.string(),
});
export type LibraryDoc = z.infer<typeof LibraryDoc>;

/** The keys of a document of a library. */
export const pendingKey = (libraryId: string) => `${libraryId}/pending`;
export const baseKey = (libraryId: string) => `${libraryId}/base`;
