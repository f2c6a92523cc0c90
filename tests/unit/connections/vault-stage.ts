import { IDBFactory } from 'fake-indexeddb';
import { createTokens } from '../../../lib/connections/tokens.ts';
import { createVault, type Vault } from '../../../lib/connections/vault.ts';
import type { HighLevelClient } from '../../../lib/highlevel/client.ts';
import { type Database, openDatabase } from '../../../lib/storage/database.ts';
import { isSecretStore, type StoreName, stores } from '../../../lib/storage/records.ts';
import type { Kept } from '../../../lib/storage/secret-records.ts';
import { area } from '../runs/area.ts';

/** A vault for tests in which nothing but its keeping on the device matters. */
export const deviceVault = (db: Database): Vault =>
  createVault({ db, session: area(), now: () => 0, lockAt: () => undefined });

let count = 0;

/** A browser with nothing but a vault in it. PBKDF2 takes few rounds, or thousands of cases took days. */
export function vaultStage() {
  Object.assign(globalThis, { indexedDB: new IDBFactory() });
  count += 1;
  const clock = { time: 1_700_000_000_000 };
  const now = () => clock.time;
  const db = openDatabase(now, `vault-${count}`);
  const session = area();
  const lockings: number[] = [];
  const client = {} as HighLevelClient;

  /** A worker: it remembers nothing of one before. `of`: another way to the same data. */
  function start({
    of = db,
    memory = session as Parameters<typeof createVault>[0]['session'],
  } = {}) {
    const lockAt = (time: number) => void lockings.push(time);
    const vault = createVault({ db: of, session: memory, now, lockAt, rounds: 2 });
    return { vault, connections: createTokens({ db: of, client, vault, now }) };
  }

  async function keep(vault: Vault, locationId: string, token: string, secrets = {}) {
    await vault.inTurn(async () => {
      const value = JSON.stringify({ token, secrets });
      const kept = await vault.seal(`connections/${locationId}`, value);
      await db.put('connections', connectionOf(locationId, kept));
    });
  }

  return {
    clock,
    db,
    session,
    lockings,
    start,
    keep,
    closeBrowser: () => session.items.clear(),
    /** Everything on the disk, as text. */
    async disk(): Promise<string> {
      const names = Object.keys(stores) as StoreName[];
      const all = await Promise.all(names.map((name) => db.raw(name, undefined, 10_000)));
      return JSON.stringify(all);
    },
    async secretRecords() {
      const names = (Object.keys(stores) as StoreName[]).filter(isSecretStore);
      return (await Promise.all(names.map((name) => db.getAll(name)))).flat();
    },
  };
}

const connectionOf = (locationId: string, kept: Kept) => ({
  version: 3 as const,
  locationId,
  kept,
  last4: 'abcd',
  addedAt: 1,
  missingScopes: [],
  writes: 'unknown' as const,
  secretNames: [],
  groups: [],
});
