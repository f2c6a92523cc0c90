import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { refusals } from '../scenarios/refusals.ts';

describe('a create that HighLevel refuses', () => refusals(firefoxStage()));
