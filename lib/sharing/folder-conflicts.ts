import type { Changes, Database } from '../storage/database.ts';
import type { PackRecord, TemplateRecord } from '../storage/template-records.ts';
import { recordOf, templateOf, versionOf } from '../templates/store.ts';
import { retally } from '../templates/tally.ts';
import { LibraryPack, LibraryTemplate } from './document.ts';
import { type Said, takeItem } from './folder-take.ts';
import { localId } from './items.ts';
import { takenStores } from './libraries.ts';
import type { Conflict, Library } from './schema.ts';

export type ConflictChoice = 'mine' | 'theirs' | 'both';

/** The longest name a template or pack may have. */
const nameLimit = 200;

/**
 * A person's answer to what was changed here and there. `mine` takes the place of theirs with the next
 * sync, `theirs` that of mine now; `both`: theirs stays, and mine becomes one of its own beside it. What
 * was here stays among the versions. Undefined when there is no such conflict any more.
 */
export function resolveConflict(
  db: Database,
  wish: { libraryId: string; item: string; choice: ConflictChoice },
  { now, newId }: { now: number; newId: () => string },
): Promise<Library | undefined> {
  const { libraryId, item, choice } = wish;
  return db.change([...takenStores], async (changes) => {
    const library = await changes.get('libraries', libraryId);
    const conflict = library?.conflicts.find((one) => one.item === item);
    if (!library || !conflict) return undefined;
    if (choice === 'both') await setBeside(changes, library, item, { now, newId });
    if (choice !== 'mine') {
      const moves = await takeItem(changes, libraryId, item, saidOf(library, conflict), now);
      await retally(changes, moves);
    }
    const after = {
      ...library,
      conflicts: library.conflicts.filter((one) => one !== conflict),
      ...(choice === 'theirs' ? {} : { unsent: true as const }),
      changedAt: now,
    };
    await changes.put('libraries', after);
    return after;
  });
}

function saidOf({ others }: Library, { item, theirs }: Conflict): Said {
  if (others.some(({ id }) => id === item)) return { kind: 'other' };
  if (Array.isArray(theirs.templateIds)) {
    const pack = LibraryPack.safeParse(theirs);
    return pack.success ? { kind: 'pack', item: pack.data } : { kind: 'other' };
  }
  const template = LibraryTemplate.safeParse(theirs);
  return template.success ? { kind: 'template', item: template.data } : { kind: 'other' };
}

/** What is here of an item as another item, named for whose it is. */
async function setBeside(
  changes: Changes,
  library: Library,
  item: string,
  { now, newId }: { now: number; newId: () => string },
): Promise<void> {
  const id = localId(library.id, item);
  const own = newId();
  const fresh = {
    id: localId(library.id, own),
    library: { id: library.id, item: own },
    revision: 1,
    createdAt: now,
    changedAt: now,
  };
  const named = (name: string) => {
    const by = ` (${library.me ?? 'mine'})`;
    return `${name.slice(0, nameLimit - by.length)}${by}`;
  };
  const template = await changes.get('templates', id);
  if (template && template.deletedAt === undefined) {
    const { name, actionName = name } = template;
    const after: TemplateRecord = recordOf({
      ...templateOf(template),
      ...fresh,
      name: named(name),
      actionName,
    });
    await changes.put('templates', after);
    await changes.put('versions', versionOf(after));
    await retally(changes, [{ after }]);
  }
  const pack = await changes.get('packs', id);
  if (pack && pack.deletedAt === undefined) {
    const after: PackRecord = { ...pack, ...fresh, name: named(pack.name) };
    await changes.put('packs', after);
  }
}
