import 'fake-indexeddb/auto';
import { createAgencies } from '../../../lib/connections/agencies.ts';
import type { AgencyVault } from '../../../lib/connections/agency-secrets.ts';
import { VaultLocked } from '../../../lib/connections/vault-shared.ts';
import { createClient } from '../../../lib/highlevel/client.ts';
import { createTurns } from '../../../lib/runs/turns.ts';
import { type Database, openDatabase } from '../../../lib/storage/database.ts';
import type { SessionArea } from '../../../lib/storage/session-secrets.ts';
import { area } from '../runs/area.ts';
import { createLife, type Death } from '../runs/mortal.ts';
import { app, companyId, createInMemoryAgency } from './in-memory-agency.ts';

let databases = 0;

export type { Death } from '../runs/mortal.ts';

/** One browser with an agency at HighLevel; workers come and go on it. */
export function createAgencyStage(count?: number) {
  const clock = { time: 1_700_000_000_000 };
  const now = () => clock.time;
  const highlevel = createInMemoryAgency(now, count);
  databases += 1;
  const db = openDatabase(now, `agencies-${databases}`);
  const session = area();
  /** What the browser refuses, and how the vault stands. */
  const browser = { online: true, diskFull: false, locked: false };
  const listeners = { locked: [] as (() => void)[], unlocked: [] as (() => void)[] };

  function startWorker(death?: Death) {
    const { life, died, die, living, write } = createLife(death);
    const onDisk = <T>(work: () => Promise<T>): Promise<T> =>
      write(async () => {
        if (browser.diskFull) throw new Error('The disk is full');
        return work();
      });
    const mortal: Database = {
      ...db,
      get: (store, key) => living(() => db.get(store, key)),
      getAll: (store, query) => living(() => db.getAll(store, query)),
      put: (store, record) => onDisk(() => db.put(store, record)),
      delete: (store, key) => onDisk(() => db.delete(store, key)),
      change: (stores, work) => onDisk(() => db.change(stores, work)),
    };
    const memory: SessionArea = {
      get: (key) => living(() => session.get(key)),
      set: (items) => write(() => session.set(items)),
      remove: (key) => write(() => session.remove(key)),
    };
    const turns = createTurns();
    const vault: AgencyVault = {
      async seal(_, value) {
        if (browser.locked) throw new VaultLocked();
        return { way: 'passphrase', iv: '', sealed: value };
      },
      async open(_, kept) {
        if (kept.way !== 'passphrase') return { state: 'ended' };
        return browser.locked ? { state: 'locked' } : { state: 'open', value: kept.sealed };
      },
      inTurn: (work) => turns.inTurn('vault', work),
      forget: async () => undefined,
      view: async () => ({ way: 'passphrase', locked: browser.locked }),
      onLocked: (listener) => void listeners.locked.push(listener),
      onUnlocked: (listener) => void listeners.unlocked.push(listener),
    };
    const client = createClient({
      fetch: (input, init) => living(() => highlevel.fetch(input, init)),
      now,
      sleep: async (ms) => {
        clock.time += ms;
      },
      isOnline: () => browser.online,
    });
    const agencies = createAgencies({ db: mortal, client, vault, session: memory, now });
    return { agencies, died, kill: die, isDead: () => life.dead, writes: () => life.writes };
  }

  return {
    clock,
    highlevel,
    db,
    session,
    browser,
    startWorker,
    lock() {
      browser.locked = true;
      for (const tell of listeners.locked) tell();
    },
    unlock() {
      browser.locked = false;
      for (const tell of listeners.unlocked) tell();
    },
    /** The first refresh token as pasted by a person. */
    wish: (change: Record<string, string> = {}) => ({
      kind: 'app' as const,
      ...app,
      refreshToken: 'refresh-0-0123456789',
      ...change,
    }),
    record: () => db.get('agencies', companyId),
    /** The secrets on the disk. */
    async kept(): Promise<{ refreshToken?: string; accessToken?: string; clientSecret?: string }> {
      const record = await db.get('agencies', companyId);
      return record?.kept.way === 'passphrase' ? JSON.parse(record.kept.sealed) : {};
    },
    renewals: () => highlevel.log.filter((line) => line === 'POST /oauth/token').length,
  };
}

/** With the app connected. */
export async function connected(count?: number) {
  const stage = createAgencyStage(count);
  const worker = stage.startWorker();
  await worker.agencies.save(stage.wish());
  stage.highlevel.log.length = 0;
  return { stage, worker };
}

export const hour = 3_600_000;
