import canonicalize from 'canonicalize';

/**
 * The canonical form of a JSON value (RFC 8785): equal values give equal texts. Throws for what has
 * none: numbers that are not finite, halves of a character.
 */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** Hex SHA-256 of the canonical form. */
export async function hashOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
