import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest is begun first: begun last, it is what everybody waits for in the end. */
const longest = [
  'languages',
  'all-types',
  'packs',
  'cut-connections',
  'run-interrupted',
  'sends-once',
  'shared-folder',
  'vault',
  'uncertain',
  'refusals',
  'killed-worker',
  'existing-actions',
  'run-faults',
  'accessibility',
  'marked-secrets',
  'managed',
  'pseudo-language',
  'accessibility-tree',
];
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = longest.indexOf(basename(moduleId, '.test.ts'));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

/** The tests in real browsers; each test has a sandbox of its own. */
const project = (name: string) => ({
  extends: true as const,
  test: { name, include: [`tests/e2e/${name}/**/*.test.ts`] },
});

export default defineConfig({
  root: join(import.meta.dirname, '..', '..'),
  test: {
    pool: 'forks',
    // They wait for most of their time: for frames, for a limit to pass, for the next look at an agent.
    maxWorkers: Math.ceil(Math.min(4, availableParallelism()) * 1.5),
    sequence: { sequencer: LongestFirst },
    testTimeout: 90_000,
    // A machine that is busy with something else lets a browser come too late now and then.
    retry: 1,
    hookTimeout: 60_000,
    projects: [project('chromium'), project('firefox')],
  },
});
