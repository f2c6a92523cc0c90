import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { existingActions } from '../scenarios/existing-actions.ts';

describe('what an agent has, in Firefox', () => existingActions(firefoxStage()));
