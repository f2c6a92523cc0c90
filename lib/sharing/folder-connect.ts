import type { Secret } from '../connections/secret.ts';
import { t } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import { problem, type SharingProblem } from './problem.ts';
import { type ReadLibrary, readDocument } from './read-document.ts';
import { baseKey, type Library } from './schema.ts';
import { checkAddress } from './sources/address.ts';
import type { WebDav } from './sources/webdav.ts';

/** What the file is called in a folder that was given without one. */
const usualName = 'switchboard-library.json';

/** The address of the file: of a folder (its address ends with a slash), the usual one in it. */
export function fileAddress(text: string): string | SharingProblem {
  const checked = checkAddress(text);
  if (checked.kind === 'malformed') {
    return problem('unreachable', `${checked.message} ${t('Nothing was read or changed.')}`);
  }
  const { url } = checked;
  return url.pathname.endsWith('/') ? new URL(usualName, url).href : url.href;
}

export type FolderLook =
  /** There is no such file yet: it would be made. */
  | { kind: 'empty'; address: string }
  | { kind: 'library'; address: string; library: ReadLibrary; text: string }
  | { kind: 'problem'; problem: SharingProblem };

/** Looks into a shared folder before it is used; changes nothing. */
export async function lookIntoFolder(
  dav: Pick<WebDav, 'read'>,
  given: string,
  authorization: Secret,
): Promise<FolderLook> {
  const address = fileAddress(given);
  if (typeof address !== 'string') return { kind: 'problem', problem: address };
  const fetched = await dav.read({ address, authorization });
  if (fetched.kind === 'problem') {
    return fetched.problem.code === 'not-found' ? { kind: 'empty', address } : fetched;
  }
  const { text } = fetched.kind === 'document' ? fetched : { text: '' };
  const read = readDocument(text);
  return read.kind === 'read'
    ? { kind: 'library', address, library: read.library, text }
    : { kind: 'problem', problem: read.problem };
}

export interface ConnectWish {
  address: string;
  authorization: string;
  user: string;
  apply: Library['apply'];
  /** What the person is called in it. */
  me: string;
  /** Of a library that is begun there. */
  name?: string | undefined;
  /** What was seen there; absent for one that is begun. */
  found?: ReadLibrary | undefined;
}

/**
 * Uses a shared folder: keeps the library and its login, and syncs. When the first sync does not come
 * through, nothing is kept.
 */
export async function connectFolder(
  dependencies: {
    db: Database;
    logins: { keep(libraryId: string, authorization: string, user?: string): Promise<void> };
    /** Syncs, and notes how it went. */
    check(libraryId: string): Promise<void>;
    now(): number;
    newId(): string;
  },
  { address, authorization, user, apply, me, name, found }: ConnectWish,
): Promise<{ kind: 'added'; library: Library } | { kind: 'problem'; problem: SharingProblem }> {
  const { db, logins, check, now, newId } = dependencies;
  const used = (await db.getAll('libraries')).find(
    (one) => one.source === 'folder' && one.address === address,
  );
  if (used) {
    return {
      kind: 'problem',
      problem: problem(
        'other-library',
        t('This file is used already, as “{name}”. Nothing was changed.', { name: used.head.name }),
      ),
    };
  }
  const library: Library = {
    version: 1,
    id: `folder:${newId()}`,
    source: 'folder',
    head: found?.head ?? {
      id: newId(),
      name: name?.trim() || t('Team library'),
      description: '',
      publisher: '',
      revision: 0,
    },
    tombstones: [],
    refused: [],
    others: [],
    addedAt: now(),
    changedAt: now(),
    apply,
    check: {},
    address,
    me: me.trim(),
    conflicts: [],
  };
  await db.put('libraries', library);
  await logins.keep(library.id, authorization, user);
  await check(library.id);
  const synced = await db.get('libraries', library.id);
  // With a document it is in use, even when something else did not come through.
  const isUsed = (await db.get('libraryDocs', baseKey(library.id))) !== undefined;
  if (synced && (isUsed || !synced.check.problem)) return { kind: 'added', library: synced };
  await db.change(['libraries', 'logins'], async (changes) => {
    await changes.delete('libraries', library.id);
    await changes.delete('logins', library.id);
  });
  return {
    kind: 'problem',
    problem: synced?.check.problem ?? problem('storage', t('The library was removed meanwhile.')),
  };
}
