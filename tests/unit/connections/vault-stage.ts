import { createVault, type Vault } from '../../../lib/connections/vault.ts';
import type { Database } from '../../../lib/storage/database.ts';
import { area } from '../runs/area.ts';

/** A vault for tests in which nothing but its keeping on the device matters. */
export const deviceVault = (db: Database): Vault =>
  createVault({ db, session: area(), now: () => 0, lockAt: () => undefined });
