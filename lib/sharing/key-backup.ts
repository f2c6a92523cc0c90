import * as z from 'zod/mini';
import {
  importKey,
  keyBytes,
  keyRounds,
  mostKeyRounds,
  newSalt,
  seal,
  unseal,
} from '../connections/passphrase.ts';
import { t } from '../i18n/t.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/** A publisher's key with its private half, as it is sealed. */
const Key = z.object({
  /** Public, 32 bytes in base64url. */
  key: z.string(),
  name: z.string(),
  /** PKCS #8 in base64url. */
  privateKey: z.string(),
  createdAt: z.number(),
});
export type SealedKey = z.infer<typeof Key>;

const kind = 'switchboard.key';

const File = z.object({
  kind: z.literal(kind),
  version: z.literal(1),
  /** Open, so that people know which key a file is of. */
  key: z.string(),
  rounds: z.number().check(z.int(), z.minimum(1), z.maximum(mostKeyRounds)),
  salt: z.string(),
  iv: z.string(),
  sealed: z.string(),
});

export type OpenedKey =
  | { kind: 'opened'; key: SealedKey }
  | { kind: 'refused'; field: 'file' | 'passphrase'; message: string };

/** A key as the text of a file: AES-GCM under a key that PBKDF2 makes of the passphrase. */
export async function sealKey(key: SealedKey, passphrase: string): Promise<string> {
  const salt = newSalt();
  const sealing = await importKey(await keyBytes(passphrase, salt, keyRounds));
  const file = {
    kind,
    version: 1,
    key: key.key,
    rounds: keyRounds,
    salt: toBase64Url(salt),
    ...(await seal(sealing, JSON.stringify(key), '')),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Opens such a file. Never throws. */
export async function openKey(text: string, passphrase: string): Promise<OpenedKey> {
  const refuse = (field: 'file' | 'passphrase', message: string): OpenedKey => ({
    kind: 'refused',
    field,
    message,
  });
  const file = File.safeParse(parsed(text));
  const salt = file.success ? fromBase64Url(file.data.salt) : undefined;
  if (!file.success || !salt) {
    return refuse('file', t('This is not the backup of a Switchboard key. Nothing was restored.'));
  }
  const sealing = await importKey(await keyBytes(passphrase, salt, file.data.rounds));
  const open = await unseal(sealing, file.data, '');
  if (open === undefined) {
    return refuse(
      'passphrase',
      t('This passphrase does not open the backup. Type it again; nothing was restored.'),
    );
  }
  const key = Key.safeParse(parsed(open));
  if (key.success && key.data.key === file.data.key) return { kind: 'opened', key: key.data };
  return refuse('file', t('This backup was changed after it was made. Nothing was restored.'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
