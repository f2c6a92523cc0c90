import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createKeyPair } from '../../../lib/sharing/signature.ts';
import {
  documentOf,
  textOf,
  textTemplate,
  transferTemplate,
} from '../../unit/sharing/documents.ts';
import type { Chromium } from '../harness/chromium.ts';
import { giveAccess } from '../harness/extension-page.ts';
import { expectFine } from '../harness/fine.ts';
import { listLibraries } from '../harness/libraries.ts';
import { fillField, press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { answers, startWebServer, type WebServer } from '../harness/web-server.ts';
import { saveTemplates } from '../harness/workspace.ts';

const widths = [320, 380, 1280];

const team = (revision: number, phone: string) =>
  documentOf(revision, [
    textTemplate('directions', { revision }),
    transferTemplate('desk', phone, revision),
  ]);

describe('the pages of sharing', () => {
  let server: WebServer;
  let browser: Chromium;

  const extraHosts: Record<string, number> = {};
  beforeAll(async () => {
    server = await startWebServer();
    extraHosts[server.host] = server.port;
  });
  afterAll(() => server.stop());
  const stage = chromiumStage({ extraHosts });
  beforeEach(() => {
    browser = stage().browser;
  });

  test('subscribe, hold a changed number back, and take it when it is approved', {
    timeout: 240_000,
  }, async () => {
    const pair = await createKeyPair();
    server.answer(answers.file(await textOf(team(1, '+12125550123'), pair)));
    // As if the person said yes when the browser asks; the click itself has to make it ask.
    const settings = await browser.browser.newPage();
    await settings.goto('chrome://extensions/');
    await settings.evaluate(giveAccess, browser.id, `${server.origin}/*`);
    await settings.close();

    const page = await browser.openWorkspace('#/sharing');
    await waitForText(page, /There are four ways/);
    await expectFine(page, 'empty', widths);
    await page.goto(page.url().replace(/#.*/, '#/sharing/subscribe'));
    await page.locator('#subscribe-address').fill(server.address);
    expect(server.requests).toEqual([]);
    await press(page, 'Look at it');
    await waitForText(page, /Transfer to the desk/);
    await press(page, 'Show: Transfer to the desk');
    await waitForText(page, /Phone number|\+12125550123/);
    await expectFine(page, 'subscribing', widths);
    await press(page, 'Subscribe');
    await waitForStatus(page, /Subscribed to “Team”/);

    server.answer(answers.file(await textOf(team(2, '+19005550199'), pair)));
    await press(page, 'Check now');
    await waitForText(page, /Revision 2 waits for your approval/);
    await waitForText(page, /\+19005550199/);
    await expectFine(page, 'an update', widths);
    await press(page, 'Apply revision 2');
    await waitForStatus(page, /is at revision 2 now/);
    expect(await listLibraries(browser)).toMatchObject([{ revision: 2, templates: 2 }]);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('make a key and a library of one’s own', { timeout: 240_000 }, async () => {
    await saveTemplates(browser, [{}, {}]);
    const page = await browser.openWorkspace('#/sharing/keys');
    await press(page, 'New key…');
    await fillField(page, 'Name', 'Carla');
    await page.keyboard.press('Enter');
    await waitForText(page, /Never backed up/);
    await expectFine(page, 'keys', widths);
    await page.goto(page.url().replace(/#.*/, '#/sharing/new'));
    await page.locator('#library-name').fill('Mine');
    await waitForText(page, /Text number 0/);
    await page.locator('.picker-row').click();
    await press(page, 'Create library');
    await waitForText(page, /Signed with/);
    await page.locator('#library-key').fill(await waitFor('a key to choose', () => keyOf(page)));
    await waitForStatus(page, /The next export is signed/);
    await expectFine(page, 'a library of one’s own', widths);
    await page.goto(page.url().replace(/#.*/, '#/sharing'));
    await waitForText(page, /not exported yet/);
    await expectFine(page, 'the list', widths);
    expect(await listLibraries(browser)).toMatchObject([{ name: 'Mine', templates: 1 }]);
    expect(browser.consoleErrors).toEqual([]);
  });
});

/** The value of the first key that can be chosen. */
const keyOf = (page: Page) =>
  page.evaluate(
    () => document.querySelector<HTMLOptionElement>('#library-key option:nth-child(2)')?.value,
  );
