import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { extensionDir } from '../e2e/harness/paths.ts';
import { files as known } from '../rules/project.ts';
import { differences, hashes } from './hashes.ts';
import { unpack, unzip } from './unzip.ts';
import { zipPath } from './zips.ts';

/**
 * Does with the source archive what Mozilla's reviewers do: unpacks it elsewhere, installs, builds for
 * Firefox, and compares with the build that is here, byte for byte. Also looks at what is in it: files
 * of the repository only, no pictures, nothing built, nothing that is a key.
 */
const zip = zipPath('sources');
const files = unzip(readFileSync(zip));

const mayBe = new Set(known);
// In pieces, so that this file does not find itself.
const key = new RegExp(['BEGIN [A-Z ]*PRIVATE', 'KEY'].join(' '));
const complaints = [...files].flatMap(([name, data]) => {
  if (!mayBe.has(name)) return [`${name} is not of the repository`];
  if (/^(docs\/screenshots|docs\/store\/images|\.output|node_modules)\//.test(name))
    return [`${name} is not wanted`];
  if (/\.(pem|key|p12|pfx|crx|env)$/.test(name) || key.test(data.toString('latin1'))) {
    return [`${name} looks like a key`];
  }
  return [];
});

/** Runs in the unpacked archive, by the Node and npm of this run. */
function run(cwd: string, command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    timeout: 170_000,
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

const there = await mkdtemp(join(tmpdir(), 'switchboard-sources-'));
try {
  await unpack(files, there);
  run(there, 'npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
  run(there, 'npm', 'run', 'build:firefox');
  const [ours, theirs] = [extensionDir('firefox'), join(there, '.output', 'firefox-mv3')];
  for (const name of differences(await hashes(ours), await hashes(theirs))) {
    complaints.push(`${name} is another one when it is built from the archive`);
  }
} finally {
  await rm(there, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
for (const complaint of complaints) console.error(complaint);
console.log(`${basename(zip)}: ${files.size} files, ${complaints.length} complaints`);
if (complaints.length > 0) process.exitCode = 1;
