import * as z from 'zod/mini';
import { LibraryHead } from '../../sharing/document.ts';
import { SharingProblem } from '../../sharing/problem.ts';
import { ApplyMode, sourceKinds } from '../../sharing/schema.ts';
import { ActionTypeName, Id } from './shapes.ts';

/** Shapes that the messages about sharing have in common. */

export { ApplyMode, LibraryHead, SharingProblem };

/** A document that a page has handed over, or the background has read, is called by this for a while. */
export const StageId = Id;

/** Whether a document is signed, and by whom, as far as that is known here. */
export const SignatureView = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unsigned') }),
  z.object({
    kind: z.literal('signed'),
    key: z.string(),
    /** "3F2A 91C0 …", for people to compare. */
    fingerprint: z.string(),
    /**
     * pinned: the key that was approved for this library · own: a key of this browser ·
     * trusted: an administrator gave it · new: never seen for this library
     */
    known: z.enum(['pinned', 'own', 'trusted', 'new']),
    /** What this browser calls the key, where it has a name here. */
    name: z.optional(z.string()),
  }),
]);
export type SignatureView = z.infer<typeof SignatureView>;

/** One thing that differs; `sensitive`: it can divert or change what a caller gets. */
export const SharedDifference = z.object({
  label: z.string(),
  before: z.optional(z.string()),
  after: z.optional(z.string()),
  path: z.string(),
  sensitive: z.boolean(),
});
export type SharedDifference = z.infer<typeof SharedDifference>;

/** A library in a list, and what is to be known of it at a glance. */
export const LibraryRow = z.object({
  id: z.string(),
  source: z.enum(sourceKinds),
  name: z.string(),
  description: z.string(),
  publisher: z.string(),
  revision: z.number(),
  templates: z.number(),
  packs: z.number(),
  signature: SignatureView,
  /** Of those read from elsewhere. */
  address: z.optional(z.string()),
  apply: ApplyMode,
  everyHours: z.optional(z.number()),
  /** When it was tried, read, and is due (ms since 1970). */
  triedAt: z.optional(z.number()),
  readAt: z.optional(z.number()),
  nextAt: z.optional(z.number()),
  changedAt: z.number(),
  problem: z.optional(SharingProblem),
  /** An update waits for an answer. */
  pending: z.optional(
    z.object({
      revision: z.number(),
      changes: z.number(),
      sensitive: z.number(),
      newKey: z.boolean(),
      foundAt: z.number(),
    }),
  ),
  conflicts: z.number(),
  /** Changes made here that are not in the shared folder yet. */
  unsent: z.number(),
  /** What the person is called in a shared folder. */
  me: z.optional(z.string()),
  /** The name in its login; the password stays in the background. */
  user: z.optional(z.string()),
  hasLogin: z.boolean(),
  /** Parts of it that cannot be used, or are held back, and why. */
  refused: z.array(z.object({ name: z.string(), message: z.string() })),
  /** Of one's own: the key that signs it. */
  signWith: z.optional(z.string()),
});
export type LibraryRow = z.infer<typeof LibraryRow>;

/** A template or pack of a library, for its page. */
export const LibraryItem = z.object({
  /** The id here: of the template's or pack's own page. */
  id: z.string(),
  kind: z.enum(['template', 'pack']),
  type: z.optional(ActionTypeName),
  name: z.string(),
  revision: z.number(),
  changedAt: z.number(),
  changedBy: z.optional(z.string()),
});
export type LibraryItem = z.infer<typeof LibraryItem>;

/** A template or pack of a document that is looked at before it is taken. */
export const PreviewItem = z.object({
  /** Its id in the document. */
  id: z.string(),
  kind: z.enum(['template', 'pack']),
  type: z.optional(ActionTypeName),
  name: z.string(),
  /**
   * new: not here · changed: it went on since it was taken, and is unchanged here · same: equal ·
   * conflicting: changed here too, or here before under the same id · removed: deleted there
   */
  state: z.enum(['new', 'changed', 'same', 'conflicting', 'removed']),
  /** How many things in it can divert or change what a caller gets. */
  sensitive: z.number(),
  changedAt: z.number(),
  changedBy: z.optional(z.string()),
});
export type PreviewItem = z.infer<typeof PreviewItem>;

export const PreviewCounts = z.object({
  new: z.number(),
  changed: z.number(),
  same: z.number(),
  conflicting: z.number(),
  removed: z.number(),
});

/** A document as it is looked at before anything is taken. */
export const PreviewReply = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unreadable'), problem: SharingProblem }),
  z.object({
    kind: z.literal('preview'),
    stageId: StageId,
    head: LibraryHead,
    signature: SignatureView,
    templates: z.number(),
    packs: z.number(),
    counts: PreviewCounts,
    refused: z.array(z.object({ name: z.string(), message: z.string() })),
    /** Why nothing can be taken from it, e.g. it is older than what is here. */
    problem: z.optional(SharingProblem),
  }),
]);
export type PreviewReply = z.infer<typeof PreviewReply>;

/** Something the exporter found that should not leave, or that people want to know of. */
export const Finding = z.object({
  /** The same place and value have the same key the next time. */
  key: z.string(),
  templateId: z.string(),
  templateName: z.string(),
  /** Where it stands, in people's words: "Text message", "Header 2". */
  place: z.string(),
  kind: z.enum(['secret', 'id', 'phone', 'email', 'address']),
  /** Of a secret only a mask. */
  text: z.string(),
  /** Secrets and ids never leave as they are. */
  forced: z.boolean(),
  choice: z.enum(['blank', 'keep']),
  /** `blank` means here that it is left out: nothing would fill it in there. */
  leftOut: z.optional(z.literal(true)),
});
export type Finding = z.infer<typeof Finding>;

/** What leaves: templates and packs by their ids here, or one of one's own libraries. */
export const ExportOf = z.union([
  z.object({ ids: z.array(Id).check(z.maxLength(20_000)) }),
  z.object({ libraryId: Id }),
]);
export type ExportOf = z.infer<typeof ExportOf>;

export const ExportChoices = z.record(z.string(), z.enum(['blank', 'keep']));

/** What an administrator allows; everything without a policy. */
export const PolicyView = z.object({
  managed: z.boolean(),
  personalTemplates: z.boolean(),
  exports: z.boolean(),
  rememberedSecrets: z.boolean(),
});
export type PolicyView = z.infer<typeof PolicyView>;

/** A publisher's key; the private half stays in the background. */
export const KeyView = z.object({
  key: z.string(),
  name: z.string(),
  fingerprint: z.string(),
  createdAt: z.number(),
  backedUpAt: z.optional(z.number()),
  /** Names of one's own libraries that it signs. */
  signs: z.array(z.string()),
});
export type KeyView = z.infer<typeof KeyView>;
