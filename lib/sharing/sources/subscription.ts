import type { Secret } from '../../connections/secret.ts';
import { t } from '../../i18n/t.ts';
import { documentLimit } from '../document.ts';
import { problem, type SharingProblem } from '../problem.ts';
import { readLimited } from '../read-limited.ts';
import { checkAddress } from './address.ts';
import type { Fetched, ReadFrom, Source, Validators } from './source.ts';

export interface AddressDependencies {
  fetch: typeof fetch;
  /** Whether a person lets the extension read an origin. */
  hasAccess(origin: string): Promise<boolean>;
  /** False only when the browser knows that there is no network. */
  isOnline(): boolean;
  /** Goes off when a read has taken too long. */
  timeLimit(): AbortSignal;
}

/** Less than the 30 s after which Chromium stops a worker that waits for an answer. */
const longestRead = 25_000;
export const readTimeLimit = () => AbortSignal.timeout(longestRead);

/** A subscription: a document at an https address, read and never written. */
export const createSubscription = (dependencies: AddressDependencies): Source => ({
  read: (from) => readAddress(dependencies, from),
});

/**
 * Reads the document at an address: one request, conditional where there is a copy. What the server
 * calls it (its content type) is not believed either way: raw files come as `text/plain`. No problem's
 * message repeats what was sent or what came.
 */
export async function readAddress(
  dependencies: AddressDependencies,
  { address, authorization, validators }: Omit<ReadFrom, 'id'>,
): Promise<Fetched> {
  const checked = checkAddress(address ?? '');
  if (checked.kind === 'malformed')
    return failed('unreachable', `${checked.message} ${t('Nothing was read or changed.')}`);
  const { url } = checked;
  if (authorization && !isHeaderValue(authorization.reveal())) {
    return failed(
      'needs-login',
      t(
        'The Authorization value has line breaks or special characters. Paste it again, alone. Nothing was read or changed.',
      ),
    );
  }
  if (!(await dependencies.hasAccess(url.origin).catch(() => false))) {
    return failed(
      'needs-access',
      t('Switchboard may not read {host} yet. Nothing was read. Allow it in the workspace.', {
        host: url.host,
      }),
    );
  }
  if (!dependencies.isOnline()) {
    return failed(
      'offline',
      t('There is no network. Nothing was read or changed. It is tried again later.'),
    );
  }
  const first = await ask(dependencies, url, authorization, validators);
  if (first !== 'nothing-to-compare') return first;
  // Some cache in between has answered for somebody else's copy.
  const second = await ask(dependencies, url, authorization, undefined);
  if (second !== 'nothing-to-compare') return second;
  return failed(
    'server',
    t(
      '{host} says that nothing has changed, but nothing is here from before. Nothing was changed; it is tried again later.',
      { host: url.host },
    ),
  );
}

const failed = (code: SharingProblem['code'], message: string): Fetched => ({
  kind: 'problem',
  problem: problem(code, message),
});

/** What may stand in a header: visible characters and spaces. */
const isHeaderValue = (text: string) => /^[\x20-\x7e]+$/.test(text);

/** One request; a 304 that answers no question of ours is told apart. */
async function ask(
  { fetch, timeLimit }: AddressDependencies,
  url: URL,
  authorization: Secret | undefined,
  validators: Validators | undefined,
): Promise<Fetched | 'nothing-to-compare'> {
  const signal = timeLimit();
  const headers = headersFor(authorization, validators);
  const init = {
    headers,
    signal,
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  } as const;
  let response: Response;
  try {
    response = await fetch(url.href, { ...init, redirect: 'error' });
  } catch {
    return (await leadsOn(fetch, url, init)) ? redirected(url) : noAnswer(url, signal);
  }
  if (response.status === 304) {
    const asked = 'If-None-Match' in headers || 'If-Modified-Since' in headers;
    return asked ? { kind: 'unchanged' } : 'nothing-to-compare';
  }
  if (response.status === 200) return await readBody(response, url, signal);
  void response.body?.cancel().catch(() => undefined);
  return refused(response.status, url, authorization !== undefined);
}

function headersFor(
  authorization: Secret | undefined,
  { etag, lastModified }: Validators = {},
): Record<string, string> {
  return {
    Accept: 'application/json, text/plain;q=0.9, */*;q=0.8',
    ...(authorization ? { Authorization: authorization.reveal() } : {}),
    ...(etag ? { 'If-None-Match': etag } : {}),
    ...(lastModified ? { 'If-Modified-Since': lastModified } : {}),
  };
}

/**
 * A browser tells a redirect that is not followed and a server that is not there by the same error.
 * A second request, which follows nothing either, tells them apart.
 */
async function leadsOn(
  fetch: typeof globalThis.fetch,
  url: URL,
  init: RequestInit,
): Promise<boolean> {
  try {
    const { type, body } = await fetch(url.href, { ...init, redirect: 'manual' });
    void body?.cancel().catch(() => undefined);
    return type === 'opaqueredirect';
  } catch {
    return false;
  }
}

const redirected = ({ host }: URL): Fetched =>
  failed(
    'redirected',
    t(
      '{host} leads on to another address, which is not followed. Nothing was changed. Open the address in a tab, and give the one where it ends.',
      { host },
    ),
  );

const noAnswer = ({ host }: URL, signal: AbortSignal): Fetched =>
  failed(
    'unreachable',
    signal.aborted
      ? t('{host} took too long. Nothing was changed; it is tried again later.', { host })
      : t(
          '{host} could not be reached, or the connection broke. Nothing was changed; it is tried again later.',
          { host },
        ),
  );

function refused(status: number, { host }: URL, withLogin: boolean): Fetched {
  if (status === 401 || status === 403) {
    return failed(
      'needs-login',
      withLogin
        ? t(
            '{host} does not take the Authorization value any more, or it may not read this. Nothing was changed. Give a new one.',
            { host },
          )
        : t(
            '{host} asks for a login. Nothing was changed. Give an Authorization value, or ask the publisher.',
            { host },
          ),
    );
  }
  if (status === 404 || status === 410) {
    return failed(
      'not-found',
      t(
        'There is nothing at this address of {host} ({status}). What is here stays in use. Ask the publisher whether it has moved.',
        { host, status },
      ),
    );
  }
  if (status === 429)
    return failed(
      'server',
      t('{host} asks to wait (429). Nothing was changed; it is tried again later.', { host }),
    );
  return failed(
    'server',
    t(
      '{host} has answered with an error ({status}). Nothing was changed; it is tried again later.',
      { host, status },
    ),
  );
}

async function readBody(response: Response, url: URL, signal: AbortSignal): Promise<Fetched> {
  let bytes: Awaited<ReturnType<typeof readLimited>>;
  try {
    bytes = await readLimited(response, documentLimit);
  } catch {
    return noAnswer(url, signal);
  }
  if (bytes === 'too-large') {
    return failed(
      'too-large',
      t(
        'What {host} sends is larger than {size} MB, and the rest was not read. Nothing was changed. Ask the publisher.',
        { host: url.host, size: documentLimit / 1024 / 1024 },
      ),
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return failed(
      'not-text',
      t('What {host} sends is not text in UTF-8. Nothing was changed. Ask the publisher.', {
        host: url.host,
      }),
    );
  }
  return notADocument(text, url) ?? { kind: 'document', text, ...validatorsOf(response) };
}

/** What can be told without parsing it; the rest is for `readDocument`. */
function notADocument(text: string, { host }: URL): Fetched | undefined {
  const [begin, end] = [text.trimStart().slice(0, 1), text.trimEnd().slice(-1)];
  if (begin === '')
    return failed(
      'empty',
      t('{host} has sent nothing. Nothing was changed; it is tried again later.', { host }),
    );
  if (begin === '<') {
    return failed(
      'web-page',
      t(
        '{host} has sent a web page instead of a library, maybe a page to log in. Nothing was changed. Give an Authorization value, or the address of the file itself.',
        { host },
      ),
    );
  }
  if (begin === '{' && end !== '}') {
    return failed(
      'not-json',
      t('What {host} has sent was cut off. Nothing was changed; it is tried again later.', {
        host,
      }),
    );
  }
  return undefined;
}

/** Longer ones are not kept: they would go along with each request. */
const longestValidator = 500;

function validatorsOf({ headers }: Response): { validators?: Validators } {
  const kept = (name: string) => {
    const value = headers.get(name) ?? '';
    return isHeaderValue(value) && value.length <= longestValidator ? value : undefined;
  };
  const [etag, lastModified] = [kept('ETag'), kept('Last-Modified')];
  if (!etag && !lastModified) return {};
  return { validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) } };
}
