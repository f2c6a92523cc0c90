import {
  type LibraryDocument,
  type LibraryHead,
  type LibraryPack,
  type LibraryTemplate,
  libraryKind,
  libraryVersion,
  type Tombstone,
} from './document.ts';
import { byId } from './read-document.ts';

/** What a library says, as it is compared and merged: a document that was read fits. */
export interface LibraryContent {
  head: LibraryHead;
  templates: LibraryTemplate[];
  packs: LibraryPack[];
  tombstones: Tombstone[];
  /** Templates and packs that this version cannot use, as they stand. */
  others: Record<string, unknown>[];
}

/** A library that says nothing yet but who it is. */
export const emptyContent = (head: LibraryHead): LibraryContent => ({
  head,
  templates: [],
  packs: [],
  tombstones: [],
  others: [],
});

/** The document of a library; what this version cannot use stands where it stood. Unsigned. */
export function documentOf(content: LibraryContent): LibraryDocument {
  const { extra, ...head } = content.head;
  const isPack = (one: Record<string, unknown>) => Array.isArray(one.templateIds);
  const others = (packs: boolean) => content.others.filter((one) => isPack(one) === packs);
  return {
    ...extra,
    kind: libraryKind,
    version: libraryVersion,
    ...head,
    templates: [...content.templates, ...(others(false) as LibraryTemplate[])].sort(byId),
    packs: [...content.packs, ...(others(true) as LibraryPack[])].sort(byId),
    tombstones: content.tombstones,
  };
}
