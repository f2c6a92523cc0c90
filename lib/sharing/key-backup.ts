import * as z from 'zod/mini';
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
/** OWASP's advice for PBKDF2 with SHA-256. */
const rounds = 600_000;
/** A file may ask for more rounds than ours, but not for a day's work. */
const mostRounds = 5_000_000;

const File = z.object({
  kind: z.literal(kind),
  version: z.literal(1),
  /** Open, so that people know which key a file is of. */
  key: z.string(),
  rounds: z.number().check(z.int(), z.minimum(1), z.maximum(mostRounds)),
  salt: z.string(),
  iv: z.string(),
  sealed: z.string(),
});

export type OpenedKey =
  | { kind: 'opened'; key: SealedKey }
  | { kind: 'refused'; field: 'file' | 'passphrase'; message: string };

/** A key as the text of a file: AES-GCM under a key that PBKDF2 makes of the passphrase. */
export async function sealKey(key: SealedKey, passphrase: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealing = await sealingKey(passphrase, salt, rounds);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    sealing,
    new TextEncoder().encode(JSON.stringify(key)),
  );
  const file = {
    kind,
    version: 1,
    key: key.key,
    rounds,
    salt: toBase64Url(salt),
    iv: toBase64Url(iv),
    sealed: toBase64Url(new Uint8Array(sealed)),
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
  const [salt, iv, sealed] = file.success
    ? [file.data.salt, file.data.iv, file.data.sealed].map(fromBase64Url)
    : [];
  if (!file.success || !salt || !iv || !sealed) {
    return refuse('file', 'This is not the backup of a Switchboard key. Nothing was restored.');
  }
  try {
    const sealing = await sealingKey(passphrase, salt, file.data.rounds);
    const open = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, sealing, sealed);
    const key = Key.safeParse(JSON.parse(new TextDecoder().decode(open)));
    if (key.success && key.data.key === file.data.key) return { kind: 'opened', key: key.data };
    return refuse('file', 'This backup was changed after it was made. Nothing was restored.');
  } catch {
    return refuse(
      'passphrase',
      'This passphrase does not open the backup. Type it again; nothing was restored.',
    );
  }
}

async function sealingKey(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number) {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
