import { configDefaults, defineConfig } from 'vitest/config';

/** The tests with a page to show something in; each of them also names its environment. */
const pages = ['tests/unit/components/**/*.test.tsx', 'tests/unit/launcher/*.test.ts'];

/** The unit, sandbox and rule tests; those that need a browser run by `tests/e2e`. */
export default defineConfig({
  test: {
    // Left to itself, vitest lets one of two cores do nothing.
    maxWorkers: '100%',
    // Thousands of random cases take long where much else runs.
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, ...pages],
          // Nothing there outlives a test but caches, and to start a process and load everything
          // anew for each file takes as long as the tests do.
          isolate: false,
          unstubGlobals: true,
        },
      },
      // Modules of pages hold what lasts while a page lives: each file has a process of its own,
      // also because channels between pages reach every thread of one.
      { extends: true, test: { name: 'pages', include: pages } },
      { extends: true, test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'] } },
      { extends: true, test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
    ],
  },
});
