import { test } from 'vitest';
import { chromiumStage } from '../harness/stage.ts';
import { runMany } from '../scenarios/run-many.ts';

const stage = chromiumStage();

test(
  'a pack onto thirty agents of ten sub-accounts: seen first, run, mended, and taken back',
  {
    timeout: 200_000,
  },
  () => runMany(stage(), { locations: 10, each: 3 }),
);
