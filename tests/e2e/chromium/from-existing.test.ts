import { describe } from 'vitest';
import { chromiumStage } from '../harness/stage.ts';
import { fromExisting } from '../scenarios/from-existing.ts';

describe('an action that the agent has', () => fromExisting(chromiumStage()));
