import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { fleetRun } from '../scenarios/fleet.ts';

describe('the fleet and the history in Firefox', () => fleetRun(firefoxStage()));
