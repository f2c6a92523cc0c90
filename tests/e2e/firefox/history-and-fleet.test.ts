import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { fleetRun } from '../scenarios/fleet.ts';

describe('the history and the fleet', () => fleetRun(firefoxStage()));
