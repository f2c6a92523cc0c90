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
import { findCutTexts } from './cut-texts.ts';
import { editor } from './editor.ts';
import { existing } from './existing.ts';
import { firstSteps } from './first-steps.ts';
import { historyAndFleet } from './history.ts';
import { listAndForm } from './list-and-form.ts';
import { type Look, lookAt, suffixOf, switchesFor } from './looks.ts';
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
 *   --only TEXT      the scenes whose names contain it; several with commas
 *   --to DIR         where they go (docs/screenshots)
 *   --png            as PNG instead of WebP
 *   --theme THEME    light or dark only
 *   --rtl            from right to left
 *   --forced-colors  with the colours of the system
 *   --text N         text of N per cent of its usual size
 *   --width N        in a window of N px, where a page has one
 *   --check          no pictures: looks for texts that are cut and pages that scroll sideways, ends
 *                    with 1 when there are any. In both directions and at 320 px, the scene's own
 *                    width and 2,000 px, unless a direction or a width is given
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    to: { type: 'string', default: 'docs/screenshots' },
    png: { type: 'boolean', default: false },
    theme: { type: 'string' },
    rtl: { type: 'boolean', default: false },
    'forced-colors': { type: 'boolean', default: false },
    text: { type: 'string', default: '100' },
    width: { type: 'string' },
    check: { type: 'boolean', default: false },
  },
});

const both = ['light', 'dark'] as const;
const themes = both.filter((theme) => (flags.theme ? theme === flags.theme : true));
if (themes.length === 0) throw new Error(`There is no theme “${flags.theme}”`);
// What can be read depends on the theme the least.
const shownThemes = flags.check ? themes.slice(0, 1) : themes;
const widths = flags.width
  ? [Number(flags.width)]
  : flags.check
    ? [undefined, 320, 2000]
    : [undefined];
const directions = flags.check && !flags.rtl ? [false, true] : [flags.rtl];
const looks = shownThemes.flatMap((theme) =>
  widths.flatMap((width) =>
    directions.map(
      (rtl): Look => ({
        theme,
        rtl,
        forcedColors: flags['forced-colors'],
        text: Number(flags.text),
        width,
      }),
    ),
  ),
);

const scenes = [
  ...firstSteps,
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
].filter(({ name }) => flags.only.split(',').some((part) => name.includes(part)));

async function take(page: Page, { name, clip }: SceneShot, look: Look): Promise<void> {
  const kind = flags.png ? 'png' : 'webp';
  await page.screenshot({
    path: join(flags.to, `${name}-${suffixOf(look)}.${kind}`) as `${string}.webp`,
    ...(flags.png ? {} : { quality: 82 }),
    ...(clip ? { clip } : {}),
  });
}

async function check(page: Page, { name }: SceneShot, look: Look): Promise<void> {
  // The launcher is in a page that is not ours.
  if (!page.url().startsWith('chrome-extension://')) return;
  for (const line of await findCutTexts(page)) {
    console.error(`${name}-${suffixOf(look)}: ${line}`);
    process.exitCode = 1;
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
    const browser = await launchChromium({
      sandbox,
      extraHosts,
      switches: switchesFor({ text: Number(flags.text) }),
    });
    ends.add(() => browser.close());
    const page = await scene.show({ sandbox, browser }, elsewhere);
    for (const look of looks) {
      const done = await lookAt(page, look);
      await (flags.check ? check : take)(page, scene, look);
      await done();
    }
  } finally {
    await ends.run();
  }
}

if (!flags.check) await mkdir(flags.to, { recursive: true });
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
console.log(`${scenes.length} scenes ${flags.check ? 'looked at' : `in ${flags.to}`}`);
