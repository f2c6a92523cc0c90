import { isObject } from '../actions/paths.ts';
import { toBase64Url } from '../sharing/base64url.ts';
import type { Changes } from '../storage/database.ts';
import { isSecretStore, type SecretStore, secretStores, stores } from '../storage/records.ts';
import { Kept, type VaultRecord, type Way } from '../storage/secret-records.ts';
import { importKey, keyBytes, keyRounds, newSalt, seal } from './passphrase.ts';
import {
  check,
  lastingStores,
  type Opened,
  type VaultDependencies,
  VaultLocked,
  valuePrefix,
} from './vault-shared.ts';

/** What the moves need of the vault itself. */
interface VaultCore extends Pick<VaultDependencies, 'db' | 'session' | 'rounds'> {
  read(): Promise<VaultRecord>;
  /** What is on the disk now. */
  wrote(record: VaultRecord): void;
  open(id: string, kept: Kept): Promise<Opened>;
  sealAs(way: Way, id: string, value: string, key?: CryptoKey): Promise<Kept>;
  holdKey(bytes: Uint8Array, salt: string): Promise<void>;
  forgetKey(): Promise<void>;
}

type Put = (changes: Changes) => Promise<void>;

const keyOf = (store: SecretStore, record: object): string =>
  String((record as Record<string, unknown>)[stores[store].key]);

/** A broken record as it was set aside, where it is sealed as a whole. */
const sealedIn = (record: unknown): Kept | undefined =>
  Kept.safeParse(isObject(record) ? record.sealedRecord : undefined).data;

/** Moves secrets from one way of keeping them to another. None of it may run beside another. */
export function createVaultMoves(core: VaultCore) {
  const { db, session, rounds = keyRounds, read, wrote, open, sealAs, holdKey, forgetKey } = core;

  /** The vault's record and all others in one transaction: everything moves, or nothing. */
  async function write(next: VaultRecord, puts: Put[] = []): Promise<void> {
    await db.change(['vault', 'setAside', ...secretStores], async (changes) => {
      for (const put of puts) await put(changes);
      await changes.put('vault', next);
    });
    wrote(next);
  }

  /** All records with a secret, each sealed another way; nothing is written yet. */
  async function resealed(way: Way, key: CryptoKey | undefined): Promise<Put[]> {
    const puts: Put[] = [];
    const again = async (id: string, before: Kept): Promise<Kept | undefined> => {
      const opened = await open(id, before);
      if (opened.state === 'locked') throw new VaultLocked();
      return opened.state === 'open' ? sealAs(way, id, opened.value, key) : undefined;
    };
    for (const store of secretStores) {
      for (const one of await db.getAll(store)) {
        const kept = await again(`${store}/${keyOf(store, one)}`, one.kept);
        if (kept) puts.push((changes) => changes.put(store, { ...one, kept } as typeof one));
      }
    }
    // A broken record of a token holds the token still.
    for (const aside of await db.getAll('setAside')) {
      if (!isSecretStore(aside.store)) continue;
      const before = sealedIn(aside.record) ?? {
        way: 'device' as const,
        value: JSON.stringify(aside.record),
      };
      const kept = await again(`setAside/${aside.key}`, before);
      if (!kept) continue;
      const record = kept.way === 'device' ? JSON.parse(kept.value) : { sealedRecord: kept };
      puts.push((changes) => changes.put('setAside', { ...aside, record }));
    }
    return puts;
  }

  const namesOfValues = async (): Promise<string[]> =>
    Object.keys(await session.get(null)).filter((name) => name.startsWith(valuePrefix));

  /** Forgets values in memory that no record stands for any more. */
  async function sweep(): Promise<void> {
    const names = await namesOfValues();
    if (names.length === 0) return;
    const wanted = new Set<string>();
    for (const store of secretStores) {
      for (const one of await db.getAll(store)) {
        if (one.kept.way === 'session') wanted.add(`${valuePrefix}${store}/${keyOf(store, one)}`);
      }
    }
    for (const { key, record } of await db.getAll('setAside')) {
      if (sealedIn(record)?.way === 'session') wanted.add(`${valuePrefix}setAside/${key}`);
    }
    await Promise.all(
      names.filter((name) => !wanted.has(name)).map((name) => session.remove(name)),
    );
  }

  return {
    write,
    sweep,

    async change(way: Way, passphrase = ''): Promise<void> {
      const { idleMinutes } = await read();
      const salt = newSalt();
      const bytes = way === 'passphrase' ? await keyBytes(passphrase, salt, rounds) : undefined;
      const key = bytes && (await importKey(bytes));
      try {
        const puts = await resealed(way, key);
        if (!key || !bytes) {
          await write({ version: 1, key: 'vault', way }, puts);
          await forgetKey();
          return;
        }
        const lock = {
          salt: toBase64Url(salt),
          rounds,
          ...(await seal(key, check, 'vault')),
        };
        const idle = idleMinutes === undefined ? {} : { idleMinutes };
        await write({ version: 1, key: 'vault', way, lock, ...idle }, puts);
        // A worker that is stopped before this leaves it locked, which a person can open.
        await holdKey(bytes, lock.salt);
      } finally {
        await sweep();
      }
    },

    async reset(): Promise<void> {
      const puts: Put[] = [];
      for (const store of secretStores) {
        for (const one of await db.getAll(store)) {
          const isGone = lastingStores.includes(store);
          const empty = { ...one, kept: { way: 'session' as const } };
          const none = 'secretNames' in empty ? { ...empty, secretNames: [] } : empty;
          puts.push((changes) =>
            isGone
              ? changes.delete(store, keyOf(store, one))
              : changes.put(store, none as typeof one),
          );
        }
      }
      for (const { key, store } of await db.getAll('setAside')) {
        if (isSecretStore(store)) puts.push((changes) => changes.delete('setAside', key));
      }
      await write({ version: 1, key: 'vault', way: 'device' }, puts);
      await forgetKey();
      await Promise.all((await namesOfValues()).map((name) => session.remove(name)));
    },
  };
}
