import type { Changes, Database } from '../storage/database.ts';
import type { PackRecord, TemplateRecord } from '../storage/template-records.ts';
import { same } from '../templates/compare-words.ts';
import type { Template } from '../templates/schema.ts';
import { recordOf, templateOf, versionOf } from '../templates/store.ts';
import { retally } from '../templates/tally.ts';
import { localId, packOfItem, templateOfItem } from './items.ts';
import type { ReadLibrary } from './read-document.ts';
import { baseKey, type Library, pendingKey } from './schema.ts';

export interface LibrariesDependencies {
  db: Database;
  now(): number;
  newId(): string;
  /** Templates were written past their store. */
  onChanged(): void;
}

/** What belongs to a library, as it is kept. */
export interface Members {
  templates: TemplateRecord[];
  packs: PackRecord[];
}

/** The stores that taking a document changes, in one transaction. */
export const takenStores = [
  'templates',
  'versions',
  'packs',
  'libraries',
  'libraryDocs',
  'tallies',
] as const;

/** Everything in a library, the bin too. */
export async function membersOf(
  from: Pick<Database, 'getAll'> | Pick<Changes, 'getAll'>,
  libraryId: string,
): Promise<Members> {
  const query = { index: 'byLibrary', range: IDBKeyRange.only(libraryId) } as const;
  const [templates, packs] = await Promise.all([
    from.getAll('templates', query),
    from.getAll('packs', query),
  ]);
  return { templates, packs };
}

/** The kept libraries and what is in them. */
export function createLibraries({ db, now, newId, onChanged }: LibrariesDependencies) {
  const members = (libraryId: string) => membersOf(db, libraryId);

  /** Changes the record of a library; undefined when there is none of that id. */
  function change(
    libraryId: string,
    mend: (library: Library) => Library,
  ): Promise<Library | undefined> {
    return db.change(['libraries'], async (changes) => {
      const before = await changes.get('libraries', libraryId);
      if (!before) return undefined;
      const after = mend(before);
      await changes.put('libraries', after);
      return after;
    });
  }

  return {
    members,
    change,
    get: (libraryId: string) => db.get('libraries', libraryId),
    list: () => db.getAll('libraries'),

    /**
     * Puts a document in the place of what is kept of its library, which is read-only: all of it, or
     * nothing. What did not change is not written; of what did, the version before stays.
     */
    async take(
      libraryId: string,
      document: ReadLibrary,
      mend: (before: Library | undefined) => Library,
    ): Promise<Library> {
      const taken = await db.change([...takenStores], async (changes) => {
        const before = await changes.get('libraries', libraryId);
        await putMembers(changes, libraryId, document, now());
        const after = mend(before);
        await changes.put('libraries', after);
        await changes.delete('libraryDocs', pendingKey(libraryId));
        return after;
      });
      onChanged();
      return taken;
    },

    /** Takes a library out with all that belongs to it; `copies`: its templates stay as personal ones. */
    async remove(libraryId: string, copies: boolean): Promise<boolean> {
      const removed = await db.change(
        [...takenStores, 'marks', 'edits', 'logins'],
        async (changes) => {
          const library = await changes.get('libraries', libraryId);
          if (!library) return false;
          const { templates, packs } = await membersOf(changes, libraryId);
          if (copies) await keepCopies(changes, { templates, packs }, newId, now());
          for (const { id } of templates) await forget(changes, 'templates', id);
          for (const { id } of packs) await forget(changes, 'packs', id);
          for (const { id } of [...templates, ...packs]) await forgetUse(changes, id);
          await retally(
            changes,
            templates.map((before) => ({ before })),
          );
          for (const key of [pendingKey(libraryId), baseKey(libraryId)]) {
            await changes.delete('libraryDocs', key);
          }
          await changes.delete('logins', libraryId);
          await changes.delete('libraries', libraryId);
          return true;
        },
      );
      if (removed) onChanged();
      return removed;
    },
  };
}
export type Libraries = ReturnType<typeof createLibraries>;

/** Writes what a document says over the members of a library, inside a transaction. */
async function putMembers(
  changes: Changes,
  libraryId: string,
  document: Pick<ReadLibrary, 'templates' | 'packs' | 'others'>,
  now: number,
): Promise<void> {
  const before = await membersOf(changes, libraryId);
  const [oldTemplates, oldPacks] = [byItem(before.templates), byItem(before.packs)];
  const moves: { before?: TemplateRecord | undefined; after?: TemplateRecord | undefined }[] = [];
  for (const item of document.templates) {
    const old = oldTemplates.get(item.id);
    oldTemplates.delete(item.id);
    const template: Template = {
      ...templateOfItem(item, old?.createdAt ?? now),
      id: localId(libraryId, item.id),
      library: { id: libraryId, item: item.id },
    };
    if (old && same(templateOf(old), template)) continue;
    moves.push({ before: old, after: recordOf(template) });
  }
  // What this version cannot use of it is not gone: the last good copy stays.
  for (const { id } of document.others) {
    oldTemplates.delete(`${id}`);
    oldPacks.delete(`${id}`);
  }
  const packs = document.packs.map((item): PackRecord => {
    const old = oldPacks.get(item.id);
    oldPacks.delete(item.id);
    return {
      ...packOfItem(item, old?.createdAt ?? now, (id) => localId(libraryId, id)),
      id: localId(libraryId, item.id),
      library: { id: libraryId, item: item.id },
      version: 2,
    };
  });
  changes.putAll(
    'templates',
    moves.flatMap(({ after }) => after ?? []),
  );
  // What it says now is added where versions are read.
  changes.putAll(
    'versions',
    moves.flatMap(({ before: old, after }) =>
      old && old.revision !== after?.revision ? versionOf(old) : [],
    ),
  );
  changes.putAll('packs', packs);
  moves.push(...[...oldTemplates.values()].map((old) => ({ before: old })));
  await Promise.all([
    ...[...oldTemplates.values()].map(({ id }) => forget(changes, 'templates', id)),
    ...[...oldPacks.values()].map(({ id }) => forget(changes, 'packs', id)),
  ]);
  await retally(changes, moves);
}

function byItem<R extends Pick<Template, 'library'>>(records: R[]): Map<string, R> {
  return new Map(records.flatMap((one) => (one.library ? [[one.library.item, one]] : [])));
}

/** Removes a template or pack with its versions. */
async function forget(changes: Changes, store: 'templates' | 'packs', id: string): Promise<void> {
  await changes.delete(store, id);
  if (store === 'packs') return;
  const versions = await changes.getAll('versions', {
    index: 'byTemplate',
    range: IDBKeyRange.only(id),
  });
  await Promise.all(versions.map(({ key }) => changes.delete('versions', key)));
}

/** Forgets how often something was used, and what is typed in its editors. */
async function forgetUse(changes: Changes, id: string): Promise<void> {
  await changes.delete('marks', id);
  const edits = await changes.getAll('edits', { index: 'byOf', range: IDBKeyRange.only(id) });
  await Promise.all(edits.map(({ key }) => changes.delete('edits', key)));
}

/** Personal templates and packs that say the same. */
async function keepCopies(
  changes: Changes,
  { templates, packs }: Members,
  newId: () => string,
  now: number,
): Promise<void> {
  const ids = new Map<string, string>();
  const moves: { after: TemplateRecord }[] = [];
  for (const record of templates) {
    if (record.deletedAt !== undefined) continue;
    const { library: _, changedBy: __, ...template } = templateOf(record);
    const after = recordOf({
      ...template,
      id: newId(),
      revision: 1,
      createdAt: now,
      changedAt: now,
    });
    ids.set(record.id, after.id);
    moves.push({ after });
    await changes.put('templates', after);
    await changes.put('versions', versionOf(after));
  }
  for (const record of packs) {
    if (record.deletedAt !== undefined) continue;
    const { library: _, changedBy: __, ...pack } = record;
    const templateIds = pack.templateIds.map((id) => ids.get(id) ?? id);
    await changes.put('packs', {
      ...pack,
      templateIds,
      id: newId(),
      revision: 1,
      createdAt: now,
      changedAt: now,
    });
  }
  await retally(changes, moves);
}
