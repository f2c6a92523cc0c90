import { test } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { runMany } from '../scenarios/run-many.ts';

const stage = firefoxStage();

test(
  'a pack onto six agents of three sub-accounts in Firefox: seen first, run, mended, and taken back',
  {
    timeout: 200_000,
  },
  () => runMany(stage(), { locations: 3, each: 2 }),
);
