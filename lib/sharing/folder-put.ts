import type { Database } from '../storage/database.ts';
import { retally } from '../templates/tally.ts';
import type { LibraryPack, LibraryTemplate } from './document.ts';
import { takeItem } from './folder-take.ts';
import { localId, packItem, templateItem } from './items.ts';
import { takenStores } from './libraries.ts';
import { saysSame } from './merge.ts';

/**
 * Puts templates and packs, as the exporter has made them, into a shared folder, each under the id it
 * goes by in documents: what is there under the same id becomes a new version. Answers how many came in
 * or changed; they are sent with the next sync.
 */
export function putIntoFolder(
  db: Database,
  libraryId: string,
  { templates, packs }: { templates: LibraryTemplate[]; packs: LibraryPack[] },
  now: number,
): Promise<number> {
  return db.change([...takenStores], async (changes) => {
    const library = await changes.get('libraries', libraryId);
    if (library?.source !== 'folder') return 0;
    const itemOf = (id: string) => id.slice(libraryId.length + 1);
    const fresh = { revision: 1, changedAt: now };
    let added = 0;
    for (const { changedBy: _, ...item } of templates) {
      const here = await changes.get('templates', localId(libraryId, item.id));
      const isThere = here?.deletedAt === undefined && here !== undefined;
      if (isThere && saysSame(templateItem(here, item.id), item)) continue;
      const said = { kind: 'template' as const, item: { ...item, ...fresh } };
      await retally(changes, await takeItem(changes, libraryId, item.id, said, now));
      added += 1;
    }
    for (const { changedBy: _, ...item } of packs) {
      const here = await changes.get('packs', localId(libraryId, item.id));
      const isThere = here?.deletedAt === undefined && here !== undefined;
      if (isThere && saysSame(packItem(here, item.id, itemOf), item)) continue;
      const said = { kind: 'pack' as const, item: { ...item, ...fresh } };
      await takeItem(changes, libraryId, item.id, said, now);
      added += 1;
    }
    if (added > 0) await changes.put('libraries', { ...library, unsent: true, changedAt: now });
    return added;
  });
}
