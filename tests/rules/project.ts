import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** What the rule tests know about the repository. Paths are relative to it, with slashes. */
export const root = join(import.meta.dirname, '..', '..');

/** Files that are tracked, or new and not ignored. */
export const files: string[] = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
export const has = (path: string): boolean => existsSync(join(root, path));

export const isCode = (path: string) => /\.(ts|tsx|js|mjs|css)$/.test(path);

/** What goes into the extension. */
export const shipped = files.filter(
  (path) => /^(entrypoints|components|lib)\//.test(path) && /\.(ts|tsx)$/.test(path),
);

export interface Import {
  from: string;
  /** A file of the project, or a package's name. */
  to: string;
  /** Gone when the types are stripped. */
  typeOnly: boolean;
}

const statement =
  /^\s*(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Every import of a file, static and dynamic, resolved. */
export function importsOf(path: string): Import[] {
  return [...read(path).matchAll(statement)].flatMap(([, , type, names, target, dynamic]) => {
    const specifier = target ?? dynamic;
    if (specifier === undefined) return [];
    const inline = names?.match(/^\{([^}]*)\}/)?.[1];
    const allTypes = inline?.split(',').every((name) => /^\s*(type\s|$)/.test(name)) ?? false;
    const to = specifier.startsWith('.')
      ? normalize(join(dirname(path), specifier)).replaceAll('\\', '/')
      : specifier;
    return [{ from: path, to, typeOnly: type !== undefined || allTypes }];
  });
}

/** All that a file brings along when it runs: files and packages. */
export function reaches(path: string, seen = new Set<string>()): Set<string> {
  for (const { to, typeOnly } of importsOf(path)) {
    if (typeOnly || seen.has(to)) continue;
    seen.add(to);
    if (/\.tsx?$/.test(to) && has(to)) reaches(to, seen);
  }
  return seen;
}
