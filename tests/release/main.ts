import { parseArgs } from 'node:util';
import { run } from '../command.ts';
import { outputDir, projectDir } from '../e2e/harness/paths.ts';
import { NotReleasable } from './changelog.ts';
import { release } from './release.ts';

/**
 * `npm run release -- 1.2.0`: see docs/releasing.md.
 *
 *   --dry-run   checks, and shows what would be released; writes and builds nothing
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'dry-run': { type: 'boolean', default: false } },
});

try {
  const [version, ...more] = positionals;
  if (version === undefined || more.length > 0) {
    throw new NotReleasable('Say which version: npm run release -- 1.2.0 [--dry-run]');
  }
  await release({
    version,
    date: new Date().toISOString().slice(0, 10),
    dryRun: values['dry-run'],
    projectDir,
    outputDir,
    build: async () => (await run('npm', ['run', '--silent', 'zip'])) === 0,
    say: console.log,
  });
} catch (error) {
  if (!(error instanceof NotReleasable)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
