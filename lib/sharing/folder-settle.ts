import type { Database } from '../storage/database.ts';
import { same } from '../templates/compare-words.ts';
import { retally } from '../templates/tally.ts';
import type { LibraryContent } from './content.ts';
import type { Mine } from './folder-mine.ts';
import { isAsBefore, lookup, sayings, stampSent, takeItem } from './folder-take.ts';
import { type Members, takenStores } from './libraries.ts';
import { type Merge, saysSame } from './merge.ts';
import type { SharingProblem } from './problem.ts';
import type { ReadLibrary } from './read-document.ts';
import { baseKey, type Conflict, type Library } from './schema.ts';
import { isStrong } from './sources/webdav-request.ts';

/** A merge that is to become what is here. */
export interface Settled {
  /** The library and what was in it when the merge began. */
  library: Library;
  members: Members;
  mine: Mine;
  merge: Merge;
  /** What was read; absent when there was no file. */
  theirs: ReadLibrary | undefined;
  /** The document that both sides have from now on; absent when there is none. */
  text: string | undefined;
  etag?: string | undefined;
  /** The merged library is there now. */
  sent: boolean;
  /** Why it could not be sent. */
  problem?: SharingProblem;
}

/** `again`: somebody has changed here what was to be changed; nothing was. */
export type SettleReply = { kind: 'done'; changed: boolean } | { kind: 'again' };

/**
 * Makes the outcome of a merge what is here, in one transaction: what theirs has changed, the document
 * that both sides have now, and what waits for a person.
 */
export async function settle(
  { db, now }: { db: Database; now(): number },
  settled: Settled,
): Promise<SettleReply> {
  const { library, members, mine, merge, text, problem } = settled;
  const said = sayings(merge.merged);
  const before = lookup(members);
  const sentItems = problem ? [] : itemsThere(mine, merge);
  return await db.change([...takenStores], async (changes): Promise<SettleReply> => {
    const latest = await changes.get('libraries', library.id);
    // It was removed meanwhile.
    if (!latest) return { kind: 'done', changed: false };
    const untouched = await Promise.all(
      merge.theirsChanged.map((item) => isAsBefore(changes, library.id, item, before)),
    );
    const isSettled = same(latest.head, library.head) && same(latest.conflicts, library.conflicts);
    if (!isSettled || untouched.includes(false)) return { kind: 'again' };

    const at = now();
    const moves = await Promise.all([
      ...merge.theirsChanged.map((item) => takeItem(changes, library.id, item, said(item), at)),
      ...sentItems.map((item) => stampSent(changes, library.id, item, before)),
    ]);
    await retally(changes, moves.flat());
    if (text !== undefined) {
      await changes.put('libraryDocs', { version: 1, key: baseKey(library.id), text });
    }
    const changed = merge.theirsChanged.length > 0 || sentItems.length > 0;
    await changes.put('libraries', libraryAfter(latest, settled, changed, at));
    return { kind: 'done', changed };
  });
}

/** What was changed here and is there now, just sent or before. */
function itemsThere({ content, changed, held }: Mine, { merged }: Merge) {
  const own = new Map([...content.templates, ...content.packs].map((one) => [one.id, one]));
  return [...merged.templates, ...merged.packs].filter(
    (one) => changed.has(one.id) && !held.has(one.id) && saysSame(one, own.get(one.id) ?? {}),
  );
}

function libraryAfter(
  { validators: _, unsent: __, ...latest }: Library,
  settled: Settled,
  changed: boolean,
  at: number,
): Library {
  const { mine, merge, theirs, etag, sent, problem } = settled;
  const { merged } = merge;
  const conflicts = conflictsAfter(latest.conflicts, settled, at);
  const waiting = new Set(conflicts.map(({ item }) => item));
  const isLeft = (id: string) => !waiting.has(id) && (problem !== undefined || mine.held.has(id));
  const unsent = [...mine.changed].some(isLeft);
  const there = sent ? merged : theirs;
  const { revision } = there?.head ?? latest.head;
  return {
    ...latest,
    head: mine.held.has('') ? { ...latest.head, revision } : { ...merged.head, revision },
    tombstones: merged.tombstones,
    others: merged.others,
    refused: [...(theirs?.refused ?? []), ...mine.held.values()],
    conflicts,
    ...(changed ? { changedAt: at } : {}),
    // By a weak one, a change within the same second could be missed.
    ...(isStrong(etag) ? { validators: { etag } } : {}),
    ...(unsent ? { unsent: true as const } : {}),
  };
}

/** What waits for a person: as it waited, with what theirs says by now, and what came to it. */
function conflictsAfter(
  before: Conflict[],
  { mine, merge, theirs }: Settled,
  at: number,
): Conflict[] {
  const now = new Map(merge.conflicts.map(({ item, theirs }) => [item, theirs]));
  const [here, there] = [piecesOf(mine.content), piecesOf(theirs)];
  const kept = before.flatMap((one) => {
    const piece = now.get(one.item);
    now.delete(one.item);
    if (piece) return [same(piece, one.theirs) ? one : { ...one, theirs: piece, at }];
    const [own, other] = [here.get(one.item), there.get(one.item)];
    const isOver =
      !other || merge.theirsChanged.includes(one.item) || (own && saysSame(own, other));
    return isOver ? [] : [one];
  });
  const added = [...now].map(([item, theirs]): Conflict => {
    const isOurs = mine.changed.has(item);
    return isOurs ? { item, theirs, at } : { item, theirs, at, waits: true };
  });
  return [...kept, ...added];
}

function piecesOf(content: Pick<LibraryContent, 'templates' | 'packs' | 'others'> | undefined) {
  const all: Record<string, unknown>[] = content
    ? [...content.templates, ...content.packs, ...content.others]
    : [];
  return new Map(all.map((one) => [one.id, one]));
}
