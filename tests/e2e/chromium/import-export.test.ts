import { describe } from 'vitest';
import { expectFine } from '../harness/fine.ts';
import { chromiumStage } from '../harness/stage.ts';
import { importExport } from '../scenarios/import-export.ts';

const narrowAndWide = [320, 1280];

describe('templates that leave and come back', () =>
  importExport(chromiumStage(), (page, what) => expectFine(page, what, narrowAndWide)));
