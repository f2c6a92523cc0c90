import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { packs } from '../scenarios/packs.ts';

describe('a pack in Firefox', () => packs(firefoxStage()));
