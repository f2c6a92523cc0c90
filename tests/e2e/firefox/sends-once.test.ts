import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { sendsOnce } from '../scenarios/sends-once.ts';

describe('nothing is sent twice, and never to another agent', () => sendsOnce(firefoxStage()));
