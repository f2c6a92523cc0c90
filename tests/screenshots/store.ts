import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { isLanguage, type Language, languages } from '../../lib/i18n/languages.ts';
import { Hint } from '../../lib/storage/hints.ts';
import { listingPath, readListing } from '../docs/store-listing.ts';
import { type Chromium, launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds } from '../e2e/harness/ends.ts';
import { frontDesk } from '../e2e/harness/stage.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { startSandbox } from '../sandbox/index.ts';
import { draw, logoHtml, pictureHtml, sizes, tileHtml } from './store-frame.ts';
import { type StoreScene, type StoreView, storeScenes } from './store-scenes.ts';

/**
 * `npm run store`: makes the pictures in docs/store/images of the built extension, from real runs
 * against the sandbox, in every language.
 *
 *   --only NUMBER     one of the pictures
 *   --language NAME   in one language
 *   --to DIR          where they go (docs/store/images)
 */
const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    language: { type: 'string' },
    to: { type: 'string', default: 'docs/store/images' },
  },
});

const wanted = (Object.keys(languages) as Language[]).filter(
  (language) => flags.language === undefined || language === flags.language,
);

/** Light, still, and in the language that was chosen. */
async function settle(page: Page, language: Language): Promise<Uint8Array> {
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: 'light' },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  if (page.url().startsWith('chrome-extension:')) {
    await waitFor(`${language} to be spoken`, () =>
      page.evaluate((tag) => document.documentElement.lang === tag, language),
    );
  }
  return await page.screenshot({ type: 'png' });
}

/** The page first: a popup goes when another tab comes to the front. */
async function photograph(view: StoreView, language: Language) {
  const popup = view.popup ? await settle(view.popup, language) : undefined;
  return { page: await settle(view.page, language), ...(popup ? { popup } : {}) };
}

async function take(scene: StoreScene, language: Language, caption: string): Promise<Uint8Array> {
  const ends = createEnds();
  try {
    const sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
    const browser: Chromium = await launchChromium({ sandbox });
    ends.add(() => browser.close());
    await browser.send('settings/change', { language });
    for (const hintSeen of Hint.options) await browser.send('settings/change', { hintSeen });
    const address = sandbox.agentUrl(frontDesk(sandbox)).replace(/^https:\/\/|\?.*$/g, '');
    const shown = await photograph(await scene.show({ sandbox, browser }, language), language);
    const html = pictureHtml(caption, { ...shown, ...(scene.crm ? { address } : {}) });
    return await draw(await browser.browser.newPage(), html, sizes.picture);
  } finally {
    await ends.run();
  }
}

/** What needs no run: the tile of each language, and the logo. */
async function drawRest(): Promise<void> {
  const sandbox = await startSandbox();
  const browser = await launchChromium({ sandbox, extensions: [] });
  try {
    const canvas = await browser.browser.newPage();
    await writeFile(join(flags.to, 'logo.png'), await draw(canvas, logoHtml(), sizes.logo, true));
    for (const language of wanted) {
      const { tile } = readListing(await readFile(listingPath(language), 'utf8'));
      const png = await draw(canvas, tileHtml(tile), sizes.tile);
      await writeFile(join(flags.to, language, 'tile.png'), png);
    }
  } finally {
    await browser.close();
    await sandbox.stop();
  }
}

if (flags.language !== undefined && !isLanguage(flags.language)) {
  throw new Error(`There is no language “${flags.language}”`);
}
for (const language of wanted) await mkdir(join(flags.to, language), { recursive: true });
if (flags.only === undefined) await drawRest();
for (const language of wanted) {
  const { captions } = readListing(await readFile(listingPath(language), 'utf8'));
  for (const [index, scene] of storeScenes.entries()) {
    const name = `${index + 1}`;
    if (flags.only !== undefined && flags.only !== name) continue;
    const png = await take(scene, language, captions[index] ?? '');
    await writeFile(join(flags.to, language, `${name}.png`), png);
    console.log(`${language}/${name}.png: ${Math.round(png.length / 1024)} kB`);
  }
}
