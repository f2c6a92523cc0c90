import * as z from 'zod/mini';
import { createTurns } from '../runs/turns.ts';
import { fromBase64Url, toBase64Url } from '../sharing/base64url.ts';
import type { Kept, VaultRecord, Way } from '../storage/secret-records.ts';
import { importKey, keyBytes, seal, unseal } from './passphrase.ts';
import { createVaultMoves } from './vault-moves.ts';
import {
  check,
  lastingStores,
  type Opened,
  type VaultDependencies,
  VaultLocked,
  valuePrefix,
} from './vault-shared.ts';

/** What people may know of the vault. */
export interface VaultView {
  way: Way;
  locked: boolean;
  /** Minutes without use after which it locks; absent: with the browser only. */
  idleMinutes?: number;
}

const keyName = 'vault/key';
const minute = 60_000;
/** Noting every single use would be as much work as the use. */
const noteEvery = 15_000;

const HeldKey = z.object({
  /** 32 bytes in base64url. */
  key: z.string(),
  /** Of which passphrase: a key of an earlier one opens nothing. */
  salt: z.string(),
  usedAt: z.number(),
});

/**
 * Keeps the secrets of records in one of three ways, which a person chooses (docs/security.md). Under
 * a passphrase the key is in `storage.session` only, from unlocking until it was not used for a while
 * or the browser ends.
 */
export function createVault(dependencies: VaultDependencies) {
  const { db, session, now, lockAt } = dependencies;
  const turns = createTurns();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => turns.inTurn('vault', work);
  const unlocked: (() => void)[] = [];
  const locked: (() => void)[] = [];
  /** The key as imported, by its text: importing it again for each secret would be waste. */
  let imported: { text: string; key: CryptoKey } | undefined;
  let record: VaultRecord | undefined;

  async function read(): Promise<VaultRecord> {
    record ??= (await db.get('vault', 'vault')) ?? { version: 1, key: 'vault', way: 'device' };
    return record;
  }

  /** The key in memory, unless it was not used for too long. */
  async function heldKey(lock: VaultRecord['lock'], idle?: number) {
    const held = HeldKey.safeParse((await session.get(keyName))[keyName]);
    if (!held.success || held.data.salt !== lock?.salt) return undefined;
    const age = now() - held.data.usedAt;
    // A clock that was turned back says nothing of how long it was not used.
    const over = idle !== undefined && (age >= idle * minute || age < -minute);
    return over ? undefined : held.data;
  }

  async function currentKey(): Promise<CryptoKey | undefined> {
    const { lock, idleMinutes } = await read();
    const held = await heldKey(lock, idleMinutes);
    const bytes = held && fromBase64Url(held.key);
    if (!held || !bytes) return undefined;
    if (imported?.text !== held.key) imported = { text: held.key, key: await importKey(bytes) };
    return imported.key;
  }

  async function holdKey(bytes: Uint8Array, salt: string): Promise<void> {
    const { idleMinutes } = await read();
    await session.set({ [keyName]: { key: toBase64Url(bytes), salt, usedAt: now() } });
    if (idleMinutes !== undefined) lockAt(now() + idleMinutes * minute);
  }

  async function forgetKey(): Promise<void> {
    imported = undefined;
    await session.remove(keyName);
  }

  async function sealAs(way: Way, id: string, value: string, key?: CryptoKey): Promise<Kept> {
    const isLasting = lastingStores.some((store) => id.startsWith(`${store}/`));
    if (way === 'passphrase') {
      if (!key) throw new VaultLocked();
      return { way, ...(await seal(key, value, id)) };
    }
    if (way === 'device' || isLasting) return { way: 'device', value };
    await session.set({ [valuePrefix + id]: value });
    return { way };
  }

  async function open(id: string, kept: Kept): Promise<Opened> {
    switch (kept.way) {
      case 'device':
        return { state: 'open', value: kept.value };
      case 'session': {
        const value = (await session.get(valuePrefix + id))[valuePrefix + id];
        return typeof value === 'string' ? { state: 'open', value } : { state: 'ended' };
      }
      case 'passphrase': {
        const key = await currentKey();
        // Broken when all others were moved: no passphrase opens it any more.
        if (!key) return { state: (await read()).lock ? 'locked' : 'ended' };
        const value = await unseal(key, kept, id);
        // Sealed by a key that is gone for good.
        return value === undefined ? { state: 'ended' } : { state: 'open', value };
      }
    }
  }

  const tell = (listeners: (() => void)[]) => {
    for (const listener of listeners) listener();
  };

  const lock = async (): Promise<void> => {
    await inTurn(forgetKey);
    tell(locked);
  };

  const moves = createVaultMoves({
    ...dependencies,
    read,
    wrote: (next) => {
      record = next;
    },
    open,
    sealAs,
    holdKey,
    forgetKey,
  });

  return {
    open,
    lock,

    async view(): Promise<VaultView> {
      const { way, lock, idleMinutes } = await read();
      const isLocked = way === 'passphrase' && !(await heldKey(lock, idleMinutes));
      return { way, locked: isLocked, ...(idleMinutes === undefined ? {} : { idleMinutes }) };
    },

    /**
     * Keeps a value as the present way says; what is returned goes into the record that `id` names
     * (`store/key`). To be called, and the record to be written, inside `inTurn`. Throws `VaultLocked`.
     */
    async seal(id: string, value: string): Promise<Kept> {
      const { way } = await read();
      return sealAs(way, id, value, way === 'passphrase' ? await currentKey() : undefined);
    },

    /** Nothing changes the way while this works. */
    inTurn,

    /** Forgets what is in memory of a record that is removed. */
    forget: (id: string) => session.remove(valuePrefix + id),

    /** Notes that a person uses Switchboard: it locks after a time without. */
    async touch(): Promise<void> {
      const { lock, idleMinutes } = await read();
      if (idleMinutes === undefined || !lock) return;
      const held = await heldKey(lock, idleMinutes);
      if (!held || now() - held.usedAt < noteEvery) return;
      await session.set({ [keyName]: { ...held, usedAt: now() } });
      lockAt(now() + idleMinutes * minute);
    },

    /** When its alarm goes off, and at each start: locks it when it was not used for long enough. */
    async lockWhenIdle(): Promise<void> {
      const { lock: by, idleMinutes } = await read();
      if (!by) return;
      const held = await heldKey(by, idleMinutes);
      if (!held) return lock();
      if (idleMinutes !== undefined) lockAt(held.usedAt + idleMinutes * minute);
    },

    /** Opens it with the passphrase; false when that is another one. */
    async unlock(passphrase: string): Promise<boolean> {
      const right = await inTurn(async () => {
        const { lock: by } = await read();
        const bytes = by && (await rightKey(by, passphrase));
        if (by && bytes) await holdKey(bytes, by.salt);
        return bytes !== undefined;
      });
      if (right) tell(unlocked);
      return right;
    },

    /** After how many minutes without use it locks; undefined: with the browser only. */
    lockAfter: (idleMinutes: number | undefined): Promise<void> =>
      inTurn(async () => {
        const { idleMinutes: _, ...rest } = await read();
        const held = await heldKey(rest.lock);
        await moves.write({ ...rest, ...(idleMinutes === undefined ? {} : { idleMinutes }) });
        if (held) await session.set({ [keyName]: { ...held, usedAt: now() } });
        if (held && idleMinutes !== undefined) lockAt(now() + idleMinutes * minute);
      }),

    /**
     * Moves every secret to another way, in one transaction; with `passphrase` also from one passphrase
     * to another. Throws `VaultLocked` or a `StorageError`; everything is as it was then.
     */
    change: (way: Way, passphrase?: string): Promise<void> =>
      inTurn(() => moves.change(way, passphrase)),

    /**
     * Forgets every secret and the passphrase. Sub-accounts stay in the list, without a token; logins
     * and signing keys are gone.
     */
    async reset(): Promise<void> {
      await inTurn(moves.reset);
      tell(locked);
    },

    /** At each start of the worker: forgets what is in memory of no record any more. */
    sweep: () => inTurn(moves.sweep),

    onUnlocked: (listener: () => void) => void unlocked.push(listener),
    onLocked: (listener: () => void) => void locked.push(listener),
  };
}
export type Vault = ReturnType<typeof createVault>;

async function rightKey(
  { salt, rounds, ...sealed }: NonNullable<VaultRecord['lock']>,
  passphrase: string,
): Promise<Uint8Array | undefined> {
  const saltBytes = fromBase64Url(salt);
  if (!saltBytes) return undefined;
  const bytes = await keyBytes(passphrase, saltBytes, rounds);
  return (await unseal(await importKey(bytes), sealed, 'vault')) === check ? bytes : undefined;
}
