import type { Secret } from '../../connections/secret.ts';
import type { Database } from '../../storage/database.ts';
import { documentOf } from '../content.ts';
import { mergeFolder, movedBase } from '../folder-merge.ts';
import { type HeldBack, mineOf } from '../folder-mine.ts';
import { type Settled, settle } from '../folder-settle.ts';
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

type Step =
  | { kind: 'done'; problem: SharingProblem | undefined }
  /** Something has changed meanwhile; `there`: what is there now, where that is known. */
  | { kind: 'again'; there?: There };

/**
 * The third way: a library that several people edit, in one file of a shared folder. What is here is
 * merged with what is there, template by template, and written while nothing else was written in
 * between. The document that both sides had last (`base`) is kept: by it a change is known for one,
 * whichever side it was made on. What is here changes in one transaction, after it is known what is
 * there; a worker that is stopped anywhere leaves it to the next sync, which finds equal words.
 */
export function createFolderSync(dependencies: FolderDependencies) {
  const { db, logins, heldBack, wait, onChanged } = dependencies;
  const dav = createWebDav(dependencies);
  const running = new Map<
    string,
    { current: Promise<unknown>; next?: Promise<SharingProblem | undefined> }
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
    if (fetched.kind === 'unchanged') return told(unexpected(), library);
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

  /** One sync from the read to the end. */
  async function run(libraryId: string, asked: boolean): Promise<SharingProblem | undefined> {
    let there: There | undefined;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const library = await db.get('libraries', libraryId);
      if (library?.source !== 'folder') return undefined;
      const file = await fileOf(library);
      there ??= await look(library, file);
      // The file is gone, and the person knows: they have been told, and ask again.
      const isKnown = asked && library.check.problem?.code === 'not-found';
      if (there.kind === 'problem' && there.problem.code === 'not-found' && isKnown) {
        there = { kind: 'nothing' };
      }
      if (there.kind === 'problem') return there.problem;
      const step = await syncOnce(library, file, there);
      if (step.kind === 'done') return step.problem;
      there = step.there;
      await wait(50 * tries * (1 + Math.random()));
    }
    return tooBusy();
  }

  async function syncOnce(
    library: Library,
    file: FolderFile,
    there: Exclude<There, { kind: 'problem' }>,
  ): Promise<Step> {
    const kept = await baseOf(library.id);
    const theirs =
      there.kind === 'document'
        ? there.library
        : there.kind === 'unchanged'
          ? kept?.library
          : undefined;
    const members = await membersOf(db, library.id);
    const base = await movedBase(db, { library, members, base: kept?.library, theirs });
    const mine = await mineOf(library, members, base, heldBack);
    const merge = mergeFolder({ library, members, mine, base, theirs });
    const text = textOf(there, kept?.text);
    const settled = { library, members, mine, merge, theirs, text };
    if (there.kind !== 'nothing' && !merge.mineChanged) {
      const done = await make({ ...settled, etag: there.etag, sent: false });
      return done ?? { kind: 'again', there };
    }
    const next = JSON.stringify(documentOf(merge.merged));
    const was: Was = there.kind === 'nothing' ? 'nothing' : { text: text ?? '', etag: there.etag };
    const written = await dav.write(file, next, was);
    switch (written.kind) {
      case 'changed':
        return { kind: 'again', there: thereOf(library, written.found, kept?.library) };
      case 'problem': {
        // What came from there is taken all the same; what was changed here waits.
        const { problem } = written;
        return (await make({ ...settled, sent: false, problem })) ?? { kind: 'again' };
      }
      case 'written': {
        const { etag } = written;
        return (await make({ ...settled, text: next, etag, sent: true })) ?? { kind: 'again' };
      }
    }
  }

  const textOf = (there: There, base: string | undefined) =>
    there.kind === 'document' ? there.text : there.kind === 'unchanged' ? base : undefined;

  /** Makes it what is here; undefined when that was changed meanwhile. */
  async function make(settled: Settled): Promise<Step | undefined> {
    const done = await settle(dependencies, settled);
    if (done.kind === 'again') return undefined;
    if (done.changed) onChanged();
    return { kind: 'done', problem: settled.problem };
  }

  function start(libraryId: string, asked: boolean): Promise<SharingProblem | undefined> {
    const current = run(libraryId, asked).finally(() => {
      const mine = running.get(libraryId);
      if (mine?.current === current && !mine.next) running.delete(libraryId);
    });
    running.set(libraryId, { current });
    return current;
  }

  return {
    /**
     * Brings a library here and its file there together; gives the problem when that did not work.
     * `asked`: a person wants it now; after they were told that the file is gone (`library.check`),
     * this makes it anew. One that is asked for during another comes after it, together with any more.
     * Throws only a `StorageError`; nothing was changed here then, and what was sent is found again.
     */
    sync(
      libraryId: string,
      { asked = false }: { asked?: boolean } = {},
    ): Promise<SharingProblem | undefined> {
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
