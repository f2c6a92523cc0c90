import { fromBase64Url, toBase64Url } from '../sharing/base64url.ts';

/** OWASP's advice for PBKDF2 with SHA-256. */
export const keyRounds = 600_000;
/** What is read may ask for more rounds than ours, but not for a day's work. */
export const mostKeyRounds = 5_000_000;

/** A sealed text: AES-256-GCM, both in base64url. */
export interface Sealed {
  iv: string;
  sealed: string;
}

export const newSalt = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(16));

/** The 32 bytes of a key, made of a passphrase by PBKDF2 with SHA-256. Slow on purpose. */
export async function keyBytes(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<Uint8Array<ArrayBuffer>> {
  // Composed, so that another keyboard's way to write the same letters opens it too.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    base,
    256,
  );
  return new Uint8Array(bits);
}

/** The key that seals and opens; it cannot be read out again. */
export const importKey = (bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** Seals a text. It opens with the same `bound` only, so that one cannot take another's place. */
export async function seal(key: CryptoKey, text: string, bound: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(bound) },
    key,
    new TextEncoder().encode(text),
  );
  return { iv: toBase64Url(iv), sealed: toBase64Url(new Uint8Array(bytes)) };
}

/** The text again; undefined when the key, `bound` or a single bit is another one. Never throws. */
export async function unseal(
  key: CryptoKey,
  { iv, sealed }: Sealed,
  bound: string,
): Promise<string | undefined> {
  const [ivBytes, bytes] = [fromBase64Url(iv), fromBase64Url(sealed)];
  if (!ivBytes || !bytes) return undefined;
  try {
    const open = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: ivBytes, additionalData: new TextEncoder().encode(bound) },
      key,
      bytes,
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(open);
  } catch {
    return undefined;
  }
}
