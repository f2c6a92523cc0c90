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

/** What was encoded last: a document of megabytes is verified and hashed one after the other. */
let encoded: WeakRef<{ text: string; bytes: Uint8Array<ArrayBuffer> }> | undefined;

/** A text in UTF-8, as it is hashed and signed. Not to be changed. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  const known = encoded?.deref();
  if (known?.text === text) return known.bytes;
  const made = { text, bytes: new TextEncoder().encode(text) };
  encoded = new WeakRef(made);
  return made.bytes;
}

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
export async function hashText(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hex SHA-256 of the canonical form. */
export const hashOf = (value: unknown): Promise<string> => hashText(canonical(value));
