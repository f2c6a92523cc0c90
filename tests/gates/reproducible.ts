import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../command.ts';
import { extensionDir } from '../e2e/harness/paths.ts';

/**
 * Makes the zips, for which everything is built again, and compares with the builds that were
 * there: every file, byte for byte.
 */
async function hashes(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const pairs = files.map(async (entry) => {
    const path = join(entry.parentPath, entry.name);
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    return [path.slice(dir.length + 1), hash] as const;
  });
  return new Map(await Promise.all(pairs));
}

const builds = [
  { dir: extensionDir('chromium'), args: ['zip'] },
  { dir: extensionDir('firefox'), args: ['zip', '-b', 'firefox', '--mv3'] },
];
for (const { dir, args } of builds) {
  const first = await hashes(dir);
  if ((await run('wxt', args)) !== 0) process.exit(1);
  const second = await hashes(dir);
  const names = new Set([...first.keys(), ...second.keys()]);
  for (const name of names) {
    if (first.get(name) === second.get(name)) continue;
    console.error(`${dir}: ${name} is not the same in both builds`);
    process.exitCode = 1;
  }
}
