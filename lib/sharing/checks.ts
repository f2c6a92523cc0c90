import type { Logins } from '../connections/logins.ts';
import { nextCheck } from './due.ts';
import type { Libraries } from './libraries.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { Library } from './schema.ts';
import type { Source } from './sources/source.ts';
import type { Received, Updates } from './updates.ts';

export interface ChecksDependencies {
  libraries: Libraries;
  updates: Updates;
  logins: Logins;
  subscription: Source;
  /** Brings a shared folder and what is here together; the problem when that did not work. */
  syncFolder(libraryId: string): Promise<SharingProblem | undefined>;
  /** Takes what was read for a managed library. */
  receiveManaged(library: Library, text: string): Promise<Received>;
  now(): number;
}

/** Reading libraries again, one read of each at a time; what came of it is noted in its record. */
export function createChecks(dependencies: ChecksDependencies) {
  const { libraries, updates, logins, subscription, syncFolder, now } = dependencies;
  const running = new Map<string, Promise<void>>();

  async function read(library: Library): Promise<SharingProblem | undefined> {
    const { id, address, validators } = library;
    if (library.source === 'folder') return syncFolder(id);
    if (address === undefined) return undefined;
    const authorization = await logins.get(id);
    // An update that waits is no copy in use: what was said of it still tells whether it is the latest.
    const fetched = await subscription.read({
      id,
      address,
      ...(authorization ? { authorization } : {}),
      ...(validators ? { validators } : {}),
    });
    if (fetched.kind === 'unchanged') return undefined;
    if (fetched.kind === 'problem') return fetched.problem;
    const received =
      library.source === 'managed'
        ? await dependencies.receiveManaged(library, fetched.text)
        : await updates.receive(id, fetched.text);
    if (received.kind === 'refused') return received.problem;
    // Only now: of a document that was refused or lost, the server must be asked again.
    await libraries.change(id, ({ validators: _, ...rest }) => ({
      ...rest,
      ...(fetched.validators ? { validators: fetched.validators } : {}),
    }));
    return undefined;
  }

  async function checkOnce(libraryId: string): Promise<void> {
    const library = await libraries.get(libraryId);
    // One's own, and what stands in a policy itself, is read nowhere.
    if (!library || (library.source !== 'folder' && library.address === undefined)) return;
    const trouble = await read(library).catch((error: unknown) => {
      // A full disk is for whoever asked to be told; it is noted as far as that is possible.
      if (error instanceof Error && error.name === 'StorageError') return full;
      throw error;
    });
    await libraries.change(libraryId, (latest) => {
      const { problem: _, ...before } = latest.check;
      const at = now();
      const nextAt = nextCheck(latest, at, trouble ? 'problem' : 'read');
      return {
        ...latest,
        check: {
          ...before,
          triedAt: at,
          nextAt,
          ...(trouble ? { problem: trouble } : { readAt: at }),
        },
      };
    });
  }

  return {
    /** Reads it now, or waits for the read that is under way. */
    check(libraryId: string): Promise<void> {
      const known = running.get(libraryId);
      if (known) return known;
      const started = checkOnce(libraryId).finally(() => running.delete(libraryId));
      running.set(libraryId, started);
      return started;
    },
  };
}
export type Checks = ReturnType<typeof createChecks>;

const full = problem(
  'storage',
  'The browser refused to store the update, maybe because the disk is full. Nothing of it was kept; the last good copy stays. Make room, then check again.',
);
