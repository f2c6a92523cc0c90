import type { Secret } from '../../connections/secret.ts';
import { t } from '../../i18n/t.ts';
import { documentLimit } from '../document.ts';
import { problem, type SharingProblem } from '../problem.ts';
import type { AddressDependencies } from './subscription.ts';

/** The file of a library in a shared folder. */
export interface FolderFile {
  address: string;
  authorization: Secret | undefined;
}

export type DavMethod = 'PUT' | 'LOCK' | 'UNLOCK';

/** What a server said to a request that may change something there. */
export type Answered =
  | { kind: 'answer'; response: Response }
  /** None came, or none that says whether it was done. */
  | { kind: 'lost' };

/**
 * One request that may change something there. No redirect is followed, nothing of the browser's own
 * goes along, and its cache stays out of it.
 */
export async function ask(
  { fetch, timeLimit }: Pick<AddressDependencies, 'fetch' | 'timeLimit'>,
  { address, authorization }: FolderFile,
  method: DavMethod,
  headers: Record<string, string>,
  body?: string,
): Promise<Answered> {
  try {
    const response = await fetch(address, {
      method,
      headers: {
        ...(authorization ? { Authorization: authorization.reveal() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      signal: timeLimit(),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    void response.body?.cancel().catch(() => undefined);
    // A gateway may answer so although the server behind it has done it.
    const isUnsure = response.status >= 500 && ![501, 505, 507].includes(response.status);
    return isUnsure ? { kind: 'lost' } : { kind: 'answer', response };
  } catch {
    return { kind: 'lost' };
  }
}

export const hostOf = ({ address }: FolderFile) =>
  URL.canParse(address) ? new URL(address).host : t('The server');

/** Only a strong ETag says that it is the very same file, byte for byte. */
export const isStrong = (etag: string | undefined): etag is string =>
  etag !== undefined && /^"[^"]*"$/.test(etag) && etag.length <= 500;

/** Why a server did not take a write, for the person. */
export function refusedWrite(status: number, host: string): SharingProblem {
  switch (status) {
    case 401:
      return problem(
        'needs-login',
        t(
          '{host} does not take this name and password. Nothing was written. What was changed here waits and is sent later. Give the login again.',
          { host },
        ),
      );
    case 403:
    case 405:
      return problem(
        'read-only',
        t(
          '{host} lets you read this library, not write it. Nothing was written. What was changed here waits and is sent later. Ask whoever owns the folder for the right to write.',
          { host },
        ),
      );
    case 404:
    case 409:
    case 410:
      return problem(
        'not-found',
        t(
          'The folder of this file is not there on {host}. Nothing was written. What was changed here waits and is sent later. Make the folder, or give the right address.',
          { host },
        ),
      );
    case 413:
      return problem(
        'too-large',
        t(
          '{host} does not take files of this size. Nothing was written. Raise the limit there, or split the library.',
          { host },
        ),
      );
    case 423:
      return problem(
        'server',
        t(
          'Somebody else has locked this file on {host}. Nothing was written. What was changed here waits and is sent later.',
          { host },
        ),
      );
    case 429:
      return problem(
        'server',
        t(
          '{host} asks to wait (429). Nothing was written. What was changed here waits and is sent later.',
          { host },
        ),
      );
    case 507:
      return problem(
        'server',
        t(
          'There is no room left on {host}. Nothing was written. What was changed here waits and is sent later. Make room there.',
          { host },
        ),
      );
    default:
      return problem(
        'server',
        t(
          '{host} has refused the write ({status}). Nothing was written. What was changed here waits and is sent later.',
          { host, status },
        ),
      );
  }
}

export const unsureWrite = (host: string): SharingProblem =>
  problem(
    'unreachable',
    t(
      '{host} could not be reached, or the connection broke. What was changed here is safe, and is sent again when it is not there yet.',
      { host },
    ),
  );

/** What cannot be written safely is not written at all. */
export const unsafeWrite = (host: string): SharingProblem =>
  problem(
    'read-only',
    t(
      '{host} gives nothing by which two people’s changes can be told apart: neither strong ETags nor locks. Nothing was written. Use another server for this library, or share it as a subscription.',
      { host },
    ),
  );

export const tooLargeToWrite = (): SharingProblem =>
  problem(
    'too-large',
    t(
      'This library is larger than {size} MB, which nobody would read. Nothing was written. Split it.',
      { size: documentLimit / 1024 / 1024 },
    ),
  );
