import type { Database } from '../storage/database.ts';
import type { SecretStore } from '../storage/records.ts';
import type { SessionArea } from '../storage/session-secrets.ts';

/** What the vault and its moves from one way to another share. */

/** A secret that was asked for. `ended`: it was kept for a session that is over, or forgotten. */
export type Opened = { state: 'open'; value: string } | { state: 'locked' } | { state: 'ended' };

/** Something was to be kept or read under a passphrase that has not been typed yet. */
export class VaultLocked extends Error {
  constructor() {
    super('The vault is locked');
    this.name = 'VaultLocked';
  }
}

export interface VaultDependencies {
  db: Database;
  /** `storage.session`: memory only, out of reach of content scripts. */
  session: SessionArea;
  /** Milliseconds since 1970. */
  now(): number;
  /** Sets the alarm that locks it after a time without use. */
  lockAt(time: number): void;
  /** Of PBKDF2, for new passphrases; less than the usual ones is for tests only. */
  rounds?: number;
}

/** Where values are in `storage.session`, before `store/key`. */
export const valuePrefix = 'vault/value/';

/** What the right key opens: that it does shows the passphrase to be right. */
export const check = 'switchboard vault';

/** These cannot be had again, and are never in memory only. */
export const lastingStores: readonly SecretStore[] = ['logins', 'signingKeys'];
