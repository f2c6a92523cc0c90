import { t } from '../i18n/t.ts';
import type { Database } from '../storage/database.ts';
import { hashText } from './canonical.ts';
import { compareLibrary, type LibraryChange } from './compare-library.ts';
import { judge } from './judge.ts';
import { type Libraries, takenStores } from './libraries.ts';
import { problem, type SharingProblem } from './problem.ts';
import { type ReadLibrary, readDocument } from './read-document.ts';
import { type Library, type Pending, pendingKey } from './schema.ts';

/** What has come of a document that was read for a library. */
export type Received =
  /** It says what is here already. */
  | { kind: 'same' }
  | { kind: 'taken' }
  /** It waits for a person. */
  | { kind: 'waits' }
  | { kind: 'refused'; problem: SharingProblem };

/** Library records without what a document sets anew. */
type Kept = Omit<
  Library,
  'head' | 'tombstones' | 'refused' | 'others' | 'signature' | 'hash' | 'pending'
>;

/**
 * Updates of libraries that are read from elsewhere: each is taken as a whole or waits as a whole.
 * The copy that is in use stays until another one was judged good and, where it has to, approved.
 */
export function createUpdates(db: Database, libraries: Libraries, now: () => number) {
  /** What people are to see of an update that waits. */
  async function waiting(libraryId: string) {
    const library = await libraries.get(libraryId);
    const text = library?.pending && (await db.get('libraryDocs', pendingKey(libraryId)))?.text;
    const read = text === undefined ? undefined : readDocument(text);
    if (!library?.pending || read?.kind !== 'read') return undefined;
    const changes = compareLibrary(await libraries.members(libraryId), read.library);
    return { library, pending: library.pending, document: read.library, changes };
  }

  /** Keeps a document until a person has answered. */
  async function hold(libraryId: string, text: string, pending: Pending): Promise<void> {
    await db.change(['libraries', 'libraryDocs'], async (changes) => {
      const library = await changes.get('libraries', libraryId);
      if (!library) return;
      await changes.put('libraryDocs', { version: 1, key: pendingKey(libraryId), text });
      await changes.put('libraries', { ...library, pending });
    });
  }

  /** Forgets an update that waits: something else is there now. */
  async function forgetPending(libraryId: string, declined?: string): Promise<void> {
    await db.change([...takenStores], async (changes) => {
      const library = await changes.get('libraries', libraryId);
      if (!library) return;
      const { pending: _, ...rest } = library;
      await changes.put('libraries', { ...rest, ...(declined ? { declined } : {}) });
      await changes.delete('libraryDocs', pendingKey(libraryId));
    });
  }

  return {
    waiting,

    /**
     * Takes, holds or refuses what was read for a library. `approvedKey`: a key that an administrator
     * gave; people approve theirs when they answer.
     */
    async receive(libraryId: string, text: string, approvedKey?: string): Promise<Received> {
      const library = await libraries.get(libraryId);
      if (!library) return { kind: 'same' };
      const read = readDocument(text);
      if (read.kind === 'unreadable') return { kind: 'refused', problem: read.problem };
      const document = read.library;
      const judged = await judge(library, document, approvedKey);
      if (judged.kind === 'refused') return judged;
      const hash = await hashText(document.signed);
      const again = document.head.revision === library.head.revision;
      if (again && library.hash !== undefined && library.hash !== hash) {
        return { kind: 'refused', problem: otherContent(document.head.revision) };
      }
      const newKey = judged.kind === 'new-key' ? { newKey: judged.key } : {};
      const offer = await offerOf(document);
      if (library.declined === offer || library.pending?.hash === offer) {
        return { kind: library.declined === offer ? 'same' : 'waits' };
      }
      const changes = compareLibrary(await libraries.members(libraryId), document);
      const isNew = changes.length > 0 || document.head.revision !== library.head.revision;
      if (!isNew && judged.kind === 'good') {
        if (library.pending) await forgetPending(libraryId);
        return { kind: 'same' };
      }
      const sensitive = changes.filter((one) => one.sensitive).length;
      if (
        judged.kind === 'new-key' ||
        sensitive > 0 ||
        (library.apply === 'ask' && changes.length > 0)
      ) {
        const { revision } = document.head;
        const pending = {
          revision,
          hash: offer,
          foundAt: now(),
          changes: changes.length,
          sensitive,
        };
        await hold(libraryId, text, { ...pending, ...newKey });
        return { kind: 'waits' };
      }
      await takeDocument(libraries, library.id, document, now(), approvedKey);
      return { kind: 'taken' };
    },

    /** A person's answer to the update they have seen. */
    async answer(
      libraryId: string,
      answer: { hash: string; accept: boolean; approvedKey?: string | undefined },
    ): Promise<'taken' | 'left' | 'changed-meanwhile' | SharingProblem> {
      const known = await waiting(libraryId);
      if (!known || known.pending.hash !== answer.hash) return 'changed-meanwhile';
      if (!answer.accept) {
        await forgetPending(libraryId, answer.hash);
        return 'left';
      }
      const { document, library } = known;
      if ((await offerOf(document)) !== answer.hash) return 'changed-meanwhile';
      // The key that was shown, or none: a tick is for that key only.
      const judged = await judge(library, document, answer.approvedKey);
      if (judged.kind === 'refused') return judged.problem;
      if (judged.kind === 'new-key') return 'changed-meanwhile';
      await takeDocument(libraries, libraryId, document, now(), answer.approvedKey);
      return 'taken';
    },
  };
}
export type Updates = ReturnType<typeof createUpdates>;

/** Tells one offer from another: the same words signed by somebody else are another one. */
async function offerOf({ signed, signature }: Pick<ReadLibrary, 'signed' | 'signature'>) {
  const hash = await hashText(signed);
  return signature ? hashText(`${signature.key} ${hash}`) : hash;
}

const otherContent = (revision: number) =>
  problem(
    'rollback',
    t(
      'This is revision {revision} again, but it says something else. The last good copy stays in use. Ask the publisher for a new revision.',
      { revision },
    ),
  );

/** Puts a judged document in the place of the last one, and pins its key. */
export async function takeDocument(
  libraries: Libraries,
  libraryId: string,
  document: ReadLibrary,
  now: number,
  approvedKey?: string,
  begin?: Kept,
): Promise<Library> {
  // Made outside the transaction, which ends when anything else is waited for.
  const hash = await hashText(document.signed);
  return libraries.take(libraryId, document, (before) => {
    const kept = before ?? begin;
    if (!kept) throw new Error('This library is not kept');
    const { pending: _, declined: __, signature: ___, ...rest } = kept as Library;
    const { head, tombstones, refused, others, signature } = document;
    // Once pinned, a key stays until another one is approved.
    const pin =
      approvedKey !== undefined && signature?.key === approvedKey ? approvedKey : rest.pin;
    return {
      ...rest,
      head,
      tombstones,
      refused,
      others,
      hash,
      ...(signature ? { signature } : {}),
      ...(pin === undefined ? {} : { pin }),
      changedAt: now,
    };
  });
}

/** How many changes an update shows at once. */
export const changesShown = 100;

/** A page of the changes of an update, in the shape of its message. */
export const showChanges = (changes: LibraryChange[], offset: number) =>
  changes.slice(offset, offset + changesShown).map(({ sensitive: _, differences, ...one }) => ({
    ...one,
    differences: differences(),
  }));
