import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { extensionDir, outputDir } from '../e2e/harness/paths.ts';
import { files as known } from '../rules/project.ts';
import { differences, hashes } from './hashes.ts';
import { unzip } from './unzip.ts';

/**
 * Does with the source archive what Mozilla's reviewers do: unpacks it elsewhere, installs, builds for
 * Firefox, and compares with the build that is here, byte for byte. Also looks at what is in it: files
 * of the repository only, no pictures, nothing built, nothing that is a key.
 */
const zip = readdirSync(outputDir).find((name) => name.endsWith('-sources.zip'));
if (!zip) throw new Error('There is no source archive: npm run zip');
const files = unzip(readFileSync(join(outputDir, zip)));

const mayBe = new Set(known);
// In pieces, so that this file does not find itself.
const key = new RegExp(['BEGIN [A-Z ]*PRIVATE', 'KEY'].join(' '));
const complaints = [...files].flatMap(([name, data]) => {
  if (!mayBe.has(name)) return [`${name} is not of the repository`];
  if (/^(docs\/screenshots|\.output|node_modules)\//.test(name)) return [`${name} is not wanted`];
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
  for (const [name, data] of files) {
    const path = normalize(join(there, name));
    if (!path.startsWith(there)) throw new Error(`${name} leads out of the archive`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, data);
  }
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
console.log(`${zip}: ${files.size} files, ${complaints.length} complaints`);
if (complaints.length > 0) process.exitCode = 1;
