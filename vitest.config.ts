import { defineConfig } from 'vitest/config';

/** The unit, sandbox and rule tests; those that need a browser run by `tests/e2e`. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] } },
      { test: { name: 'sandbox', include: ['tests/sandbox/**/*.test.ts'] } },
      { test: { name: 'rules', include: ['tests/rules/**/*.test.ts'] } },
    ],
  },
});
