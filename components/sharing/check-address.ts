import { t } from '../../lib/i18n/t.ts';
/** What is wrong with an address that a library is to be read from; nothing when it will do. */
export function addressError(text: string, what: 'library' | 'folder'): string | undefined {
  const address = text.trim();
  if (!address) return t('Give the address first.');
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return t(
      'This is no web address. It begins with https://, e.g. https://example.com/team.json.',
    );
  }
  if (url.protocol !== 'https:') {
    return t(
      'Only addresses that begin with https:// are read: on others anybody on the way could change it.',
    );
  }
  if (url.username || url.password) {
    return t('Leave the login out of the address, and give it in the fields below.');
  }
  if (what === 'folder' && url.pathname.endsWith('/')) {
    return t('Name the file in the folder too, e.g. …/switchboard.json. It need not be there yet.');
  }
  return undefined;
}
