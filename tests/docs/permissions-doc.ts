import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { code, table, withTable } from './markdown.ts';
import { hosts, optionalHosts, permissions, type Reason } from './permission-reasons.ts';

/** Writes the tables of docs/permissions.md: `npm run docs`. */
export const permissionsDocPath = join('docs', 'permissions.md');

const rows = (reasons: Reason[]) => reasons.map(({ name, why }) => [code(name), why]);

/** The page with its tables as they have to be; the words around them stay. */
export function permissionsDoc(page: string): string {
  const withPermissions = withTable(
    page,
    'Permissions',
    table(
      ['permission', 'browsers', 'why'],
      permissions.map(({ name, only, why }) => [code(name), only ?? 'Chromium, Firefox', why]),
    ),
  );
  const withHosts = withTable(withPermissions, 'Hosts', table(['host', 'why'], rows(hosts)));
  const later = 'Hosts that are asked for one at a time';
  return withTable(withHosts, later, table(['host', 'why'], rows(optionalHosts)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = join(import.meta.dirname, '..', '..', permissionsDocPath);
  writeFileSync(path, permissionsDoc(readFileSync(path, 'utf8')));
}
