import type { DirectoryEntry } from '../messaging/messages/directory-list.ts';
import type { Variable } from './schema.ts';

/** What a name stands for in one sub-account. */
export type Resolved =
  | { kind: 'one'; entry: DirectoryEntry }
  | { kind: 'several'; count: number }
  | { kind: 'none' };

/** A name without what people write differently: case, spaces, and how accents are stored. */
export const looseName = (name: string) =>
  name.normalize('NFKC').replace(/\s+/g, '').toLocaleLowerCase('en');

/** The names a reference goes by, its own first. */
export function namesOf({ default: own, aliases = [] }: Variable): string[] {
  const all = typeof own === 'string' ? [own, ...aliases] : aliases;
  return all.filter((name) => name.trim() !== '');
}

/**
 * Finds what a reference means among a sub-account's entries: by its exact name, then by an exact
 * alias, then by either regardless of case and spaces. More than one of a name is nobody's guess.
 */
export function resolveReference(names: string[], entries: DirectoryEntry[]): Resolved {
  const matchers = [
    ...names.map((name) => (entry: DirectoryEntry) => entry.name === name),
    ...names.map((name) => (entry: DirectoryEntry) => looseName(entry.name) === looseName(name)),
  ];
  for (const matches of matchers) {
    const found = entries.filter(matches);
    const [entry] = found;
    if (entry && found.length === 1) return { kind: 'one', entry };
    if (found.length > 1) return { kind: 'several', count: found.length };
  }
  return { kind: 'none' };
}
