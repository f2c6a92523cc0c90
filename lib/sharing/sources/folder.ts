import type { Secret } from '../../connections/secret.ts';
import type { Database } from '../../storage/database.ts';
import { documentOf } from '../content.ts';
import { nextCheck } from '../due.ts';
import { mergeFolder } from '../folder-merge.ts';
import { type HeldBack, mineOf } from '../folder-mine.ts';
import { settle } from '../folder-settle.ts';
import { otherLibrary, tellOf, tooBusy, unexpected } from '../folder-words.ts';
import { membersOf } from '../libraries.ts';
import type { SharingProblem } from '../problem.ts';
import { type ReadLibrary, readDocument } from '../read-document.ts';
import { baseKey, type Library } from '../schema.ts';
import type { Fetched } from './source.ts';
import { createWebDav, type Was, type WebDavDependencies } from './webdav.ts';
import type { FolderFile } from './webdav-request.ts';

export interface FolderDependencies extends WebDavDependencies {
  db: Database;
  logins: { get(libraryId: string): Promise<Secret | undefined> };
  now(): number;
  /** The last look at what is to be sent. */
  heldBack: HeldBack;
  /** Templates were written past their store. */
  onChanged(): void;
}

/** Others may write between a read and a write so often before it is left for later. */
const mostTries = 8;

/** What is there now, as far as a sync needs it. */
type There =
  | { kind: 'nothing' }
  | { kind: 'document'; library: ReadLibrary; text: string; etag?: string | undefined }
  /** The same as when it was read last. */
  | { kind: 'unchanged'; etag: string }
  | { kind: 'problem'; problem: SharingProblem };

/**
 * The third way: a library that several people edit, in one file of a shared folder. What is here is
 * merged with what is there, template by template, and written while nothing else was written in
 * between. The document that both sides had last (`base`) is kept: by it a change is known for one,
 * whichever side it was made on. What is here changes in one transaction, after it is known what is
 * there; a worker that is stopped anywhere leaves it to the next sync, which finds equal words.
 */
export function createFolderSync(dependencies: FolderDependencies) {
  const { db, logins, now, heldBack, wait, onChanged } = dependencies;
  const dav = createWebDav(dependencies);
  const running = new Map<
    string,
    { current: Promise<unknown>; next?: Promise<Library | undefined> }
  >();
  const read = new Map<string, { text: string; library: ReadLibrary }>();

  /** What both sides had last. Parsing a large one takes a while, so the last one is kept. */
  async function baseOf(
    libraryId: string,
  ): Promise<{ text: string; library: ReadLibrary } | undefined> {
    const text = (await db.get('libraryDocs', baseKey(libraryId)))?.text;
    if (text === undefined) return undefined;
    const known = read.get(libraryId);
    if (known?.text === text) return known;
    const parsed = readDocument(text);
    // It was good when it was kept. Without it, what differs is a conflict and nothing is lost.
    if (parsed.kind === 'unreadable') return undefined;
    const base = { text, library: parsed.library };
    read.set(libraryId, base);
    return base;
  }

  async function fileOf(library: Library): Promise<FolderFile> {
    return { address: library.address ?? '', authorization: await logins.get(library.id) };
  }

  const etagOf = (library: Library) => library.validators?.etag;

  async function look(library: Library, file: FolderFile): Promise<There> {
    const base = await baseOf(library.id);
    const etag = base && etagOf(library);
    const fetched = await dav.read(file, etag ? { etag } : undefined);
    if (fetched.kind === 'unchanged') return { kind: 'unchanged', etag: etag ?? '' };
    return thereOf(library, fetched, base?.library);
  }

  /** Judges what was read. Nothing but a whole document of this library says anything of it. */
  function thereOf(library: Library, fetched: Fetched, base: ReadLibrary | undefined): There {
    if (fetched.kind === 'problem') {
      const isMissing = fetched.problem.code === 'not-found';
      return isMissing && !base ? { kind: 'nothing' } : told(fetched.problem, library);
    }
    if (fetched.kind === 'unchanged') return told(unexpected, library);
    const parsed = readDocument(fetched.text);
    if (parsed.kind === 'unreadable') return told(parsed.problem, library);
    if (base && base.head.id !== parsed.library.head.id)
      return told(otherLibrary(parsed.library), library);
    const { text, validators } = fetched;
    return { kind: 'document', library: parsed.library, text, etag: validators?.etag };
  }

  const told = (one: SharingProblem, library: Library): There => ({
    kind: 'problem',
    problem: tellOf(one, library),
  });

  /** One sync from the read to the end; the library as it is then. */
  async function run(libraryId: string, asked: boolean): Promise<Library | undefined> {
    let there: There | undefined;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const library = await db.get('libraries', libraryId);
      if (library?.source !== 'folder') return library;
      const file = await fileOf(library);
      there ??= await look(library, file);
      // The file is gone, and the person knows: they have been told, and ask again.
      const isKnown = asked && library.check.problem?.code === 'not-found';
      if (there.kind === 'problem' && there.problem.code === 'not-found' && isKnown) {
        there = { kind: 'nothing' };
      }
      if (there.kind === 'problem') return await note(libraryId, there.problem);
      const step = await syncOnce(library, file, there);
      if (step.kind === 'done') return step.library;
      there = step.there;
      await wait(50 * tries * (1 + Math.random()));
    }
    return await note(libraryId, tooBusy);
  }

  async function syncOnce(
    library: Library,
    file: FolderFile,
    there: Exclude<There, { kind: 'problem' }>,
  ): Promise<{ kind: 'done'; library: Library | undefined } | { kind: 'again'; there?: There }> {
    const base = await baseOf(library.id);
    const theirs =
      there.kind === 'document'
        ? there.library
        : there.kind === 'unchanged'
          ? base?.library
          : undefined;
    const members = await membersOf(db, library.id);
    const mine = await mineOf(library, members, base?.library, heldBack);
    const merge = await mergeFolder(db, { library, members, mine, base: base?.library, theirs });
    const settled = {
      library,
      members,
      mine,
      merge,
      theirs,
      text: textOf(there, base?.text),
    };
    if (there.kind !== 'nothing' && !merge.mineChanged) {
      const etag = there.etag;
      const done = await settle(dependencies, { ...settled, etag, sent: false });
      return done.kind === 'done' ? taken(done) : { kind: 'again', there };
    }

    const text = JSON.stringify(documentOf(merge.merged));
    const was: Was =
      there.kind === 'nothing' ? 'nothing' : { text: settled.text ?? '', etag: there.etag };
    const written = await dav.write(file, text, was);
    if (written.kind === 'changed') {
      return { kind: 'again', there: thereOf(library, written.found, base?.library) };
    }
    if (written.kind === 'problem') {
      // What came from there is taken all the same; what was changed here waits.
      const done = await settle(dependencies, {
        ...settled,
        sent: false,
        problem: written.problem,
      });
      return done.kind === 'done' ? taken(done) : { kind: 'again' };
    }
    const done = await settle(dependencies, { ...settled, text, etag: written.etag, sent: true });
    return done.kind === 'done' ? taken(done) : { kind: 'again' };
  }

  const textOf = (there: There, base: string | undefined) =>
    there.kind === 'document' ? there.text : there.kind === 'unchanged' ? base : undefined;

  function taken(done: { library: Library | undefined; changed: boolean }) {
    if (done.changed) onChanged();
    return { kind: 'done' as const, library: done.library };
  }

  async function note(libraryId: string, told: SharingProblem): Promise<Library | undefined> {
    return await db.change(['libraries'], async (changes) => {
      const library = await changes.get('libraries', libraryId);
      if (!library) return undefined;
      const check = {
        ...library.check,
        triedAt: now(),
        nextAt: nextCheck(library, now(), 'problem'),
        problem: told,
      };
      const after = { ...library, check };
      await changes.put('libraries', after);
      return after;
    });
  }

  function start(libraryId: string, asked: boolean): Promise<Library | undefined> {
    const current = run(libraryId, asked).finally(() => {
      const mine = running.get(libraryId);
      if (mine?.current === current && !mine.next) running.delete(libraryId);
    });
    running.set(libraryId, { current });
    return current;
  }

  return {
    /**
     * Brings a library here and its file there together. `asked`: a person wants it now; after they
     * were told that the file is gone, this makes it anew. One that is asked for during another
     * comes after it, together with any more. Throws only a `StorageError`; nothing was changed here
     * then, and what was sent is found again.
     */
    sync(
      libraryId: string,
      { asked = false }: { asked?: boolean } = {},
    ): Promise<Library | undefined> {
      const busy = running.get(libraryId);
      if (!busy) return start(libraryId, asked);
      busy.next ??= busy.current.catch(() => undefined).then(() => start(libraryId, asked));
      return busy.next;
    },

    /** How many templates and packs were changed here and are not there yet. */
    async unsentOf(library: Library): Promise<number> {
      if (library.source !== 'folder') return 0;
      const base = await baseOf(library.id);
      const members = await membersOf(db, library.id);
      const { changed } = await mineOf(library, members, base?.library, async () => undefined);
      const waiting = new Set(library.conflicts.map(({ item }) => item));
      return [...changed].filter((id) => !waiting.has(id)).length;
    },
  };
}
export type FolderSync = ReturnType<typeof createFolderSync>;
