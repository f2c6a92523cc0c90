import { test } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { runMany } from '../scenarios/run-many.ts';

const stage = firefoxStage();

test(
  'a pack onto ten agents of five sub-accounts: seen first, run, mended, and taken back',
  {
    timeout: 200_000,
  },
  () => runMany(stage(), { locations: 5, each: 2 }),
);
