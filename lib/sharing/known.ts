import type { Connections } from '../connections/connections.ts';
import type { Logins } from '../connections/logins.ts';
import type { SigningKeys } from '../connections/signing-keys.ts';
import type { Database } from '../storage/database.ts';
import { eachId, type Known } from './private-spots.ts';

/** Shorter values would mostly be something else. */
const shortestSecret = 6;
const shortestId = 8;

/**
 * Every secret and every id of a sub-account that this browser knows, so that none of them leaves,
 * wherever somebody wrote it. Not to be stored, shown or sent. Throws `VaultLocked`: what is not known
 * cannot be looked for.
 */
export async function readKnown(
  db: Database,
  { connections, logins, keys }: { connections: Connections; logins: Logins; keys: SigningKeys },
): Promise<Known> {
  const [locations, headers, privateKeys, lists, runs, remembered] = await Promise.all([
    connections.locations(),
    logins.every(),
    keys.everyPrivateKey(),
    db.getAll('directory'),
    db.getAll('runs'),
    db.getAll('remembered'),
  ]);
  const kept = await connections.everySecret();
  const secrets = [
    ...kept.map((one) => one.reveal()),
    ...headers.flatMap((one) => secretsOfLogin(one.reveal())),
    ...privateKeys.map((one) => one.reveal()),
  ];
  const ids = [
    ...locations,
    ...lists.flatMap(({ key, entries }) => [
      key.split('/')[0] ?? '',
      ...entries.map(({ id }) => id),
    ]),
    ...runs.flatMap(({ target, steps }) => [
      target.locationId,
      target.agentId,
      ...steps.flatMap(({ actionId, verification }) => [actionId ?? '', ...verification.ids]),
    ]),
    ...remembered.map(({ locationId }) => locationId),
  ];
  return {
    secrets: unique(secrets, shortestSecret),
    ids: unique(ids, shortestId).filter((id) => /\d/.test(id)),
  };
}

/** The longest first: a short one may be a part of it. */
const unique = (all: string[], shortest: number) =>
  [...new Set(all)].filter(({ length }) => length >= shortest).sort((a, b) => b.length - a.length);

/** A header's value, what is behind its scheme, and the password in it. */
function secretsOfLogin(authorization: string): string[] {
  const credentials = authorization.replace(/^\S+\s+/, '');
  try {
    const bytes = Uint8Array.from(atob(credentials), (char) => char.charCodeAt(0));
    const [, ...password] = new TextDecoder().decode(bytes).split(':');
    return [authorization, credentials, password.join(':')];
  } catch {
    return [authorization, credentials];
  }
}

/** Tells whether a text that is about to leave holds anything of it, as it stands or escaped. */
export function leaks(text: string, { secrets, ids }: Known): boolean {
  const holds = (secret: string) =>
    text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1));
  if (secrets.some(holds)) return true;
  let found = false;
  eachId(text, ids, () => {
    found = true;
  });
  return found;
}
