import type { Database } from '../storage/database.ts';
import { Secret } from './secret.ts';

/**
 * What opens an address or a shared folder: the whole value of the `Authorization` header, one per
 * library. Kept like the tokens: handed out in the background only, in no backup, export or log.
 */
export function createLogins(db: Database) {
  return {
    async get(libraryId: string): Promise<Secret | undefined> {
      const record = await db.get('logins', libraryId);
      return record && new Secret(record.authorization);
    },

    /** What people may see of it. */
    async view(libraryId: string): Promise<{ hasLogin: boolean; user?: string }> {
      const record = await db.get('logins', libraryId);
      return { hasLogin: record !== undefined, ...(record?.user ? { user: record.user } : {}) };
    },

    /** `user`: the name in the login of a shared folder. An empty header takes the login away. */
    async keep(libraryId: string, authorization: string, user?: string): Promise<void> {
      if (authorization === '') return db.delete('logins', libraryId);
      const login = { version: 1 as const, key: libraryId, authorization };
      return db.put('logins', user ? { ...login, user } : login);
    },

    /** Forgets logins of libraries that are not there: a worker was stopped while one was added. */
    async prune(): Promise<void> {
      await db.change(['logins', 'libraries'], async (changes) => {
        for (const { key } of await changes.getAll('logins')) {
          if (!(await changes.get('libraries', key))) await changes.delete('logins', key);
        }
      });
    },
  };
}
export type Logins = ReturnType<typeof createLogins>;

/** The header for a name and a password (RFC 7617, in UTF-8). */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}

/** What is wrong with the value of a header, in plain words; undefined when nothing is. */
export function malformedAuthorization(value: string): string | undefined {
  return /^[\x20-\x7e]*$/.test(value) && value.trim() === value
    ? undefined
    : 'This has line breaks or characters that a header cannot carry. Copy it again, alone.';
}
