import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { davHost, startApache } from '../e2e/harness/apache.ts';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds, type Ends } from '../e2e/harness/ends.ts';
import { startWebServer } from '../e2e/harness/web-server.ts';
import { startSandbox } from '../sandbox/index.ts';
import { blanksAndPacks } from './blanks-and-packs.ts';
import { connections } from './connections.ts';
import { editor } from './editor.ts';
import { existing } from './existing.ts';
import { historyAndFleet } from './history.ts';
import { listAndForm } from './list-and-form.ts';
import { outcomes } from './outcomes.ts';
import { runs } from './runs.ts';
import type { Elsewhere, SceneShot } from './scenes.ts';
import { sharing } from './sharing.ts';
import { tokenPanelLauncher } from './token-panel-launcher.ts';
import { workspace } from './workspace.ts';

/**
 * `npm run screenshots`: takes every state of the built extension, light and dark, from real runs
 * against the sandbox.
 *
 *   --only TEXT   the scenes whose names contain it
 *   --to DIR      where they go (docs/screenshots)
 *   --png         as PNG instead of WebP
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    to: { type: 'string', default: 'docs/screenshots' },
    png: { type: 'boolean', default: false },
  },
});

const scenes = [
  ...listAndForm,
  ...blanksAndPacks,
  ...existing,
  ...outcomes,
  ...tokenPanelLauncher,
  ...workspace,
  ...editor,
  ...sharing,
  ...connections,
  ...runs,
  ...historyAndFleet,
].filter(({ name }) => name.includes(flags.only));

async function take(page: Page, { name, clip }: SceneShot): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    const kind = flags.png ? 'png' : 'webp';
    await page.screenshot({
      path: join(flags.to, `${name}-${theme}.${kind}`) as `${string}.webp`,
      ...(flags.png ? {} : { quality: 82 }),
      ...(clip ? { clip } : {}),
    });
  }
}

/** Starts what a scene needs beside the sandbox; the hosts that lead there. */
async function startElsewhere({ needs }: SceneShot, ends: Ends) {
  const none = { elsewhere: {} as Elsewhere, extraHosts: {} };
  if (needs === undefined) return none;
  if (needs === 'web') {
    const web = await startWebServer();
    ends.add(() => web.stop());
    return { elsewhere: { ...none.elsewhere, web }, extraHosts: { [web.host]: web.port } };
  }
  const folder = await startApache();
  ends.add(() => folder.stop());
  return { elsewhere: { ...none.elsewhere, folder }, extraHosts: { [davHost]: folder.port } };
}

async function shoot(scene: SceneShot): Promise<void> {
  const ends = createEnds();
  try {
    const sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
    const { elsewhere, extraHosts } = await startElsewhere(scene, ends);
    const browser = await launchChromium({ sandbox, extraHosts });
    ends.add(() => browser.close());
    await take(await scene.show({ sandbox, browser }, elsewhere), scene);
  } finally {
    await ends.run();
  }
}

await mkdir(flags.to, { recursive: true });
const waiting = [...scenes];
/** Two at once: as many as the smallest machine has cores. */
const workers = [1, 2].map(async () => {
  for (let scene = waiting.shift(); scene; scene = waiting.shift()) {
    try {
      await shoot(scene);
    } catch (error) {
      console.error(`${scene.name}: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 1;
    }
  }
});
await Promise.all(workers);
console.log(`${scenes.length} scenes in ${flags.to}`);
