import type { Logins } from '../connections/logins.ts';
import { Secret } from '../connections/secret.ts';
import type { LibraryPack, LibraryTemplate } from './document.ts';
import { type ConflictChoice, resolveConflict } from './folder-conflicts.ts';
import { type ConnectWish, connectFolder, lookIntoFolder } from './folder-connect.ts';
import { putIntoFolder } from './folder-put.ts';
import type { Library } from './schema.ts';
import { createFolderSync, type FolderDependencies } from './sources/folder.ts';
import { createWebDav } from './sources/webdav.ts';

export interface FoldersDependencies extends FolderDependencies {
  logins: Logins;
  newId(): string;
}

/** Everything that is done with shared folders. */
export function createFolders(dependencies: FoldersDependencies) {
  const { db, logins, now, newId, onChanged } = dependencies;
  const dav = createWebDav(dependencies);
  const { sync, unsentOf } = createFolderSync(dependencies);

  return {
    sync,
    unsent: unsentOf,

    look: (address: string, authorization: string) =>
      lookIntoFolder(dav, address, new Secret(authorization)),

    /** `check`: syncs it, and notes how it went. */
    connect: (wish: ConnectWish, check: (libraryId: string) => Promise<void>) =>
      connectFolder({ db, logins, check, now, newId }, wish),

    async put(
      libraryId: string,
      items: { templates: LibraryTemplate[]; packs: LibraryPack[] },
    ): Promise<number> {
      const added = await putIntoFolder(db, libraryId, items, now());
      if (added > 0) onChanged();
      return added;
    },

    /** A person's answer to a conflict; undefined when there is none any more. */
    async resolve(
      libraryId: string,
      item: string,
      choice: ConflictChoice,
    ): Promise<Library | undefined> {
      const wish = { libraryId, item, choice };
      const resolved = await resolveConflict(db, wish, { now: now(), newId });
      if (resolved) onChanged();
      return resolved;
    },
  };
}
