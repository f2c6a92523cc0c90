import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '../e2e/harness/chromium.ts';
import { createEnds } from '../e2e/harness/ends.ts';
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
const ends = createEnds();
const heading = 'h1, h2';

/** Firefox's popup, which the driver does not reach, as the extension's own pages see it. */
const firefoxPopup = `browser.extension
  .getViews({ type: 'popup' })
  .map((view) => view.document.querySelector('${heading}')?.textContent ?? '')
  .find((text) => text !== '')`;

async function inChromium(): Promise<string> {
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

async function inFirefox(): Promise<string> {
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const browser = await launchFirefox({ sandbox, extension: zipPath('firefox') });
  ends.add(() => browser.close());
  await browser.openAgent(frontDesk(sandbox));
  await browser.office.evaluate('browser.action.openPopup()');
  return await waitFor('the popup', () => browser.office.evaluate(firefoxPopup) as Promise<string>);
}

try {
  for (const [name, load] of Object.entries({ Chromium: inChromium, Firefox: inFirefox })) {
    console.log(`${name}: the popup says “${(await load()).trim()}”`);
  }
} finally {
  await ends.run();
}
