import { deviceVault } from '../../connections/vault-stage.ts';
import 'fake-indexeddb/auto';
import { createLogins } from '../../../../lib/connections/logins.ts';
import { createChecks } from '../../../../lib/sharing/checks.ts';
import { createLibraries } from '../../../../lib/sharing/libraries.ts';
import { parsePolicy } from '../../../../lib/sharing/policy.ts';
import { createWays } from '../../../../lib/sharing/sources/index.ts';
import { createManaged } from '../../../../lib/sharing/sources/managed.ts';
import type { Fetched, ReadFrom } from '../../../../lib/sharing/sources/source.ts';
import { createUpdates } from '../../../../lib/sharing/updates.ts';
import { openDatabase } from '../../../../lib/storage/database.ts';

let count = 0;

/** Libraries as they are kept, a policy and a server whose answers a test sets. */
export function keptStage() {
  const state = {
    now: 1_800_000_000_000,
    policy: {} as Record<string, unknown>,
    certain: true,
    answer: { kind: 'unchanged' } as Fetched,
    asked: [] as ReadFrom[],
    kept: {} as Record<string, unknown>,
    synced: [] as string[],
  };
  count += 1;
  const now = () => state.now;
  const db = openDatabase(now, `kept-${count}`);
  let made = 0;
  const libraries = createLibraries({
    db,
    now,
    newId: () => `new-${++made}`,
    onChanged: () => undefined,
  });
  const updates = createUpdates(db, libraries, now);
  const managed = createManaged({
    libraries,
    updates,
    put: (library) => db.put('libraries', library),
    policy: async () => ({ ...parsePolicy(state.policy), certain: state.certain }),
    kept: {
      get: async (key) => (key in state.kept ? { [key]: state.kept[key] } : {}),
      set: async (items) => void Object.assign(state.kept, items),
    },
    now,
  });
  const ways = createWays({
    libraries,
    receive: ({ id }, text) => updates.receive(id, text),
    logins: createLogins(db, deviceVault(db)),
    subscription: {
      read: async (from) => {
        state.asked.push(from);
        return state.answer;
      },
    },
    syncFolder: async (id) => {
      state.synced.push(id);
      return undefined;
    },
    receiveManaged: managed.receive,
  });
  const checks = createChecks({ libraries, ways, now });
  return { state, db, libraries, updates, managed, checks };
}
export type KeptStage = ReturnType<typeof keptStage>;
