import type { Page } from 'puppeteer-core';
import type { Apache } from '../e2e/harness/apache.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import type { Stage } from '../e2e/harness/stage.ts';
import type { WebServer } from '../e2e/harness/web-server.ts';

/** Where libraries are kept, for the scenes that need it. */
export interface Elsewhere {
  web: WebServer;
  folder: Apache;
}

/** One picture: how to get there; what it gives is what is taken. */
export interface SceneShot {
  name: string;
  /** Brings the page into the state; the page it gives is photographed. */
  show(stage: Stage<Chromium>, elsewhere: Elsewhere): Promise<Page>;
  /** What it needs beside the sandbox; nothing else of `elsewhere` is there. */
  needs?: keyof Elsewhere;
  /** Only this part of the page (CSS px); all of it otherwise. */
  clip?: { x: number; y: number; width: number; height: number };
}
