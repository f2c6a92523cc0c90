import type { Changes, Database } from '../storage/database.ts';
import type { TallyRecord, TemplateRecord } from '../storage/template-records.ts';

/** The one record there is. */
const key = 'templates';

/**
 * How many templates there are, those of a team too, and in which folders the personal ones are: counted as they change, because
 * counting ten thousand of them would be felt whenever the popup opens.
 */
export async function readTally(db: Database): Promise<TallyRecord> {
  return (
    (await db.get('tallies', key)) ??
    db.change(['templates', 'tallies'], async (changes) => {
      const counted: TallyRecord = { version: 1, key, count: 0, folders: [] };
      for (const record of await changes.getAll('templates')) add(counted, record, 1);
      await changes.put('tallies', counted);
      return counted;
    })
  );
}

/** Takes in that templates became others, inside the transaction that changes them. */
export async function retally(
  changes: Changes,
  moves: { before?: TemplateRecord | undefined; after?: TemplateRecord | undefined }[],
): Promise<void> {
  const tally = await changes.get('tallies', key);
  // Not counted yet: it is when it is asked for.
  if (!tally) return;
  const next = { ...tally, folders: tally.folders.map((one) => ({ ...one })) };
  for (const { before, after } of moves) {
    if (before) add(next, before, -1);
    if (after) add(next, after, 1);
  }
  await changes.put('tallies', next);
}

/** Forgets the count, after templates were written past the store. */
export const forgetTally = (db: Database): Promise<void> => db.delete('tallies', key);

function add(tally: TallyRecord, record: TemplateRecord, by: 1 | -1): void {
  const { deletedAt, folder, library } = record;
  if (deletedAt !== undefined) return;
  tally.count += by;
  if (folder === '' || library) return;
  const known = tally.folders.find(({ name }) => name === folder);
  if (known) known.count += by;
  else tally.folders.push({ name: folder, count: by });
  tally.folders = tally.folders.filter(({ count }) => count > 0);
}
