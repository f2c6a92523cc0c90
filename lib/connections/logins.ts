import { t } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import { Secret } from './secret.ts';
import type { Vault } from './vault.ts';
import { VaultLocked } from './vault-shared.ts';

/** The store's part of the vault's names. */
const idOf = (libraryId: string) => `logins/${libraryId}`;

/**
 * What opens an address or a shared folder: the whole value of the `Authorization` header, one per
 * library. Kept like the tokens: handed out in the background only, in no backup, export or log.
 */
export function createLogins(db: Database, vault: Vault) {
  return {
    /** Undefined where none is needed. Throws `VaultLocked` while it cannot be read. */
    async get(libraryId: string): Promise<Secret | undefined> {
      const record = await db.get('logins', libraryId);
      if (!record) return undefined;
      const opened = await vault.open(idOf(libraryId), record.kept);
      if (opened.state === 'locked') throw new VaultLocked();
      return opened.state === 'open' ? new Secret(opened.value) : undefined;
    },

    /** Every header there is, for finding them where they must not be. Throws `VaultLocked`. */
    async every(): Promise<Secret[]> {
      const all = await db.getAll('logins');
      return (await Promise.all(all.map(({ key }) => this.get(key)))).flatMap((one) => one ?? []);
    },

    /** What people may see of it. */
    async view(libraryId: string): Promise<{ hasLogin: boolean; user?: string }> {
      const record = await db.get('logins', libraryId);
      return { hasLogin: record !== undefined, ...(record?.user ? { user: record.user } : {}) };
    },

    /**
     * `user`: the name in the login of a shared folder. An empty header takes the login away. Throws
     * `VaultLocked`.
     */
    keep: (libraryId: string, authorization: string, user?: string): Promise<void> =>
      vault.inTurn(async () => {
        if (authorization === '') return db.delete('logins', libraryId);
        const kept = await vault.seal(idOf(libraryId), authorization);
        const login = { version: 2 as const, key: libraryId, kept };
        return db.put('logins', user ? { ...login, user } : login);
      }),

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
    : t('This has line breaks or characters that a header cannot carry. Copy it again, alone.');
}
