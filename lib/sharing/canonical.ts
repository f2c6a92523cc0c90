import canonicalize from 'canonicalize';
import { isObject } from '../actions/paths.ts';

/**
 * The canonical form of a JSON value (RFC 8785): equal values give equal texts. Throws for what has
 * none: numbers that are not finite, halves of a character.
 */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

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
  const bytes = new TextEncoder().encode(text);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hex SHA-256 of the canonical form. */
export const hashOf = (value: unknown): Promise<string> => hashText(canonical(value));
