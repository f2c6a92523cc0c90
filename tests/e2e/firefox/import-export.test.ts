import { describe } from 'vitest';
import { firefoxStage } from '../harness/stage.ts';
import { importExport } from '../scenarios/import-export.ts';

describe('templates that leave and come back, in Firefox', () => importExport(firefoxStage()));
