import { describe } from 'vitest';
import { chromiumStage } from '../harness/stage.ts';
import { packs } from '../scenarios/packs.ts';

describe('a pack', () => packs(chromiumStage()));
