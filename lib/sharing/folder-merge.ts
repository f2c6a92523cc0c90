import type { Database } from '../storage/database.ts';
import { same } from '../templates/compare-words.ts';
import { TemplateContent } from '../templates/schema.ts';
import { emptyContent, type LibraryContent } from './content.ts';
import type { LibraryTemplate } from './document.ts';
import type { Mine } from './folder-mine.ts';
import { localId, templateItem } from './items.ts';
import type { Members } from './libraries.ts';
import { type Merge, mergeLibraries, saysSame } from './merge.ts';
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

/** The merge, with what waits for a person left as it is. */
export function mergeFolder({ library, members, mine, base, theirs }: Sides): Merge {
  const other = theirs ?? emptyContent(mine.content.head);
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
  const merge = mergeLibraries(base, own, other, held);
  // The first time, a person has looked at the folder as a whole.
  const unapproved = !base || library.apply === 'auto' ? none : toApprove(own, merge);
  return unapproved.size === 0
    ? merge
    : mergeLibraries(base, own, other, new Set([...held, ...unapproved]));
}

const none: ReadonlySet<string> = new Set();

/** What others have changed that can divert a call, and packs that such a new template is in. */
function toApprove(mine: LibraryContent, { merged, theirsChanged }: Merge): ReadonlySet<string> {
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
 * The base, moved on where theirs is a version that was here and something else is here now: that was
 * made of it. So it is when a worker was stopped between sending and noting that it has sent.
 */
export async function movedBase<Base extends LibraryContent>(
  db: Database,
  { library, members, base, theirs }: { base: Base | undefined } & Omit<Sides, 'base' | 'mine'>,
): Promise<Base | undefined> {
  if (!base || !theirs) return base;
  const known = new Map(base.templates.map((one) => [one.id, one]));
  const gone = new Set(base.tombstones.map(({ id }) => id));
  const records = new Map(members.templates.map((one) => [one.library?.item, one]));
  const moved = new Map<string, LibraryTemplate>();
  for (const item of theirs.templates) {
    const last = known.get(item.id);
    const record = records.get(item.id);
    if (!record || gone.has(item.id) || (last && saysSame(last, item))) continue;
    const isChanged =
      !last || record.deletedAt !== undefined || !saysSame(last, templateItem(record, item.id));
    if (isChanged && (await wasHere(db, localId(library.id, item.id), item)))
      moved.set(item.id, item);
  }
  if (moved.size === 0) return base;
  return {
    ...base,
    templates: [...base.templates.filter(({ id }) => !moved.has(id)), ...moved.values()],
  };
}

async function wasHere(db: Database, id: string, item: LibraryTemplate): Promise<boolean> {
  const content = TemplateContent.parse(item);
  const versions = await db.getAll('versions', {
    index: 'byTemplate',
    range: IDBKeyRange.only(id),
  });
  return versions.some((one) => one.savedAt === item.changedAt && same(one.content, content));
}
