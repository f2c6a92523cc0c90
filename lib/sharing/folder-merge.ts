import type { Database } from '../storage/database.ts';
import { same } from '../templates/compare-words.ts';
import { TemplateContent } from '../templates/schema.ts';
import { emptyContent, type LibraryContent } from './content.ts';
import type { Mine } from './folder-mine.ts';
import { localId } from './items.ts';
import type { Members } from './libraries.ts';
import { type Merge, mergeLibraries } from './merge.ts';
import type { Library } from './schema.ts';
import { mayDivert } from './sensitive.ts';

/** A shared folder as it is here, as both sides had it last, and as it is there. */
export interface Sides {
  library: Library;
  members: Members;
  mine: Mine;
  base: LibraryContent | undefined;
  theirs: LibraryContent | undefined;
}

/** The merge, with what waits for a person left as it is, and without conflicts that are none. */
export async function mergeFolder(
  db: Database,
  { library, members, mine, base, theirs }: Sides,
): Promise<Merge> {
  const other = theirs ?? emptyContent(mine.content.head);
  const before = base ?? emptyContent(other.head);
  const present = new Set([...members.templates, ...members.packs].map((one) => one.library?.item));
  const living = new Set([...other.templates, ...other.packs, ...other.others].map(({ id }) => id));
  const waiting = library.conflicts.map(({ item }) => item);
  // Changed on both sides, then removed here for good: theirs comes back, rather than goes for all.
  const unseen = new Set(library.conflicts.flatMap(({ item, waits }) => (waits ? [item] : [])));
  const dropped = new Set(waiting.filter((item) => !present.has(item) && !unseen.has(item)));
  const own = {
    ...mine.content,
    head: base ? mine.content.head : other.head,
    tombstones: mine.content.tombstones.filter(({ id }) => !dropped.has(id)),
  };
  const open = waiting.filter((item) => living.has(item) && !dropped.has(item));
  const held = new Set([...mine.held.keys(), ...open]);
  const merge = mergeLibraries(before, own, other, held);
  const earlier = await earlierMine(db, library.id, merge.conflicts);
  const from = earlier.size === 0 ? before : rebased(before, other, earlier);
  const known = earlier.size === 0 ? merge : mergeLibraries(from, own, other, held);
  // The first time, a person has looked at the folder as a whole.
  const unapproved = base && library.apply === 'ask' ? toApprove(own, known) : new Set<string>();
  return unapproved.size === 0
    ? known
    : mergeLibraries(from, own, other, new Set([...held, ...unapproved]));
}

/** What others have changed that can divert a call, and packs that such a new template is in. */
function toApprove(mine: LibraryContent, { merged, theirsChanged }: Merge): Set<string> {
  const changed = new Set(theirsChanged);
  const here = new Map(mine.templates.map((one) => [one.id, one]));
  const found = new Set<string>();
  for (const template of merged.templates) {
    if (!changed.has(template.id)) continue;
    const before = here.get(template.id);
    const after = TemplateContent.parse(template);
    if (mayDivert(before && TemplateContent.parse(before), after)) found.add(template.id);
  }
  const isNew = (id: string) => found.has(id) && !here.has(id);
  for (const { id, templateIds } of merged.packs) {
    if (changed.has(id) && templateIds.some(isNew)) found.add(id);
  }
  return found;
}

/**
 * Conflicts in which theirs is a version that was here once: mine was made of it. So it is when a
 * worker was stopped between sending and noting that it has sent.
 */
async function earlierMine(
  db: Database,
  libraryId: string,
  conflicts: Merge['conflicts'],
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { item, theirs } of conflicts) {
    const content = TemplateContent.safeParse(theirs);
    if (!content.success) continue;
    const range = IDBKeyRange.only(localId(libraryId, item));
    const versions = await db.getAll('versions', { index: 'byTemplate', range });
    const isEarlier = versions.some(
      (one) => one.savedAt === theirs.changedAt && same(one.content, content.data),
    );
    if (isEarlier) ids.add(item);
  }
  return ids;
}

/** The base with what theirs says of some templates: mine was made of that. */
function rebased(base: LibraryContent, theirs: LibraryContent, ids: Set<string>): LibraryContent {
  return {
    ...base,
    templates: [
      ...base.templates.filter(({ id }) => !ids.has(id)),
      ...theirs.templates.filter(({ id }) => ids.has(id)),
    ],
  };
}
