import type { Changes, Database } from '../storage/database.ts';
import type { MarkRecord } from '../storage/template-records.ts';

const unmarked = (key: string): MarkRecord => ({
  version: 1,
  key,
  favourite: 0,
  uses: 0,
  lastUsedAt: 0,
});

/** Favourites and use of templates and packs, apart from them: starters have marks too. */
export function createMarks(db: Database, now: () => number) {
  async function change(changes: Changes, key: string, mend: (mark: MarkRecord) => MarkRecord) {
    const before = (await changes.get('marks', key)) ?? unmarked(key);
    const after = mend(before);
    await changes.put('marks', after);
    return after;
  }

  return {
    async get(key: string): Promise<MarkRecord> {
      return (await db.get('marks', key)) ?? unmarked(key);
    },
    /** Those of several, in one transaction; undefined for what has none. */
    of: (keys: string[]): Promise<(MarkRecord | undefined)[]> =>
      db.change(['marks'], (changes) => Promise.all(keys.map((key) => changes.get('marks', key)))),
    all: () => db.getAll('marks'),
    favourites: (limit: number) =>
      db.getAll('marks', { index: 'byFavourite', range: IDBKeyRange.only(1), limit }),
    /** Those used last, the last first. */
    async recent(limit: number): Promise<MarkRecord[]> {
      return (await db.last('marks', 'byLastUse', limit)).filter((mark) => mark.lastUsedAt > 0);
    },
    favourite: (keys: string[], on: boolean): Promise<MarkRecord[]> =>
      db.change(['marks'], async (changes) => {
        const marks: MarkRecord[] = [];
        for (const key of keys) {
          marks.push(await change(changes, key, (mark) => ({ ...mark, favourite: on ? 1 : 0 })));
        }
        return marks;
      }),
    used: (key: string): Promise<MarkRecord> =>
      db.change(['marks'], (changes) =>
        change(changes, key, (mark) => ({ ...mark, uses: mark.uses + 1, lastUsedAt: now() })),
      ),
  };
}
export type Marks = ReturnType<typeof createMarks>;
