import { tokenFacts } from '../highlevel/token-facts.ts';
import type { Key } from '../i18n/catalog.ts';
import { t } from '../i18n/t.ts';
import type { Output } from '../messaging/messages/index.ts';
import { isPlain } from './pasted-token.ts';

type Malformed = NonNullable<Output<'agency/save'>['malformed']>;

const spaces: Key =
  'This has spaces, line breaks or special characters in it. Copy it again, alone.';

/** What is wrong with an app's secrets by their form alone; nothing is sent then. */
export function malformedApp(secrets: {
  clientId: string;
  clientSecret: string;
  refreshToken: string;
}): Malformed | undefined {
  const names = {
    clientId: 'Paste the client id of your app.',
    clientSecret: 'Paste the client secret of your app.',
    refreshToken: 'Paste the refresh token.',
  } as const satisfies Record<string, Key>;
  for (const field of ['clientId', 'clientSecret', 'refreshToken'] as const) {
    const value = secrets[field];
    if (value === '') return { field, message: t(names[field]) };
    if (!isPlain(value)) return { field, message: t(spaces) };
  }
  const { refreshToken, clientSecret } = secrets;
  if (tokenFacts(refreshToken).kind === 'private') {
    const message = t(
      'This is a private integration’s token. Paste the refresh token of your app.',
    );
    return { field: 'refreshToken', message };
  }
  return refreshToken === clientSecret
    ? { field: 'refreshToken', message: t('This is the client secret. Paste the refresh token.') }
    : undefined;
}

/** What is wrong with a pasted access token by its form and what it says of itself. */
export function malformedAccess(
  token: string,
  companyId: string | undefined,
  now: number,
): Malformed | undefined {
  const wrong = (message: string): Malformed => ({ field: 'accessToken', message });
  if (token === '') return wrong(t('Paste the access token.'));
  if (!isPlain(token)) return wrong(t(spaces));
  if (token.length < 20) return wrong(t('This is too short for a token. Copy it again, whole.'));
  const { kind, endsAt, locationId } = tokenFacts(token);
  if (kind === 'private') {
    return wrong(
      t(
        'This is a private integration’s token, which does not open an agency’s sub-accounts. Paste an access token of your app.',
      ),
    );
  }
  if (locationId !== undefined) {
    return wrong(t('This is a sub-account’s token. Connect the sub-account with it instead.'));
  }
  if (endsAt !== undefined && endsAt <= now) {
    return wrong(t('This token has ended already. Paste a newer one.'));
  }
  if (companyId === undefined) {
    const message = t('The token does not tell which agency it is for: type the company id.');
    return { field: 'companyId', message };
  }
  return /^[A-Za-z0-9_-]{1,100}$/.test(companyId)
    ? undefined
    : { field: 'companyId', message: t('A company id has letters and digits only.') };
}
