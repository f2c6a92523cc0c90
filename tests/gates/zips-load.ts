import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds, type Ends } from '../e2e/harness/ends.ts';
import { launchFirefox } from '../e2e/harness/firefox.ts';
import { frontDesk } from '../e2e/harness/stage.ts';
import { waitFor } from '../e2e/harness/wait.ts';
import { startSandbox } from '../sandbox/index.ts';
import { unpack, unzip } from './unzip.ts';
import { zipPath } from './zips.ts';

/**
 * Loads the packages that go to the stores, from the zips: in Chromium unpacked, as a store unpacks
 * it, in Firefox the zip itself. The toolbar popup has to open on an agent's page and show quick add.
 */
const heading = 'h1, h2';

/** Firefox's popup, which the driver does not reach, as the extension's own pages see it. */
const firefoxPopup = `browser.extension
  .getViews({ type: 'popup' })
  .map((view) => view.document.querySelector('${heading}')?.textContent ?? '')
  .find((text) => text !== '')`;

async function inChromium(ends: Ends): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'switchboard-zip-'));
  ends.add(() => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  await unpack(unzip(readFileSync(zipPath('chrome'))), dir);
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const browser = await launchChromium({ sandbox, extensions: [dir] });
  ends.add(() => browser.close());
  await browser.openAgent(frontDesk(sandbox));
  const popup = await browser.openPopup();
  const title = await popup.locator(heading).waitHandle();
  return await title.evaluate((element) => element.textContent ?? '');
}

async function inFirefox(ends: Ends): Promise<string> {
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const browser = await launchFirefox({ sandbox, extension: zipPath('firefox') });
  ends.add(() => browser.close());
  await browser.openAgent(frontDesk(sandbox));
  const office = await browser.office();
  await office.evaluate('browser.action.openPopup()');
  return await waitFor('the popup', () => office.evaluate(firefoxPopup) as Promise<string>);
}

async function load(way: (ends: Ends) => Promise<string>): Promise<string> {
  const ends = createEnds();
  try {
    return await way(ends);
  } finally {
    await ends.run();
  }
}

for (const [name, way] of Object.entries({ Chromium: inChromium, Firefox: inFirefox })) {
  // Where much else runs, a browser comes too late now and then.
  const title = await load(way).catch((error: unknown) => {
    console.error(`${name}, tried again: ${error}`);
    return load(way);
  });
  console.log(`${name}: the popup says “${title.trim()}”`);
}
