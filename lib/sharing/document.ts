import * as z from 'zod/mini';
import { PackContent, TemplateContent } from '../templates/schema.ts';

/**
 * A library as it travels: in files, codes, at addresses and in shared folders. `docs/library-format.md`
 * describes it; its JSON Schema is made of these schemas. Unknown keys survive everywhere.
 */
export const libraryKind = 'switchboard.library';
export const libraryVersion = 1;

/** More than this is not read (bytes of UTF-8). */
export const documentLimit = 32 * 1024 * 1024;
/** What a code may be when it is written out (bytes). */
export const unpackedLimit = 5 * 1024 * 1024;
/** More templates, packs or tombstones than these are refused. */
export const itemLimit = 20_000;

/** Whole and not below nothing; a number as a text is not one. */
const Whole = z.number().check(z.int(), z.minimum(0));

/** What a template or pack is called in its document: no slashes, and nothing the extension uses itself. */
export const itemId = /^(?!__proto__$)[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const ItemId = z.string().check(z.regex(itemId));

/** What every template and pack in a document says besides its content. */
const carried = {
  id: ItemId,
  /** Its version: grows by one with each change. */
  revision: z.number().check(z.int(), z.minimum(1)),
  /** Milliseconds since 1970. */
  changedAt: Whole,
  /** Who changed it last, as they call themselves. */
  changedBy: z.optional(z.string().check(z.maxLength(200))),
};

export const LibraryTemplate = z.looseObject({ ...carried, ...TemplateContent.shape });
export type LibraryTemplate = z.infer<typeof LibraryTemplate>;

/** `templateIds`: ids of templates in the same document. */
export const LibraryPack = z.looseObject({ ...carried, ...PackContent.shape });
export type LibraryPack = z.infer<typeof LibraryPack>;

/** What was deleted, so that nobody brings it back by having it still. */
export const Tombstone = z.looseObject({
  id: ItemId,
  /** The version it would have got. */
  revision: z.number().check(z.int(), z.minimum(1)),
  deletedAt: Whole,
  deletedBy: z.optional(z.string().check(z.maxLength(200))),
});
export type Tombstone = z.infer<typeof Tombstone>;

const base64url = (bytes: number) =>
  z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((bytes * 4) / 3)}}$`)));

/** Over the canonical form (RFC 8785) of the document without this key. */
export const Signature = z.object({
  algorithm: z.literal('Ed25519'),
  /** The publisher's public key, 32 bytes in base64url. */
  key: base64url(32),
  /** 64 bytes in base64url. */
  value: base64url(64),
});
export type Signature = z.infer<typeof Signature>;

const head = {
  id: ItemId,
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  description: z.string().check(z.maxLength(5_000)),
  /** Who publishes it, in their own words; only a signature proves anything. */
  publisher: z.string().check(z.maxLength(200)),
  /** Grows with each publication. */
  revision: Whole,
  /** Made of a few templates once, not a library that goes on. */
  selection: z.optional(z.literal(true)),
};

/** The outside of a document; templates and packs are parsed one by one, so that one bad one is told. */
export const LibraryEnvelope = z.looseObject({
  kind: z.literal(libraryKind),
  version: z.literal(libraryVersion),
  ...head,
  templates: z.array(z.unknown()).check(z.maxLength(itemLimit)),
  packs: z.array(z.unknown()).check(z.maxLength(itemLimit)),
  tombstones: z.array(Tombstone).check(z.maxLength(itemLimit)),
  signature: z.optional(Signature),
});

/** A whole document, as it is written. */
export const LibraryDocument = z.looseObject({
  ...LibraryEnvelope.shape,
  templates: z.array(LibraryTemplate).check(z.maxLength(itemLimit)),
  packs: z.array(LibraryPack).check(z.maxLength(itemLimit)),
});
export type LibraryDocument = z.infer<typeof LibraryDocument>;

/** What a library says of itself. */
export const LibraryHead = z.object({
  ...head,
  /** Keys of the document that this version does not know. */
  extra: z.optional(z.record(z.string(), z.unknown())),
});
export type LibraryHead = z.infer<typeof LibraryHead>;
