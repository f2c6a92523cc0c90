import { describe } from 'vitest';
import { chromiumStage } from '../harness/stage.ts';
import { launcher } from '../scenarios/launcher.ts';

describe('the launcher', () => launcher(chromiumStage()));
