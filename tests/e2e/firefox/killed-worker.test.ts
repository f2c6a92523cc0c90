import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { killedWorker } from '../scenarios/killed-worker.ts';

describe('the worker is killed', () => killedWorker(firefoxStage()));
