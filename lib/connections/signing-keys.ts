import { t } from '../i18n/t.ts';
import type { LibraryDocument } from '../sharing/document.ts';
import { openKey, sealKey } from '../sharing/key-backup.ts';
import { problem, type SharingProblem } from '../sharing/problem.ts';
import { createKeyPair, fingerprintOf, isKeyPair, sign } from '../sharing/signature.ts';
import type { Database } from '../storage/database.ts';
import type { SigningKeyRecord } from '../storage/secret-records.ts';
import { Secret } from './secret.ts';
import type { Vault } from './vault.ts';
import { VaultLocked } from './vault-shared.ts';

/** What people may know about a key: never its private half. */
export interface SigningKeyView {
  key: string;
  name: string;
  fingerprint: string;
  createdAt: number;
  backedUpAt?: number;
}

export type Signed =
  | { kind: 'document'; document: LibraryDocument }
  | { kind: 'problem'; problem: SharingProblem };

export type KeyRestored =
  | { kind: 'restored'; key: SigningKeyView }
  | { kind: 'refused'; field: 'file' | 'passphrase'; message: string };

const idOf = (key: string) => `signingKeys/${key}`;

/** The publisher's keys. The private halves are used here and leave only sealed by a passphrase. */
export function createSigningKeys(db: Database, vault: Vault, now: () => number) {
  /** A key with its private half; undefined when it is not there. Throws `VaultLocked`. */
  async function open(key: string) {
    const record = await db.get('signingKeys', key);
    if (!record) return undefined;
    const opened = await vault.open(idOf(key), record.kept);
    if (opened.state === 'locked') throw new VaultLocked();
    return opened.state === 'open' ? { record, privateKey: opened.value } : undefined;
  }

  const keep = (record: Omit<SigningKeyRecord, 'version' | 'kept'>, privateKey: string) =>
    vault.inTurn(async () => {
      const kept = await vault.seal(idOf(record.key), privateKey);
      const whole: SigningKeyRecord = { version: 2, ...record, kept };
      await db.put('signingKeys', whole);
      return viewOf(whole);
    });

  return {
    list: async (): Promise<SigningKeyView[]> => {
      const all = await Promise.all((await db.getAll('signingKeys')).map(viewOf));
      return all.sort((a, b) => a.createdAt - b.createdAt);
    },

    has: async (key: string): Promise<boolean> => (await db.get('signingKeys', key)) !== undefined,

    /** Every private half there is, for finding them where they must not be. Throws `VaultLocked`. */
    async everyPrivateKey(): Promise<Secret[]> {
      const all = await db.getAll('signingKeys');
      const opened = await Promise.all(all.map(({ key }) => open(key)));
      return opened.flatMap((one) => (one ? [new Secret(one.privateKey)] : []));
    },

    async create(name: string): Promise<SigningKeyView> {
      const { publicKey, privateKey } = await createKeyPair();
      return keep({ key: publicKey, name: name.trim(), createdAt: now() }, privateKey);
    },

    /** A signed document, or why not. Throws `VaultLocked`. */
    async sign(document: LibraryDocument, key: string): Promise<Signed> {
      const found = await open(key);
      if (!found) {
        const message = t(
          'The key that signs this library is not in this browser any more. Nothing was published: restore the key, or choose another one.',
        );
        return { kind: 'problem', problem: problem('unsigned', message) };
      }
      const { privateKey } = found;
      return { kind: 'document', document: await sign(document, { publicKey: key, privateKey }) };
    },

    /** The key as a file that opens with the passphrase only. Throws `VaultLocked`. */
    async backup(
      key: string,
      passphrase: string,
    ): Promise<{ fileName: string; text: string } | null> {
      const found = await open(key);
      if (!found) return null;
      const { name, createdAt } = found.record;
      const { privateKey } = found;
      const text = await sealKey({ key, name, privateKey, createdAt }, passphrase);
      await db.change(['signingKeys'], async (changes) => {
        const latest = await changes.get('signingKeys', key);
        if (latest) await changes.put('signingKeys', { ...latest, backedUpAt: now() });
      });
      const day = new Date(now()).toISOString().slice(0, 10);
      return { fileName: `switchboard-key-${day}.json`, text };
    },

    async restore(text: string, passphrase: string): Promise<KeyRestored> {
      const opened = await openKey(text, passphrase);
      if (opened.kind === 'refused') return opened;
      const { key, name, privateKey, createdAt } = opened.key;
      if (!(await isKeyPair({ publicKey: key, privateKey }))) {
        const message = t(
          'The two halves of this key do not belong together. Nothing was restored.',
        );
        return { kind: 'refused', field: 'file', message };
      }
      const restored = await keep({ key, name, createdAt, backedUpAt: now() }, privateKey);
      return { kind: 'restored', key: restored };
    },

    async remove(key: string): Promise<boolean> {
      const record = await db.get('signingKeys', key);
      if (record) await db.delete('signingKeys', key);
      return record !== undefined;
    },
  };
}
export type SigningKeys = ReturnType<typeof createSigningKeys>;

async function viewOf({
  key,
  name,
  createdAt,
  backedUpAt,
}: SigningKeyRecord): Promise<SigningKeyView> {
  return {
    key,
    name,
    fingerprint: await fingerprintOf(key),
    createdAt,
    ...(backedUpAt === undefined ? {} : { backedUpAt }),
  };
}
