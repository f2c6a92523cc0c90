import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Zip, zipName } from '../gates/zips.ts';
import { NotReleasable, releasedVersions, unreleasedNotes, withVersion } from './changelog.ts';
import { checkVersion, withProjectVersion } from './version.ts';

export interface Release {
  version: string;
  /** The day it is released, `2026-11-26`. */
  date: string;
  /** Only tells; writes and builds nothing. */
  dryRun: boolean;
  /** The repository, and where the build puts the zips. */
  projectDir: string;
  outputDir: string;
  /** Makes the zips (`npm run zip`); false when that failed. */
  build(): Promise<boolean>;
  say(line: string): void;
}

const wanted: Zip[] = ['chrome', 'firefox', 'sources'];

/** What `sha256sum --check` reads: one line for each zip of the version. */
function checksums(dir: string, names: string[]): string {
  const lines = names.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(dir, name)))
      .digest('hex');
    return `${hash}  ${name}\n`;
  });
  return lines.join('');
}

function checkClean(projectDir: string): void {
  const changed = execFileSync('git', ['status', '--porcelain'], {
    cwd: projectDir,
    encoding: 'utf8',
  });
  if (changed.trim() === '') return;
  throw new NotReleasable(`There are changes that are not committed:\n${changed.trimEnd()}`);
}

/** The three files that name the version: path → what was there, and what comes there. */
function filesOf({ projectDir, version, date }: Release) {
  const read = (name: string) => readFileSync(join(projectDir, name), 'utf8');
  const changelog = read('CHANGELOG.md');
  const current = (JSON.parse(read('package.json')) as { version: string }).version;
  checkVersion(version, current, releasedVersions(changelog));
  const next: Record<string, string> = {
    'package.json': withProjectVersion(read('package.json'), version),
    'package-lock.json': withProjectVersion(read('package-lock.json'), version),
    'CHANGELOG.md': withVersion(changelog, version, date),
  };
  const files = Object.entries(next).map(([name, after]) => ({
    path: join(projectDir, name),
    before: read(name),
    after,
  }));
  return { current, notes: unreleasedNotes(changelog), files };
}

/**
 * Sets the version, dates the changelog, builds the zips and writes their checksums. Nothing is
 * committed, tagged or sent anywhere. When the build fails, the files are as they were.
 */
export async function release(wish: Release): Promise<void> {
  const { version, say } = wish;
  checkClean(wish.projectDir);
  const { current, notes, files } = filesOf(wish);
  if (wish.dryRun) {
    say(`${current} → ${version}, ${wish.date}. Nothing is written or built. Its notes:\n`);
    say(notes);
    return;
  }
  for (const { path, after } of files) writeFileSync(path, after);
  try {
    say(await buildZips(wish));
  } catch (error) {
    for (const { path, before } of files) writeFileSync(path, before);
    throw error;
  }
  say(`Look at the changes, then: git commit -am "Version ${version}" && git tag v${version}`);
}

/** Builds, and writes the checksums beside the zips; gives them. */
async function buildZips({ version, outputDir, build }: Release): Promise<string> {
  if (!(await build())) throw new NotReleasable('The zips could not be built; all is as it was.');
  const names = readdirSync(outputDir)
    .filter((name) => name.startsWith(`switchboard-${version}-`) && name.endsWith('.zip'))
    .sort();
  const missing = wanted
    .map((kind) => zipName(kind, version))
    .filter((zip) => !names.includes(zip));
  if (missing.length > 0) throw new NotReleasable(`The build made no ${missing.join(', no ')}.`);
  const list = checksums(outputDir, names);
  writeFileSync(join(outputDir, `switchboard-${version}-checksums.txt`), list);
  return list;
}
