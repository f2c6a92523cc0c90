import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { uncertain } from '../scenarios/uncertain.ts';

describe('a create without a readable answer', () => uncertain(firefoxStage()));
