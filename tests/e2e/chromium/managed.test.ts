import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createKeyPair } from '../../../lib/sharing/signature.ts';
import { type Sandbox, startSandbox } from '../../sandbox/index.ts';
import { documentOf, textOf, textTemplate } from '../../unit/sharing/documents.ts';
import { type Chromium, launchChromium } from '../harness/chromium.ts';
import { shadowNodes } from '../harness/closed-shadow.ts';
import { createEnds } from '../harness/ends.ts';
import { readStore } from '../harness/extension-page.ts';
import { listLibraries, openTemplate, readPolicy, waitForLibrary } from '../harness/libraries.ts';
import { extensionWithOwnId, policyFor } from '../harness/policy.ts';
import { waitForText } from '../harness/quick-add.ts';
import { frontDesk } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { answers, startWebServer } from '../harness/web-server.ts';
import { agencyOrigin, agencyUrl, openPopupByKeys, waitForSite } from '../harness/white-label.ts';
import { saveTemplates } from '../harness/workspace.ts';

const document = documentOf(1, [textTemplate('directions')], { name: 'Head office' });
/** Chromium reads its policies about 3 s after its start, and changes about 3 s after they were made. */
const soon = 40_000;

describe('an administrator’s policy', () => {
  let ends = createEnds();
  let sandbox: Sandbox;
  let extension: { dir: string; id: string };
  let policy: Awaited<ReturnType<typeof policyFor>>;
  let profile: string;

  beforeEach(async () => {
    ends = createEnds();
    profile = await mkdtemp(join(tmpdir(), 'switchboard-profile-'));
    ends.add(() => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
    extension = await extensionWithOwnId(ends);
    policy = await policyFor(extension.id, ends);
    sandbox = await startSandbox();
    ends.add(() => sandbox.stop());
  });
  afterEach(() => ends.run());

  async function launch(extraHosts: Record<string, number> = {}): Promise<Chromium> {
    const extensions = [extension.dir];
    const browser = await launchChromium({ sandbox, extensions, userDataDir: profile, extraHosts });
    ends.add(() => browser.close());
    return browser;
  }
  const templateNames = async (browser: Chromium) =>
    (await readStore(await browser.office(), 'templates')).map(
      (record) => (record as { name: string }).name,
    );
  const managed = (browser: Chromium, what: string) =>
    waitForLibrary(browser, what, ({ source }) => source === 'managed', soon);
  const gone = (browser: Chromium) =>
    waitFor('the library to go', async () => (await listLibraries(browser)).length === 0, soon);

  test('puts a library in, read-only; taken away, it leaves personal ones alone', async () => {
    await policy.write({ libraries: [{ document: JSON.stringify(document) }] });
    const browser = await launch();
    await saveTemplates(browser, [{ name: 'Mine' }]);
    // It is there before its document is.
    const row = await waitForLibrary(browser, 'the library', (one) => one.revision === 1, soon);
    expect(row).toMatchObject({
      name: 'Head office',
      source: 'managed',
      revision: 1,
      templates: 1,
    });
    expect(row.signature).toEqual({ kind: 'unsigned' });
    const opened = await openTemplate(browser, row.id, 'directions');
    const template = opened?.template;
    expect(template).toMatchObject({ name: 'Text directions' });

    const saved = await browser.send('template/save', {
      templateId: `${row.id}/directions`,
      base: 1,
      content: { ...textTemplate('directions'), name: 'Changed' },
      anyway: true,
    });
    expect(saved).toMatchObject({ output: { kind: 'read-only' } });
    expect(
      await browser.send('library/remove', { libraryId: row.id, copies: false }),
    ).toMatchObject({
      output: { removed: false },
    });
    expect((await templateNames(browser)).sort()).toEqual(['Mine', 'Text directions']);

    await policy.remove();
    await gone(browser);
    expect(await templateNames(browser)).toEqual(['Mine']);
  });

  test('holds from the first moment of a restart, and goes when another one is there after it', {
    timeout: 240_000,
  }, async () => {
    await policy.write({ libraries: [{ document: JSON.stringify(document) }], exports: false });
    const first = await launch();
    await managed(first, 'the library');
    await first.close();

    const second = await launch();
    // The browser has not read its policies yet: that there are none is not believed.
    for (let turn = 0; turn < 10; turn++) {
      expect(await templateNames(second)).toEqual(['Text directions']);
      expect(await readPolicy(second)).toMatchObject({ managed: true, exports: false });
      await new Promise((done) => setTimeout(done, 400));
    }
    await second.close();

    await policy.write({ libraries: [] });
    const third = await launch();
    await gone(third);
    expect(await templateNames(third)).toEqual([]);
    expect(await readPolicy(third)).toMatchObject({ exports: true });
  });

  test('switches off exports, and on again', async () => {
    const browser = await launch();
    const [id = ''] = await saveTemplates(browser, [{ name: 'Mine' }]);
    const make = () =>
      browser.send('export/make', { of: { ids: [id] }, choices: {}, as: 'file' }) as Promise<{
        output?: { kind: string; problem?: { code: string } };
      }>;
    expect((await make()).output?.kind).not.toBe('problem');
    await policy.write({ exports: false });
    await waitFor('exports to be off', async () => !(await readPolicy(browser)).exports, soon);
    expect((await make()).output).toMatchObject({ kind: 'problem', problem: { code: 'policy' } });
    await policy.remove();
    await waitFor('exports to be on', async () => (await readPolicy(browser)).exports, soon);
    expect((await make()).output?.kind).not.toBe('problem');
  });

  test('names a host of the CRM, which works when its site was allowed, and goes with the policy', async () => {
    const origin = agencyOrigin(sandbox);
    const agent = frontDesk(sandbox);
    await policy.write({ crmHosts: [sandbox.hosts.whiteLabel, 'no host'] });
    const browser = await launch();
    await waitFor('the policy', async () => (await readPolicy(browser)).managed, soon);
    await waitForSite(browser, origin, false);
    const page = await browser.openUrl(agencyUrl(sandbox, agent));
    // It needs no mark: the administrator's word is enough to offer it.
    await page.evaluate("document.documentElement.classList.remove('lead-connector')");
    const popup = await openPopupByKeys(browser, page);
    await waitForText(popup, /Your administrator has set up Switchboard/);
    await browser.grantAccess(origin);
    await waitForSite(browser, origin, true);
    await page.bringToFront();
    await waitFor('the launcher', async () => (await shadowNodes(page)).length > 0);
    const listed = JSON.stringify(await browser.send('site/list', {}));
    expect(listed).toContain('crmHosts, entry 2');
    expect(await browser.send('site/remove', { origin })).toMatchObject({
      output: { removed: false },
    });
    await policy.write({ crmHosts: [] });
    await waitForSite(browser, origin, 'gone', soon);
  });

  test('names an address, which is read when its site was allowed, and its key', async () => {
    const [pair, foreign] = await Promise.all([createKeyPair(), createKeyPair()]);
    const server = await startWebServer();
    ends.add(() => server.stop());
    await policy.write({ libraries: [{ address: server.address, key: pair.publicKey }] });
    const browser = await launch({ [server.host]: server.port });
    const waiting = await waitForLibrary(
      browser,
      'the library to wait for its site',
      ({ problem }) => problem?.code === 'needs-access',
      soon,
    );
    expect(waiting).toMatchObject({ source: 'managed', name: server.host, templates: 0 });
    expect(server.requests).toEqual([]);

    server.answer(answers.file(await textOf(document, foreign)));
    await browser.grantAccess(server.origin);
    await waitForLibrary(
      browser,
      'the other key to be refused',
      ({ problem }) => problem?.code === 'other-key',
    );
    expect(await templateNames(browser)).toEqual([]);

    server.answer(answers.file(await textOf(document, pair)));
    await browser.send('library/check', { libraryId: waiting.id });
    const row = await managed(browser, 'the library');
    expect(row).toMatchObject({ name: 'Head office', signature: { known: 'pinned' } });
    expect(row.problem).toBeUndefined();
    expect(await templateNames(browser)).toEqual(['Text directions']);
  });
});
