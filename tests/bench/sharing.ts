import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { createKeyPair, sign } from '../../lib/sharing/signature.ts';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { check, subscribe } from '../e2e/harness/libraries.ts';
import { waitForText } from '../e2e/harness/quick-add.ts';
import { answers, type WebServer } from '../e2e/harness/web-server.ts';
import { type CodeSize, codeSizes, documentOf, mergeTime } from './library.ts';
import { median } from './stats.ts';
import { counts } from './templates.ts';
import { workerTime } from './worker-time.ts';

/** What sharing costs; times in milliseconds, those of the background as `workerTime` measures them. */
export interface SharingResult {
  /** The size of the document of 10,000 templates as a file, in bytes. */
  bytes: number;
  /** Importing the file in the workspace: reading, verifying and comparing; then storing. */
  look: number;
  take: number;
  /** Subscribing to it: all of that. */
  subscribing: number;
  /** An update in which every template has changed; what each said before is kept too. */
  update: number;
  /** A check of a subscription that has not changed. */
  unchanged: { requests: number; bodies: number; time: number };
  /** Tasks of the workspace's page of 50 ms or more while the file was imported, and the longest. */
  longTasks: number;
  longest: number;
  merge: number;
  codes: { messages: CodeSize; starters: CodeSize };
}

const updates = 3;

/** A browser each for the import and for the subscription, neither with anything in it yet. */
export async function sharing(
  browsers: { importing: Chromium; subscribing: Chromium },
  web: WebServer,
  folder: string,
): Promise<SharingResult> {
  const pair = await createKeyPair();
  const textOf = async (revision: number, note = '') =>
    JSON.stringify(await sign(documentOf(counts.many, revision, note), pair));
  const first = await textOf(1);
  const path = join(folder, 'library.json');
  await writeFile(path, first);
  const imported = await importTimes(browsers.importing, path);

  await browsers.subscribing.grantAccess(web.origin);
  web.answer(answers.file(first, '"1"'));
  let id = '';
  const subscribing = await workerTime(browsers.subscribing, async () => {
    ({ id } = await subscribe(browsers.subscribing, web.address));
  });
  const unchanged = await unchangedCheck(browsers.subscribing, web, id);
  const times: number[] = [];
  for (let revision = 2; revision < 2 + updates; revision += 1) {
    web.answer(answers.file(await textOf(revision, ` (${revision})`), `"${revision}"`));
    const time = await workerTime(browsers.subscribing, async () => {
      const row = await check(browsers.subscribing, id);
      if (row.revision !== revision) throw new Error(`Not taken: ${JSON.stringify(row)}`);
    });
    times.push(time);
  }
  return {
    bytes: Buffer.byteLength(first),
    ...imported,
    subscribing,
    update: median(times),
    unchanged,
    merge: mergeTime(counts.many),
    codes: await codeSizes(),
  };
}

async function unchangedCheck(browser: Chromium, web: WebServer, libraryId: string) {
  const before = web.requests.length;
  const time = await workerTime(browser, () => check(browser, libraryId));
  const asked = web.requests.slice(before);
  return {
    requests: asked.length,
    bodies: asked.filter(({ status }) => status !== 304).length,
    time,
  };
}

/** Imports a file in the workspace, as a person does. */
async function importTimes(browser: Chromium, path: string) {
  const page = await browser.openWorkspace('#/sharing/import');
  await watchTasks(page);
  const input = await page.waitForSelector('input[type="file"]');
  const look = await workerTime(browser, async () => {
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path);
    await waitForText(page, /Take 10,000/);
  });
  await page.locator('.import-compared input').click();
  const take = await workerTime(browser, async () => {
    await page.locator('.import-do .button-primary').click();
    await waitForText(page, /Took 10,000 templates/);
  });
  const tasks = await page.evaluate(
    () => (globalThis as unknown as { longTasks: number[] }).longTasks,
  );
  await page.close();
  return { look, take, longTasks: tasks.length, longest: Math.max(0, ...tasks) };
}

/** Notes every task of 50 ms or more from now on. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    (globalThis as unknown as { longTasks: number[] }).longTasks = tasks;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
}
