import type { Page } from 'puppeteer-core';
import { describe, expect } from 'vitest';
import { axe } from '../harness/axe.ts';
import { chromiumStage } from '../harness/stage.ts';
import { existingActions } from '../scenarios/existing-actions.ts';

async function inBothSchemes(page: Page, where: string): Promise<void> {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }]);
    expect([where, value, await axe(page)]).toEqual([where, value, []]);
  }
}

describe('what an agent has', () => existingActions(chromiumStage(), inBothSchemes));
