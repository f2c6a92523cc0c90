import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { launcher } from '../scenarios/launcher.ts';

describe('the launcher in Firefox', () => launcher(firefoxStage()));
