import type { Changes, Database } from '../storage/database.ts';
import type { TemplateRecord } from '../storage/template-records.ts';
import { recordOf, templateOf, versionOf } from '../templates/store.ts';
import { retally } from '../templates/tally.ts';
import { localId } from './items.ts';
import { takenStores } from './libraries.ts';

/**
 * Puts copies of personal templates and packs into a shared folder; a pack brings its templates along.
 * What belongs to another library, is in the bin or not there at all is left out. Answers how many came
 * in; they are sent with the next sync.
 */
export function addToFolder(
  db: Database,
  libraryId: string,
  ids: string[],
  { now, newId }: { now: number; newId: () => string },
): Promise<number> {
  return db.change([...takenStores], async (changes) => {
    const library = await changes.get('libraries', libraryId);
    if (library?.source !== 'folder') return 0;
    const packs = (await Promise.all(ids.map((id) => changes.get('packs', id)))).flatMap((one) =>
      one && !one.library && one.deletedAt === undefined ? [one] : [],
    );
    const wanted = new Set([...ids, ...packs.flatMap(({ templateIds }) => templateIds)]);
    const copies = new Map<string, string>();
    const moves: { after: TemplateRecord }[] = [];
    for (const id of wanted) {
      const after = await copyTemplate(changes, libraryId, id, now, newId);
      if (!after) continue;
      copies.set(id, after.id);
      moves.push({ after });
    }
    for (const { version: _, ...pack } of packs) {
      const item = newId();
      // What belongs to this folder already is there under the id it has.
      const templateIds = pack.templateIds.map((id) => copies.get(id) ?? id);
      await changes.put('packs', {
        ...pack,
        templateIds,
        version: 2,
        id: localId(libraryId, item),
        library: { id: libraryId, item },
        revision: 1,
        createdAt: now,
        changedAt: now,
      });
    }
    await retally(changes, moves);
    const added = moves.length + packs.length;
    if (added > 0) await changes.put('libraries', { ...library, unsent: true, changedAt: now });
    return added;
  });
}

async function copyTemplate(
  changes: Changes,
  libraryId: string,
  id: string,
  now: number,
  newId: () => string,
): Promise<TemplateRecord | undefined> {
  const record = await changes.get('templates', id);
  if (!record || record.library || record.deletedAt !== undefined) return undefined;
  const { origin: _, changedBy: __, ...template } = templateOf(record);
  const item = newId();
  const after = recordOf({
    ...template,
    id: localId(libraryId, item),
    library: { id: libraryId, item },
    revision: 1,
    createdAt: now,
    changedAt: now,
  });
  await changes.put('templates', after);
  await changes.put('versions', versionOf(after));
  return after;
}
