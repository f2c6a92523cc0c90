import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import type { Stage } from '../e2e/harness/stage.ts';

/** One picture: how to get there; what it gives is what is taken. */
export interface SceneShot {
  name: string;
  /** Brings the page into the state; the page it gives is photographed. */
  show(stage: Stage<Chromium>): Promise<Page>;
  /** Only this part of the page (CSS px); all of it otherwise. */
  clip?: { x: number; y: number; width: number; height: number };
}
