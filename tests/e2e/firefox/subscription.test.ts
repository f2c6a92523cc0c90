import { describe, expect, test } from 'vitest';
import { createKeyPair, sign } from '../../../lib/sharing/signature.ts';
import { startSandbox } from '../../sandbox/index.ts';
import { documentOf, textOf, textTemplate } from '../../unit/sharing/documents.ts';
import { launchFirefox } from '../harness/firefox.ts';
import { check, listLibraries, openTemplate } from '../harness/libraries.ts';
import { waitForText } from '../harness/quick-add.ts';
import { answers, startWebServer } from '../harness/web-server.ts';

const team = (revision: number, description: string) =>
  documentOf(revision, [textTemplate('directions', { revision, description })]);

describe('a subscription in Firefox', () => {
  test('is made in the workspace, which asks for its site, and takes honest updates only', async () => {
    await using ends = new AsyncDisposableStack();
    const pair = await createKeyPair();
    const server = await startWebServer();
    ends.defer(() => server.stop());
    const sandbox = await startSandbox();
    ends.defer(() => sandbox.stop());
    const browser = await launchFirefox({ sandbox, extraHosts: { [server.host]: server.port } });
    ends.defer(() => browser.close());

    server.answer(answers.file(await textOf(team(1, 'First words'), pair)));
    const page = await browser.openWorkspace('#/sharing/subscribe');
    await page.waitForSelector('#subscribe-address');
    await page.type('#subscribe-address', server.address);
    // A real click: without one Firefox asks nobody and refuses.
    await page.click('form.panel button[type=submit]');
    await waitForText(page, /Head office/);
    expect(server.requests).toHaveLength(1);
    await page.locator('::-p-aria(Subscribe[role="button"])').click();
    await waitForText(page, /Text directions/);
    const [row] = await listLibraries(browser);
    if (!row) throw new Error('There is no library');
    expect(row).toMatchObject({
      source: 'subscription',
      revision: 1,
      signature: { known: 'pinned' },
    });

    expect((await check(browser, row.id)).problem).toBeUndefined();
    expect(server.requests.at(-1)).toMatchObject({ method: 'GET', status: 304 });

    const { signature } = await sign(team(2, 'Better words'), pair);
    for (const [code, answer] of [
      ['bad-signature', answers.file(JSON.stringify({ ...team(2, 'Bad words'), signature }))],
      ['unsigned', answers.file(JSON.stringify(team(2, 'Bad words')))],
      ['web-page', answers.loginPage()],
      ['redirected', answers.redirect('https://app.gohighlevel.com/')],
      ['unreachable', answers.cutOff(await textOf(team(2, 'Bad words'), pair))],
    ] as const) {
      server.answer(answer);
      expect((await check(browser, row.id)).problem?.code).toBe(code);
    }
    const words = async () =>
      (await openTemplate(browser, row.id, 'directions'))?.template.description;
    expect(await words()).toBe('First words');
    server.answer(answers.file(await textOf(team(2, 'Better words'), pair)));
    expect(await check(browser, row.id)).toMatchObject({ revision: 2 });
    expect(await words()).toBe('Better words');
    expect(browser.consoleErrors).toEqual([]);
  });
});
