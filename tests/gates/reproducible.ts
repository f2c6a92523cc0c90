import { run } from '../command.ts';
import { extensionDir } from '../e2e/harness/paths.ts';
import { differences, hashes } from './hashes.ts';

/**
 * Makes the zips, for which everything is built again, and compares with the builds that were
 * there: every file, byte for byte.
 */
const builds = [
  { dir: extensionDir('chromium'), args: ['zip'] },
  { dir: extensionDir('firefox'), args: ['zip', '-b', 'firefox', '--mv3'] },
];
for (const { dir, args } of builds) {
  const first = await hashes(dir);
  if ((await run('wxt', args)) !== 0) process.exit(1);
  for (const name of differences(first, await hashes(dir))) {
    console.error(`${dir}: ${name} is not the same in both builds`);
    process.exitCode = 1;
  }
}
