import type { Database } from '../storage/database.ts';
import type { Membership } from '../templates/schema.ts';

/** What libraries are called, beside whatever belongs to them. */
export function createNames(db: Database) {
  const nameOf = async (id: string): Promise<string> =>
    (await db.get('libraries', id))?.head.name ?? '';

  async function map(ids: Iterable<string>): Promise<Map<string, string>> {
    const known = await Promise.all(
      [...new Set(ids)].map(async (id) => [id, await nameOf(id)] as const),
    );
    return new Map(known);
  }

  return {
    async one(library: Membership | undefined): Promise<{ id: string; name: string } | undefined> {
      return library && { id: library.id, name: await nameOf(library.id) };
    },

    /** By name. */
    async of<T extends { id: string }>(libraries: T[]): Promise<(T & { name: string })[]> {
      const names = await map(libraries.map(({ id }) => id));
      return libraries
        .map((one) => ({ ...one, name: names.get(one.id) ?? '' }))
        .sort((a, b) => a.name.localeCompare(b.name));
    },

    /** Rows whose ids tell the library: `<library>/<item>`. */
    async into<T extends { id: string; origin: string }>(
      rows: T[],
    ): Promise<(T & { library?: { id: string; name: string } })[]> {
      const names = await map(rows.flatMap((row) => libraryIn(row) ?? []));
      return rows.map((row) => {
        const id = libraryIn(row);
        return id === undefined ? row : { ...row, library: { id, name: names.get(id) ?? '' } };
      });
    },
  };
}

function libraryIn({ id, origin }: { id: string; origin: string }): string | undefined {
  return origin === 'team' || origin === 'managed' ? id.slice(0, id.indexOf('/')) : undefined;
}
