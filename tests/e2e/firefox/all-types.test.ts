import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { allTypes } from '../scenarios/all-types.ts';

describe('every type of action, ids chosen by name', () => allTypes(firefoxStage()));
