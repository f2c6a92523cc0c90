import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElementHandle } from 'puppeteer-core';
import { createKeyPair, sign } from '../../lib/sharing/signature.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { check, subscribe } from '../e2e/harness/libraries.ts';
import { waitForText } from '../e2e/harness/quick-add.ts';
import { answers, type WebServer } from '../e2e/harness/web-server.ts';
import { type CodeSize, codeSizes, documentOf, mergeTime } from './library.ts';
import { median } from './stats.ts';
import { counts } from './templates.ts';
import { type ThreadTime, threadTime } from './thread-time.ts';

/** What sharing costs; milliseconds, those of the browser as `threadTime` measures them. */
export interface SharingResult {
  /** The size of the document of 10,000 templates as a file, in bytes. */
  bytes: number;
  /** Importing the file in the workspace: reading, verifying and comparing; then storing. */
  look: number;
  take: number;
  /** Subscribing to it: all of that. */
  subscribing: number;
  /** An update in which a hundred have changed; then one in which all have. */
  update: number;
  updateOfAll: number;
  /** A check of a subscription that has not changed. */
  unchanged: { requests: number; bodies: number; time: number };
  /** Tasks of 50 ms or more on the workspace's page while the file was imported; the longest task. */
  longTasks: number;
  longest: number;
  merge: number;
  codes: { messages: CodeSize; starters: CodeSize };
}

/** How long an import may take on a machine that has much else to do. */
const longest = 60_000;

/** A browser each for the import and for the subscription, neither with anything in it yet. */
export async function sharing(
  browsers: { importing: Chromium; subscribing: Chromium },
  web: WebServer,
  folder: string,
): Promise<SharingResult> {
  const pair = await createKeyPair();
  const textOf = async (revision: number, note = '', changed = 0) =>
    JSON.stringify(await sign(documentOf(counts.many, revision, note, changed), pair));
  const first = await textOf(1);
  const path = join(folder, 'library.json');
  await writeFile(path, first);
  const imported = await importTimes(browsers.importing, path);

  await browsers.subscribing.grantAccess(web.origin);
  web.answer(answers.file(first, '"1"'));
  let id = '';
  const subscribing = await threadTime(browsers.subscribing, async () => {
    ({ id } = await subscribe(browsers.subscribing, web.address));
  });
  const unchanged = await unchangedCheck(browsers.subscribing, web, id);
  const update = async (revision: number, changed: number) => {
    const text = await textOf(revision, ` (${revision})`, changed);
    web.answer(answers.file(text, `"${revision}"`));
    const { worker } = await threadTime(browsers.subscribing, async () => {
      const row = await check(browsers.subscribing, id);
      if (row.revision !== revision) throw new Error(`Not taken: ${JSON.stringify(row)}`);
    });
    return worker;
  };
  const some = [await update(2, 100), await update(3, 100), await update(4, 100)];
  return {
    bytes: Buffer.byteLength(first),
    ...imported,
    subscribing: subscribing.worker,
    update: median(some),
    updateOfAll: await update(5, counts.many),
    unchanged,
    merge: mergeTime(counts.many),
    codes: await codeSizes(),
  };
}

async function unchangedCheck(browser: Chromium, web: WebServer, libraryId: string) {
  const before = web.requests.length;
  const { worker } = await threadTime(browser, () => check(browser, libraryId));
  const asked = web.requests.slice(before);
  return {
    requests: asked.length,
    bodies: asked.filter(({ status }) => status !== 304).length,
    time: worker,
  };
}

/** Imports a file in the workspace, as a person does. */
async function importTimes(browser: Chromium, path: string) {
  const page = await browser.openWorkspace('#/sharing/import');
  const input = (await page.waitForSelector(
    'input[type="file"]',
  )) as ElementHandle<HTMLInputElement>;
  const look = await threadTime(browser, async () => {
    await input.uploadFile(path);
    await waitForText(page, /Take 10,000/, longest);
  });
  await page.locator('.import-compared input').click();
  const take = await threadTime(browser, async () => {
    await page.locator('.import-do .button-primary').click();
    await waitForText(page, /Took 10,000 templates/, longest);
  });
  await page.close();
  const both: ThreadTime[] = [look, take];
  return {
    look: look.worker,
    take: take.worker,
    longTasks: both.reduce((sum, { longTasks }) => sum + longTasks, 0),
    longest: Math.max(...both.map(({ longestOnPage }) => longestOnPage)),
  };
}
