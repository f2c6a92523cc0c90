import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputDir, projectDir } from '../e2e/harness/paths.ts';

/** What `npm run zip` makes: a package for Chrome and Edge, one for Firefox, and the sources for Mozilla. */
export type Zip = 'chrome' | 'firefox' | 'sources';

export const zipName = (kind: Zip, version: string) => `switchboard-${version}-${kind}.zip`;

/** The zip of this version, whatever else is in the folder; throws when it was not made. */
export function zipPath(kind: Zip): string {
  const { version } = JSON.parse(readFileSync(join(projectDir, 'package.json'), 'utf8')) as {
    version: string;
  };
  const path = join(outputDir, zipName(kind, version));
  if (!existsSync(path)) throw new Error(`There is no ${path}: npm run zip`);
  return path;
}
