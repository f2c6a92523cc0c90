import { hashOf } from './canonical.ts';
import type { LibraryHead, LibraryPack, LibraryTemplate, Tombstone } from './document.ts';

/** What a document says, but for its revision and its signature. */
export interface Said {
  head: LibraryHead;
  templates: LibraryTemplate[];
  packs: LibraryPack[];
  tombstones: Tombstone[];
  others: Record<string, unknown>[];
}

/** Tells two publications apart: what says the same needs no new revision. */
export function publishedHash({
  head,
  templates,
  packs,
  tombstones,
  others,
}: Said): Promise<string> {
  const { revision: _, ...rest } = head;
  return hashOf([rest, templates, packs, tombstones, others]);
}
