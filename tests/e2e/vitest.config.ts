import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** The tests in real browsers; each test has a sandbox of its own. */
const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/e2e/${name}/**/*.test.ts`] },
});

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    pool: 'forks',
    // One browser for each core: with more of them tests come too late.
    maxWorkers: Math.min(4, availableParallelism()),
    testTimeout: 90_000,
    // A machine that is busy with something else lets a browser come too late now and then.
    retry: 2,
    hookTimeout: 60_000,
    projects: [project('chromium'), project('firefox')],
  },
});
