import { fromBase64Url, toBase64Url } from './base64url.ts';
import { canonical, utf8 } from './canonical.ts';
import type { LibraryDocument, Signature } from './document.ts';

/** A publisher's pair of keys: raw public key and PKCS #8 private key, both in base64url. */
export interface KeyPair {
  publicKey: string;
  privateKey: string;
}

const algorithm = 'Ed25519';

export async function createKeyPair(): Promise<KeyPair> {
  const made = (await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const [open, secret] = await Promise.all([
    crypto.subtle.exportKey('raw', made.publicKey),
    crypto.subtle.exportKey('pkcs8', made.privateKey),
  ]);
  return {
    publicKey: toBase64Url(new Uint8Array(open)),
    privateKey: toBase64Url(new Uint8Array(secret)),
  };
}

/** Tells whether the halves belong together, by trying. */
export async function isKeyPair(pair: KeyPair): Promise<boolean> {
  const text = 'switchboard';
  try {
    const value = await signText(text, pair.privateKey);
    return await verifyText(text, { algorithm, key: pair.publicKey, value });
  } catch {
    return false;
  }
}

/** The document with its signature, in the place of an earlier one. */
export async function sign(document: LibraryDocument, pair: KeyPair): Promise<LibraryDocument> {
  const { signature: _, ...all } = document;
  const value = await signText(canonical(all), pair.privateKey);
  return { ...document, signature: { algorithm, key: pair.publicKey, value } };
}

async function signText(text: string, privateKey: string): Promise<string> {
  const bytes = fromBase64Url(privateKey);
  if (!bytes) throw new Error('This is not a private key');
  const key = await crypto.subtle.importKey('pkcs8', bytes, algorithm, false, ['sign']);
  const value = await crypto.subtle.sign(algorithm, key, utf8(text));
  return toBase64Url(new Uint8Array(value));
}

/** Tells whether a signature is that of its own key over this text. Never throws. */
export async function verifyText(text: string, { key, value }: Signature): Promise<boolean> {
  const [open, signature] = [fromBase64Url(key), fromBase64Url(value)];
  if (!open || !signature) return false;
  try {
    const imported = await crypto.subtle.importKey('raw', open, algorithm, false, ['verify']);
    return await crypto.subtle.verify(algorithm, imported, signature, utf8(text));
  } catch {
    return false;
  }
}

/** What people compare by eye: the first 16 bytes of the key's SHA-256, "3F2A 91C0 …". */
export async function fingerprintOf(publicKey: string): Promise<string> {
  const bytes = fromBase64Url(publicKey) ?? new Uint8Array();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).subarray(0, 16);
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return (hex.toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
