import { t } from '../../i18n/t.ts';
import { documentLimit } from '../document.ts';
import { problem, type SharingProblem } from '../problem.ts';
import type { Fetched, Validators } from './source.ts';
import { type AddressDependencies, readAddress } from './subscription.ts';
import {
  type Answered,
  ask,
  type FolderFile,
  hostOf,
  isStrong,
  refusedWrite,
  tooLargeToWrite,
  unsafeWrite,
  unsureWrite,
} from './webdav-request.ts';

export interface WebDavDependencies extends AddressDependencies {
  wait(ms: number): Promise<void>;
}

/** What stood there when it was read last: only that may be replaced. */
export type Was = 'nothing' | { text: string; etag?: string | undefined };

export type Written =
  | { kind: 'written'; etag?: string }
  /** Something else is there now; nothing was written. */
  | { kind: 'changed'; found: Fetched }
  | { kind: 'problem'; problem: SharingProblem };

/** How often and how long a weak ETag is waited for (ms): servers give them right after a write. */
const pauses = [500, 700, 1_000, 1_300, 1_500];
/** A lock is forgotten by the server after this, should the worker stop with it (s). */
const lockedFor = 60;

const failed = (one: SharingProblem): Written => ({ kind: 'problem', problem: one });

/**
 * One file in a shared folder (WebDAV, RFC 4918). It is replaced only while it is what was read last:
 * `If-Match` with a strong ETag says so to the server. A weak one never matches (RFC 9110, 8.8.3.2), so
 * the file is read again until it is strong. Where it never is, or the server does not keep its own
 * word, the file is locked, compared and written under the lock. A server that cannot lock either is
 * not written to. Nothing here throws.
 */
export function createWebDav(dependencies: WebDavDependencies) {
  const { wait } = dependencies;

  /** Reads the file; `not-found` says that there is none. */
  async function read(file: FolderFile, validators?: Validators): Promise<Fetched> {
    const { address, authorization } = file;
    const fetched = await readAddress(dependencies, {
      address,
      ...(authorization ? { authorization } : {}),
      ...(validators ? { validators } : {}),
    });
    return fetched.kind === 'problem'
      ? { ...fetched, problem: inWords(fetched.problem, file) }
      : fetched;
  }

  async function write(file: FolderFile, text: string, was: Was): Promise<Written> {
    if (new TextEncoder().encode(text).length > documentLimit) return failed(tooLargeToWrite());
    if (was === 'nothing') return await put(file, text, was, { 'If-None-Match': '*' });
    const etag = isStrong(was.etag) ? was.etag : await strongEtag(file, was);
    if (typeof etag === 'object') return etag;
    if (etag === undefined) return await writeLocked(file, text, was);
    const written = await put(file, text, was, { 'If-Match': etag });
    // Refused although it is the same: some servers mark the ETags of packed answers.
    const isDeaf =
      written.kind === 'changed' &&
      written.found.kind === 'document' &&
      written.found.text === was.text &&
      written.found.validators?.etag === etag;
    return isDeaf ? await writeLocked(file, text, was) : written;
  }

  /** The ETag once it is strong; undefined when it never is. */
  async function strongEtag(
    file: FolderFile,
    was: Exclude<Was, 'nothing'>,
  ): Promise<string | undefined | Written> {
    if (was.etag === undefined) return undefined;
    for (const pause of pauses) {
      await wait(pause);
      const found = await read(file);
      if (found.kind !== 'document' || found.text !== was.text) return { kind: 'changed', found };
      const etag = found.validators?.etag;
      if (isStrong(etag)) return etag;
    }
    return undefined;
  }

  /** Writes; where the answer says less than everything, what is there now says the rest. */
  async function put(
    file: FolderFile,
    text: string,
    was: Was,
    condition: Record<string, string>,
  ): Promise<Written> {
    const headers = { 'Content-Type': 'application/json', ...condition };
    const answered = await ask(dependencies, file, 'PUT', headers, text);
    if (answered.kind === 'answer') {
      const { response } = answered;
      const etag = response.headers.get('ETag') ?? undefined;
      if (response.ok) return { kind: 'written', ...(isStrong(etag) ? { etag } : {}) };
      if (response.status !== 412) return failed(refusedWrite(response.status, hostOf(file)));
    }
    return await settle(file, text, was, answered);
  }

  /**
   * The answer was lost, or it was a refusal that the browser's second try of a write that had gone
   * through would get as well.
   */
  async function settle(
    file: FolderFile,
    text: string,
    was: Was,
    answered: Answered,
  ): Promise<Written> {
    const found = await read(file);
    if (found.kind === 'document') {
      const etag = found.validators?.etag;
      if (found.text === text) return { kind: 'written', ...(isStrong(etag) ? { etag } : {}) };
      const isAsBefore = was !== 'nothing' && found.text === was.text;
      return isAsBefore && answered.kind === 'lost'
        ? failed(unsureWrite(hostOf(file)))
        : { kind: 'changed', found };
    }
    // It cannot be told now; the next time equal words are no change.
    return answered.kind === 'lost'
      ? failed(unsureWrite(hostOf(file)))
      : { kind: 'changed', found };
  }

  async function writeLocked(
    file: FolderFile,
    text: string,
    was: Exclude<Was, 'nothing'>,
  ): Promise<Written> {
    const locked = await ask(dependencies, file, 'LOCK', lockHeaders, lockBody);
    if (locked.kind === 'lost') return failed(unsureWrite(hostOf(file)));
    const { status, ok, headers } = locked.response;
    if (status === 401 || status === 423) return failed(refusedWrite(status, hostOf(file)));
    const token = ok ? headers.get('Lock-Token') : null;
    if (!token || !/^<[^<>\s]+>$/.test(token)) return failed(unsafeWrite(hostOf(file)));
    try {
      const found = await read(file);
      if (found.kind !== 'document' || found.text !== was.text) return { kind: 'changed', found };
      return await put(file, text, was, { If: `(${token})` });
    } finally {
      await ask(dependencies, file, 'UNLOCK', { 'Lock-Token': token });
    }
  }

  return { read, write };
}
export type WebDav = ReturnType<typeof createWebDav>;

const lockHeaders = {
  'Content-Type': 'application/xml; charset=utf-8',
  Depth: '0',
  Timeout: `Second-${lockedFor}`,
};
const lockBody =
  '<?xml version="1.0" encoding="utf-8"?><D:lockinfo xmlns:D="DAV:"><D:lockscope><D:exclusive/></D:lockscope><D:locktype><D:write/></D:locktype><D:owner>Switchboard</D:owner></D:lockinfo>';

/** A folder has a name and a password where a subscription has a header. */
function inWords(one: SharingProblem, file: FolderFile): SharingProblem {
  const host = hostOf(file);
  if (one.code === 'needs-login') {
    return problem(
      one.code,
      t(
        '{host} does not take this name and password, or they may not read this file. Nothing was changed. Give the login again; many servers want an app password.',
        { host },
      ),
    );
  }
  if (one.code === 'web-page') {
    return problem(
      one.code,
      t(
        '{host} has sent a web page instead of a library: a page to log in, or the list of a folder. Nothing was changed. Give the WebDAV address of the file itself.',
        { host },
      ),
    );
  }
  return one;
}
