import type { Logins } from '../connections/logins.ts';
import { createTurns } from '../runs/turns.ts';
import { StorageError } from '../storage/database.ts';
import { nextCheck } from './due.ts';
import type { Libraries } from './libraries.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { Library } from './schema.ts';
import { isUnread, type Managed } from './sources/managed.ts';
import type { Fetched, Source } from './sources/source.ts';
import type { Received, Updates } from './updates.ts';

export interface ChecksDependencies {
  libraries: Libraries;
  updates: Updates;
  managed: Pick<Managed, 'receiver'>;
  logins: Pick<Logins, 'get'>;
  /** Reads addresses. */
  source: Source;
  /** Reads and writes a shared folder, and notes how that went. */
  syncFolder(libraryId: string): Promise<unknown>;
  now(): number;
}

/** Reads libraries that are kept elsewhere, and notes how it went and when they are due again. */
export function createChecks(dependencies: ChecksDependencies) {
  const { libraries, updates, managed, logins, source, syncFolder, now } = dependencies;
  const turns = createTurns();

  async function checkAddress(library: Library): Promise<void> {
    const receive =
      library.source === 'managed'
        ? await managed.receiver(library)
        : (text: string) => updates.receive(library.id, text);
    if (!receive || library.address === undefined) return;
    const fetched = await read(library, library.address);
    const told = fetched.kind === 'problem' ? fetched.problem : await take(fetched, receive);
    await note(library, fetched, told);
  }

  async function read(library: Library, address: string): Promise<Fetched> {
    const authorization = await logins.get(library.id);
    return await source.read({
      id: library.id,
      address,
      ...(authorization ? { authorization } : {}),
      // They belong to a document that was taken, or waits: without one there is nothing to compare.
      ...(library.validators && !isUnread(library) ? { validators: library.validators } : {}),
    });
  }

  async function take(
    fetched: Exclude<Fetched, { kind: 'problem' }>,
    receive: (text: string) => Promise<Received>,
  ): Promise<SharingProblem | undefined> {
    if (fetched.kind === 'unchanged') return undefined;
    try {
      const received = await receive(fetched.text);
      return received.kind === 'refused' ? received.problem : undefined;
    } catch (error) {
      if (!(error instanceof StorageError)) throw error;
      return problem(
        'storage',
        'The browser could not store the update: maybe the disk is full. Nothing was changed; it is tried again later.',
      );
    }
  }

  async function note(
    before: Library,
    fetched: Fetched,
    told: SharingProblem | undefined,
  ): Promise<void> {
    const at = now();
    const nextAt = nextCheck(before, at, told ? 'problem' : 'read');
    await libraries.change(before.id, ({ validators, ...library }) => {
      const { readAt } = library.check;
      const check = told
        ? { triedAt: at, nextAt, problem: told, ...(readAt === undefined ? {} : { readAt }) }
        : { triedAt: at, nextAt, readAt: at };
      // Those of a document that was refused are not kept: it would count as unchanged the next time.
      const next = fetched.kind === 'document' && !told ? fetched.validators : validators;
      return { ...library, check, ...(next ? { validators: next } : {}) };
    });
  }

  async function checkOne(libraryId: string): Promise<void> {
    const library = await libraries.get(libraryId);
    if (library?.source === 'folder') await syncFolder(libraryId);
    else if (library?.source === 'subscription' || library?.source === 'managed') {
      await checkAddress(library);
    }
  }

  return {
    /** Reads a library now, or waits for the read that is on its way: never two at a time. */
    check: (libraryId: string): Promise<void> => turns.join(libraryId, () => checkOne(libraryId)),
  };
}
export type Checks = ReturnType<typeof createChecks>;
