import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { keyboard } from '../scenarios/keyboard.ts';

describe('with the keyboard alone, in Firefox', () => keyboard(firefoxStage()));
