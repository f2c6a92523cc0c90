import { VaultLocked } from '../connections/vault-shared.ts';
import { t } from '../i18n/t.ts';
import { StorageError } from '../storage/database.ts';
import { nextCheck } from './due.ts';
import type { Libraries } from './libraries.ts';
import { problem, type SharingProblem } from './problem.ts';
import type { SourceKind } from './schema.ts';
import type { Way } from './sources/index.ts';

export interface ChecksDependencies {
  libraries: Pick<Libraries, 'get' | 'change'>;
  ways: Record<SourceKind, Way>;
  now(): number;
}

/** Reading libraries again, one read of each at a time; what came of it is noted in its record. */
export function createChecks({ libraries, ways, now }: ChecksDependencies) {
  const running = new Map<string, Promise<void>>();

  async function checkOnce(libraryId: string, asked: boolean): Promise<void> {
    const library = await libraries.get(libraryId);
    if (!library) return;
    const way = ways[library.source];
    if (!way.isRead(library)) return;
    const trouble = await way.update(library, { asked }).catch((error: unknown) => {
      // A full disk is for whoever asked to be told; it is noted as far as that is possible.
      if (error instanceof StorageError) return full();
      if (error instanceof VaultLocked) return locked();
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

  /** Reads it now, or waits for the read that is under way. `asked`: a person wants it. */
  function check(libraryId: string, { asked = false } = {}): Promise<void> {
    const known = running.get(libraryId);
    if (known) return known;
    const started = checkOnce(libraryId, asked).finally(() => running.delete(libraryId));
    running.set(libraryId, started);
    return started;
  }

  return {
    check,

    /**
     * Templates or packs were changed here: shared folders they belong to get that, after whatever
     * read is under way. What cannot be sent now waits for the next check.
     */
    changedHere(ids: string[]): void {
      const touched = ids
        .filter((id) => id.startsWith('folder:'))
        .map((id) => id.split('/')[0] ?? '');
      for (const libraryId of new Set(touched)) {
        const before = running.get(libraryId) ?? Promise.resolve();
        void before
          .catch(() => undefined)
          .then(() => check(libraryId))
          .catch(() => undefined);
      }
    },
  };
}

const locked = (): SharingProblem =>
  problem(
    'locked',
    t(
      'Switchboard is locked: the login, and what must not leave with a change, are under your passphrase. Nothing was read or sent. It goes on when you unlock.',
    ),
  );
const full = (): SharingProblem =>
  problem(
    'storage',
    t(
      'The browser refused to store the update, maybe because the disk is full. Nothing of it was kept; the last good copy stays. Make room, then check again.',
    ),
  );
