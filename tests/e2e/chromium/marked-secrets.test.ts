import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession } from 'puppeteer-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stores } from '../../../lib/storage/records.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { launchChromium } from '../harness/chromium.ts';
import { createEnds } from '../harness/ends.ts';
import { readStore } from '../harness/extension-page.ts';
import { type Flow, flows, leave, type Play, prepare } from '../harness/marked-flows.ts';
import { marksIn, marksUnder } from '../harness/marks.ts';
import { startWebServer } from '../harness/web-server.ts';

const marks = flows.map(({ mark }) => mark);

let ends = createEnds();
beforeEach(() => {
  ends = createEnds();
});
afterEach(() => ends.run());

const folder = async (name: string) => {
  const made = await mkdtemp(join(tmpdir(), `switchboard-${name}-`));
  ends.add(() => rm(made, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return made;
};

/** Everything that any context of the browser writes to its console, from its start on. */
async function listenEverywhere(browser: Play['browser']['browser']): Promise<string[]> {
  const heard: string[] = [];
  const hear = (session: CDPSession) => {
    session.on('Runtime.consoleAPICalled', (event) => heard.push(JSON.stringify(event)));
    session.on('Runtime.exceptionThrown', (event) => heard.push(JSON.stringify(event)));
    session.on('Log.entryAdded', (event) => heard.push(JSON.stringify(event)));
    return Promise.allSettled([session.send('Runtime.enable'), session.send('Log.enable')]);
  };
  const attach = async (target: ReturnType<typeof browser.targets>[number]) => {
    const types = ['page', 'service_worker', 'background_page', 'other'];
    if (!types.includes(target.type())) return;
    await target
      .createCDPSession()
      .then(hear)
      .catch(() => undefined);
  };
  browser.on('targetcreated', attach);
  await Promise.all(browser.targets().map(attach));
  return heard;
}

test('marked secrets are nowhere but where they may be', { timeout: 400_000 }, async () => {
  const [profile, downloads] = await Promise.all([folder('profile'), folder('downloads')]);
  const server = await startWebServer();
  ends.add(() => server.stop());
  const sandbox = await startSandbox();
  ends.add(() => sandbox.stop());
  const browser = await launchChromium({
    sandbox,
    userDataDir: profile,
    extraHosts: { [server.host]: server.port },
  });
  ends.add(() => browser.close());
  const heard = await listenEverywhere(browser.browser);
  const cdp = await browser.blank?.createCDPSession();
  await cdp?.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: downloads });

  /** Documents as a screenshot or a saved page would show them: what is typed is in none of their marks. */
  const seen: string[] = [];
  const look = async () => {
    for (const target of browser.browser.targets()) {
      if (!/^(page|other|background_page|tab)$/.test(target.type())) continue;
      const page = await target.asPage().catch(() => undefined);
      const shown = await page
        ?.evaluate(() => `${location.href} ${document.title} ${document.documentElement.outerHTML}`)
        .catch(() => '');
      if (shown) seen.push(shown);
    }
  };

  const play: Play = { sandbox, browser, server, look };
  const runAll = async (some: Flow[]) => {
    for (const { mark, run } of some) {
      await run(play, mark).catch((error: unknown) => {
        throw new Error(`The flow of ${mark.name}`, { cause: error });
      });
    }
  };
  /** Mark → the stores that hold it, as the extension's own database has it. */
  const kept = async () => {
    const office = await browser.office();
    const found: Record<string, string[]> = {};
    for (const store of Object.keys(stores)) {
      const records = JSON.stringify(await readStore(office, store));
      for (const name of marksIn(records, marks)) found[name] = [...(found[name] ?? []), store];
    }
    return found;
  };
  await prepare(play);
  await runAll(flows.filter(({ underPassphrase }) => !underPassphrase));
  // Each is in the one store that may have it; and, once there is a passphrase, in none.
  const mayBe = flows.flatMap(({ mark, keptIn }) => (keptIn ? [[mark.name, [keptIn]]] : []));
  expect(await kept()).toEqual(Object.fromEntries(mayBe));
  // The search on the disk finds what is there.
  const onDisk = (await marksUnder(profile, marks)).flatMap(({ names }) => names);
  expect([...new Set(onDisk)].sort()).toEqual(mayBe.map(([name]) => name).sort());
  await runAll(flows.filter(({ underPassphrase }) => underPassphrase));
  expect(await kept()).toEqual({});

  // What was shown, written to a console, given away or answered to a page.
  expect(seen.length).toBeGreaterThan(flows.length);
  expect(marksIn(seen.join('\n'), marks)).toEqual([]);
  expect(marksIn(heard.join('\n'), marks)).toEqual([]);
  expect(marksIn(await leave(play), marks)).toEqual([]);

  // What was sent: in the one place where it belongs.
  for (const { mark, sentAs } of flows) {
    const requests = sandbox.log.map(({ headers, body, path, query }) => {
      const { authorization = '', ...rest } = headers;
      return {
        authorization,
        body: JSON.stringify(body),
        rest: JSON.stringify([rest, path, query]),
      };
    });
    const to = (part: 'authorization' | 'body' | 'rest') =>
      requests.some((request) => marksIn(request[part], [mark]).length > 0);
    expect([mark.name, to('authorization')]).toEqual([mark.name, sentAs === 'authorization']);
    expect([mark.name, to('body')]).toEqual([mark.name, sentAs === 'body']);
    expect([mark.name, to('rest')]).toEqual([mark.name, false]);
    const asked = server.requests.map(({ headers: { authorization = '', ...rest }, path }) => [
      authorization,
      JSON.stringify([rest, path]),
    ]);
    const onSite = asked.some(([header = '']) => marksIn(header, [mark]).length > 0);
    expect([mark.name, onSite]).toEqual([mark.name, sentAs === 'site-authorization']);
    expect(asked.filter(([, rest = '']) => marksIn(rest, [mark]).length > 0)).toEqual([]);
  }

  // What is stored beside the database.
  const local = await browser.worker.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { storage: { local: { get(): Promise<object> } } };
    };
    return JSON.stringify(await chrome.storage.local.get());
  });
  expect(marksIn(local, marks)).toEqual([]);

  // What is on the disk once the browser is closed: history, caches, sessions, everything.
  await browser.close();
  const database = (path: string) => path.includes(`IndexedDB/chrome-extension_${browser.id}_`);
  const nowhere = flows.filter(({ keptIn }) => !keptIn).map(({ mark }) => mark);
  expect(await marksUnder(profile, nowhere)).toEqual([]);
  expect(await marksUnder(profile, marks, database)).toEqual([]);
  expect(await marksUnder(downloads, marks)).toEqual([]);
});
