import { same } from '../templates/compare-words.ts';
import { canonical } from './canonical.ts';
import { emptyContent, type LibraryContent } from './content.ts';
import type { LibraryHead, LibraryPack, LibraryTemplate, Tombstone } from './document.ts';
import { mergeHeads } from './merge-heads.ts';
import { byId } from './read-document.ts';

/** A template or pack of a document, or something in it that this version cannot use. */
export type Piece = Record<string, unknown> & { id: string };

export interface Merge {
  merged: LibraryContent;
  /** Changed on both sides: the merged library has theirs, and mine waits for a person. */
  conflicts: { item: string; mine: Piece | undefined; theirs: Piece }[];
  /** The merged library says something that theirs does not: it has to be written. */
  mineChanged: boolean;
  /** Ids of what the merged library says otherwise than mine: it changes here. */
  theirsChanged: string[];
}

type Kind = 'templates' | 'packs' | 'others';
interface Entry {
  kind: Kind;
  piece: Piece;
}
/** One side of the merge, by id. */
interface Side {
  entries: Map<string, Entry>;
  tombstones: Map<string, Tombstone>;
}
/** What one side says of one id: it is there, it was deleted, or nothing. */
interface State {
  entry: Entry | undefined;
  gone: Tombstone | undefined;
}

/**
 * Merges two copies of a library that began as `base`, template by template. Pure, and for any order
 * of the lists the same:
 *
 * - what changed on one side only is taken; what changed on both to different things is a conflict;
 * - a change beats a deletion, on either side, and gets a revision above it;
 * - only a tombstone deletes: what one side merely lacks is put back;
 * - tombstones are never lost; what is there with a revision above its tombstone lives;
 * - what this version cannot use is merged like everything else, as it stands.
 *
 * `held`: ids of which mine is kept out of the merged library, because it is not to be sent or an
 * earlier conflict waits; a change of theirs is a conflict then. Without a base the revisions decide
 * between what is there and what was deleted.
 */
export function mergeLibraries(
  base: LibraryContent | undefined,
  mine: LibraryContent,
  theirs: LibraryContent,
  held: ReadonlySet<string> = new Set(),
): Merge {
  const sides = {
    base: sideOf(base ?? emptyContent(theirs.head)),
    mine: sideOf(mine),
    theirs: sideOf(theirs),
  };
  const tombstones = unite(sides.mine.tombstones, sides.theirs.tombstones);
  const entries = new Map<string, Entry>();
  const conflicts: Merge['conflicts'] = [];
  // Without a base nothing tells an addition from an old copy but their numbers.
  const isNew = base !== undefined;
  for (const id of idsOf(Object.values(sides))) {
    const [b, m, t] = [stateOf(sides.base, id), stateOf(sides.mine, id), stateOf(sides.theirs, id)];
    const { entry, isConflict } = held.has(id) ? without(b, m, t) : mergeOne(b, m, t, isNew);
    const gone = tombstones.get(id);
    if (entry) entries.set(id, gone ? above(entry, gone.revision) : entry);
    if (entry && isConflict) {
      conflicts.push({ item: id, mine: m.entry?.piece, theirs: entry.piece });
    }
  }
  dropDeleted(entries);

  const head = mergeHeads(base?.head ?? theirs.head, mine.head, theirs.head);
  const mineChanged =
    differs(sides.theirs, entries, tombstones) ||
    !same({ ...head, revision: 0 }, { ...theirs.head, revision: 0 });
  const revision = mineChanged
    ? Math.max(mine.head.revision, theirs.head.revision) + 1
    : theirs.head.revision;
  const waiting = new Set(conflicts.map(({ item }) => item));
  return {
    merged: contentOf({ ...head, revision }, entries, tombstones),
    conflicts: conflicts.sort((a, b) => byId({ id: a.item }, { id: b.item })),
    mineChanged,
    theirsChanged: changedIds(sides.mine, entries).filter(
      (id) => !held.has(id) && !waiting.has(id),
    ),
  };
}

function sideOf({ templates, packs, tombstones, others }: LibraryContent): Side {
  const entries = new Map<string, Entry>();
  const add = (kind: Kind, pieces: Record<string, unknown>[]) => {
    for (const piece of pieces) {
      if (isPiece(piece) && !entries.has(piece.id)) entries.set(piece.id, { kind, piece });
    }
  };
  add('templates', templates);
  add('packs', packs);
  add('others', others);
  const deleted = new Map<string, Tombstone>();
  for (const one of tombstones) deleted.set(one.id, later(deleted.get(one.id), one));
  return { entries, tombstones: deleted };
}

const isPiece = (piece: Record<string, unknown>): piece is Piece => typeof piece.id === 'string';

const idsOf = (sides: Side[]) =>
  new Set(sides.flatMap(({ entries, tombstones }) => [...entries.keys(), ...tombstones.keys()]));

/** Of something that this version cannot use, the revision may be anything. */
const revisionOf = ({ piece }: Entry) => (typeof piece.revision === 'number' ? piece.revision : 0);

/** What is there and deleted at once is what has the higher revision. */
function stateOf({ entries, tombstones }: Side, id: string): State {
  const [entry, gone] = [entries.get(id), tombstones.get(id)];
  const isThere = entry && (!gone || revisionOf(entry) > gone.revision);
  return { entry: isThere ? entry : undefined, gone };
}

const stamps = new Set(['revision', 'changedAt', 'changedBy']);

/** Whether two say the same, whoever changed them when. */
export function saysSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  if (one === other) return true;
  const keys = Object.keys(one).filter((key) => !stamps.has(key));
  const others = Object.keys(other).filter((key) => !stamps.has(key));
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

const isSame = (one: Entry, other: Entry) => saysSame(one.piece, other.piece);

function mergeOne(
  b: State,
  m: State,
  t: State,
  isNew: boolean,
): { entry: Entry | undefined; isConflict?: true } {
  if (m.entry && t.entry) {
    if (isSame(m.entry, t.entry)) return { entry: newer(m.entry, t.entry) };
    if (b.entry && isSame(m.entry, b.entry)) return { entry: above(t.entry, revisionOf(m.entry)) };
    if (b.entry && isSame(t.entry, b.entry)) return { entry: above(m.entry, revisionOf(t.entry)) };
    return { entry: t.entry, isConflict: true };
  }
  if (m.entry) return { entry: survives(m.entry, b, t, isNew) ? m.entry : undefined };
  if (t.entry) return { entry: survives(t.entry, b, m, isNew) ? t.entry : undefined };
  return { entry: m.gone || t.gone ? undefined : b.entry };
}

/** Whether what only one side has is in the merged library; `isNew`: what the base lacks was added. */
function survives(entry: Entry, base: State, other: State, isNew: boolean): boolean {
  if (!other.gone || revisionOf(entry) > other.gone.revision) return true;
  if (base.entry) return !isSame(entry, base.entry);
  // It was deleted when both were the same, and brought back since.
  return base.gone ? revisionOf(entry) > base.gone.revision : isNew;
}

/** The merge without mine. */
function without(b: State, m: State, t: State): { entry: Entry | undefined; isConflict?: true } {
  if (!t.entry) return { entry: t.gone ? undefined : b.entry };
  const isNew = !b.entry || !isSame(t.entry, b.entry);
  const differs = !m.entry || !isSame(t.entry, m.entry);
  return isNew && differs ? { entry: t.entry, isConflict: true } : { entry: t.entry };
}

/** Of two that say the same, one for both sides to choose. */
function newer(one: Entry, other: Entry): Entry {
  const order = ({ piece }: Entry) => [
    Number(piece.revision ?? 0),
    Number(piece.changedAt ?? 0),
    String(piece.changedBy ?? ''),
  ];
  const [mine, theirs] = [order(one), order(other)];
  for (const [index, value] of mine.entries()) {
    const against = theirs[index] as typeof value;
    if (value !== against) return value > against ? one : other;
  }
  return other;
}

/** With a revision above another one. */
function above(entry: Entry, revision: number): Entry {
  if (revisionOf(entry) > revision || typeof entry.piece.revision !== 'number') return entry;
  return { ...entry, piece: { ...entry.piece, revision: revision + 1 } };
}

function later(one: Tombstone | undefined, other: Tombstone): Tombstone {
  if (!one || same(one, other)) return other;
  if (one.revision !== other.revision) return one.revision > other.revision ? one : other;
  if (one.deletedAt !== other.deletedAt) return one.deletedAt > other.deletedAt ? one : other;
  return canonical(one) > canonical(other) ? one : other;
}

function unite(mine: Map<string, Tombstone>, theirs: Map<string, Tombstone>) {
  const all = new Map(theirs);
  for (const [id, one] of mine) all.set(id, later(all.get(id), one));
  return all;
}

/**
 * One side may have put a template into a pack while the other deleted it. A pack with a template
 * that is gone could not be used at all, so it goes on without; one that would be left empty stays.
 */
function dropDeleted(entries: Map<string, Entry>): void {
  for (const [id, { kind, piece }] of entries) {
    if (kind !== 'packs') continue;
    const before = (piece as unknown as LibraryPack).templateIds;
    const templateIds = before.filter((one) => entries.has(one));
    if (templateIds.length === before.length || templateIds.length === 0) continue;
    const revision = (piece as unknown as LibraryPack).revision + 1;
    entries.set(id, { kind, piece: { ...piece, revision, templateIds } });
  }
}

function differs(
  side: Side,
  entries: Map<string, Entry>,
  tombstones: Map<string, Tombstone>,
): boolean {
  if (side.entries.size !== entries.size || side.tombstones.size !== tombstones.size) return true;
  for (const [id, entry] of entries) {
    const there = side.entries.get(id);
    if (!there || (there.piece !== entry.piece && !same(there.piece, entry.piece))) return true;
  }
  for (const [id, one] of tombstones) {
    const there = side.tombstones.get(id);
    if (there !== one && !same(there, one)) return true;
  }
  return false;
}

function changedIds(side: Side, entries: Map<string, Entry>): string[] {
  const ids: string[] = [];
  for (const [id, entry] of entries) {
    const there = stateOf(side, id).entry;
    const isEqual = there?.piece === entry.piece || (there && same(there.piece, entry.piece));
    if (!isEqual || there?.kind !== entry.kind) ids.push(id);
  }
  for (const id of side.entries.keys()) {
    if (!entries.has(id) && stateOf(side, id).entry) ids.push(id);
  }
  return ids.sort();
}

function contentOf(
  head: LibraryHead,
  entries: Map<string, Entry>,
  tombstones: Map<string, Tombstone>,
): LibraryContent {
  const pieces = (wanted: Kind) =>
    [...entries.values()]
      .filter(({ kind }) => kind === wanted)
      .map(({ piece }) => piece)
      .sort(byId);
  return {
    head,
    templates: pieces('templates') as unknown as LibraryTemplate[],
    packs: pieces('packs') as unknown as LibraryPack[],
    tombstones: [...tombstones.values()].sort(byId),
    others: pieces('others'),
  };
}
