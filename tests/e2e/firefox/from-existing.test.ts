import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { fromExisting } from '../scenarios/from-existing.ts';

describe('an action that the agent has, in Firefox', () => fromExisting(firefoxStage()));
