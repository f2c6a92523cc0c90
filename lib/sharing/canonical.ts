import canonicalize from 'canonicalize';
import { isObject } from '../actions/paths.ts';

/**
 * The canonical form of a JSON value (RFC 8785): equal values give equal texts. Throws for what has
 * none: numbers that are not finite, halves of a character.
 */
export function canonical(value: unknown): string {
  let keepsOrder = true;
  // The browser writes a copy with sorted keys several times faster than anybody else could.
  const sorted = (one: unknown): unknown => {
    if (typeof one === 'string') return wellFormed(one);
    if (typeof one === 'number') return finite(one);
    if (typeof one !== 'object' || one === null) return one;
    if (Array.isArray(one)) return one.map(sorted);
    keepsOrder &&= !('toJSON' in one);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(one).sort()) {
      keepsOrder &&= !movesUp.test(key);
      copy[wellFormed(key)] = sorted((one as Record<string, unknown>)[key]);
    }
    return copy;
  };
  const copy = sorted(value);
  return (keepsOrder ? JSON.stringify(copy) : canonicalize(value)) ?? 'null';
}

/** Keys that do not stay where they are put: numbers come first in an object, `__proto__` is no key. */
const movesUp = /^(?:\d+|__proto__)$/;

function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new Error('Half a character has no canonical form');
  return text;
}

function finite(number: number): number {
  if (!Number.isFinite(number)) throw new Error('A number without end has no canonical form');
  return number;
}

interface Encoded {
  text: string;
  bytes: Uint8Array<ArrayBuffer>;
  hash?: Promise<string>;
}

/** The last long text: a document of megabytes is verified, judged and taken one after the other. */
let latest: WeakRef<Encoded> | undefined;
const long = 100_000;

function encoded(text: string): Encoded {
  const known = latest?.deref();
  if (known?.text === text) return known;
  const made = { text, bytes: new TextEncoder().encode(text) };
  if (text.length >= long) latest = new WeakRef(made);
  return made;
}

/** A text in UTF-8, as it is hashed and signed. Not to be changed. */
export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoded(text).bytes;

// JSON escapes what is no whole character, and nothing else of that form but a backslash itself.
const half = /\\ud[89a-f]/i;

/** The same with whole characters only: half of one, left by a cut, has no canonical form. */
export function wholeCharacters<T>(value: T): T {
  return half.test(JSON.stringify(value) ?? '') ? (mended(value) as T) : value;
}

function mended(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key.toWellFormed(), mended(one)]),
  );
}

/** Hex SHA-256 of a text in UTF-8. */
export function hashText(text: string): Promise<string> {
  const known = encoded(text);
  known.hash ??= hexHash(known.bytes);
  return known.hash;
}

async function hexHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hex SHA-256 of the canonical form. */
export const hashOf = (value: unknown): Promise<string> => hashText(canonical(value));
