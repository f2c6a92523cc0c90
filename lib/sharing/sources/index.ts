import type { SharingProblem } from '../problem.ts';
import type { Library, SourceKind } from '../schema.ts';
import { createAddressWay } from './address-way.ts';
import { fileWay } from './file.ts';
import type { Source } from './source.ts';

/** One way to share, as far as keeping a library up to date goes. */
export interface Way {
  /** Tells whether a library is read again at all. */
  isRead(library: Library): boolean;
  /**
   * Brings a library up to date with where it comes from; why not, when that did not work. `asked`:
   * a person wants it now. Throws nothing but `StorageError`; then, too, nothing was changed.
   */
  update(library: Library, wish: { asked: boolean }): Promise<SharingProblem | undefined>;
}

export interface WaysDependencies
  extends Omit<Parameters<typeof createAddressWay>[0], 'receive' | 'source'> {
  subscription: Source;
  receive: Parameters<typeof createAddressWay>[0]['receive'];
  receiveManaged: Parameters<typeof createAddressWay>[0]['receive'];
  syncFolder(libraryId: string, wish: { asked: boolean }): Promise<SharingProblem | undefined>;
}

/** The four ways to share. Another one is a file beside these, and a line here. */
export function createWays(dependencies: WaysDependencies): Record<SourceKind, Way> {
  const { subscription: source, receive, receiveManaged, syncFolder, ...rest } = dependencies;
  return {
    file: fileWay,
    subscription: createAddressWay({ ...rest, source, receive }),
    folder: { isRead: () => true, update: ({ id }, wish) => syncFolder(id, wish) },
    managed: createAddressWay({ ...rest, source, receive: receiveManaged }),
  };
}
