import canonicalize from 'canonicalize';

/**
 * The canonical form of a JSON value (RFC 8785): equal values give equal texts. Throws for what has
 * none: numbers that are not finite, halves of a character.
 */
export const canonical = (value: unknown): string => canonicalize(value) ?? 'null';

/** Hex SHA-256 of a text in UTF-8. */
export async function hashText(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Hex SHA-256 of the canonical form. */
export const hashOf = (value: unknown): Promise<string> => hashText(canonical(value));
