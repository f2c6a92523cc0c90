import { t } from '../../i18n/t.ts';
/** An address to read a library from, or why it cannot be one. */
export type CheckedAddress = { kind: 'address'; url: URL } | { kind: 'malformed'; message: string };

const malformed = (message: string): CheckedAddress => ({ kind: 'malformed', message });

/** Longer addresses are not taken. */
const longest = 2_000;

/**
 * Judges an address: https and nothing else, on whatever machine, because what comes over an open
 * line can be changed on its way. A login has a place of its own, which is not shown and not exported.
 */
export function checkAddress(text: string): CheckedAddress {
  const trimmed = text.trim();
  if (trimmed.length > longest) return malformed(t('This address is too long.'));
  if (!URL.canParse(trimmed)) {
    return malformed(t('This is not an address. It begins with https://, as in a browser.'));
  }
  const url = new URL(trimmed);
  if (url.protocol !== 'https:') {
    return malformed(
      t('Only addresses that begin with https:// are read: others can be changed on their way.'),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return malformed(
      t('This address has a user or password in it. Take them out, and give them as a login.'),
    );
  }
  url.hash = '';
  return { kind: 'address', url };
}
