import type { LibraryDocument } from '../sharing/document.ts';
import { openKey, sealKey } from '../sharing/key-backup.ts';
import { problem, type SharingProblem } from '../sharing/problem.ts';
import { createKeyPair, fingerprintOf, isKeyPair, sign } from '../sharing/signature.ts';
import type { Database } from '../storage/database.ts';
import type { SigningKeyRecord } from '../storage/records.ts';

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

/** The publisher's keys. The private halves are used here and leave only sealed by a passphrase. */
export function createSigningKeys(db: Database, now: () => number) {
  return {
    list: async (): Promise<SigningKeyView[]> => {
      const all = await Promise.all((await db.getAll('signingKeys')).map(viewOf));
      return all.sort((a, b) => a.createdAt - b.createdAt);
    },

    has: async (key: string): Promise<boolean> => (await db.get('signingKeys', key)) !== undefined,

    async create(name: string): Promise<SigningKeyView> {
      const { publicKey, privateKey } = await createKeyPair();
      const record: SigningKeyRecord = {
        version: 1,
        key: publicKey,
        name: name.trim(),
        privateKey,
        createdAt: now(),
      };
      await db.put('signingKeys', record);
      return viewOf(record);
    },

    /** A signed document, or why not. */
    async sign(document: LibraryDocument, key: string): Promise<Signed> {
      const record = await db.get('signingKeys', key);
      if (!record) {
        const message =
          'The key that signs this library is not in this browser any more. Nothing was published: restore the key, or choose another one.';
        return { kind: 'problem', problem: problem('unsigned', message) };
      }
      const { key: publicKey, privateKey } = record;
      return { kind: 'document', document: await sign(document, { publicKey, privateKey }) };
    },

    /** The key as a file that opens with the passphrase only. */
    async backup(
      key: string,
      passphrase: string,
    ): Promise<{ fileName: string; text: string } | null> {
      const record = await db.get('signingKeys', key);
      if (!record) return null;
      const { name, privateKey, createdAt } = record;
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
        const message = 'The two halves of this key do not belong together. Nothing was restored.';
        return { kind: 'refused', field: 'file', message };
      }
      const record: SigningKeyRecord = {
        version: 1,
        key,
        name,
        privateKey,
        createdAt,
        backedUpAt: now(),
      };
      await db.put('signingKeys', record);
      return { kind: 'restored', key: await viewOf(record) };
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
