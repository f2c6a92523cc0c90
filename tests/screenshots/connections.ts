import type { Page } from 'puppeteer-core';
import type { Chromium } from '../e2e/harness/chromium.ts';
import { press, waitForText } from '../e2e/harness/quick-add.ts';
import { chooseWay, lock, underPassphrase } from '../e2e/harness/vault.ts';
import { addLocations, agencyApp, type Sandbox, tokens } from '../sandbox/index.ts';
import type { SceneShot } from './scenes.ts';

async function open(browser: Chromium, hash: string, says: RegExp, height = 800): Promise<Page> {
  const page = await browser.openWorkspace(hash);
  await page.setViewport({ width: 1280, height });
  await waitForText(page, says);
  return page;
}

/** Some sub-accounts with tokens, in two groups. */
async function withTokens(browser: Chromium, sandbox: Sandbox, count: number) {
  const added = addLocations(sandbox, count);
  for (const { location, token } of added) await browser.saveToken(location.id, token);
  const ids = added.map(({ location }) => location.id);
  const group = (locationIds: string[], name: string) =>
    browser.send('connection/group', { locationIds, group: name, isIn: true });
  await group(ids.slice(0, 4), 'Trial clients');
  await group(ids.slice(2, 7), 'On retainer');
  return added;
}

/** Connections, and how tokens are kept. */
export const connections: SceneShot[] = [
  {
    name: 'connections',
    async show({ browser, sandbox }) {
      await withTokens(browser, sandbox, 9);
      const page = await open(browser, '#/connections', /9 sub-accounts/);
      await page.locator('.connection-open').click();
      await waitForText(page, /Requests use/);
      return page;
    },
  },
  {
    name: 'connections-table',
    async show({ browser, sandbox }) {
      const added = addLocations(sandbox, 6);
      const rows = added.map(({ location, token }, at) =>
        at === 2
          ? `${location.name}\t${location.id}\t${token.slice(0, 18)}`
          : `${location.name}\t${location.id}\t${at === 4 ? tokens.unknown : token}`,
      );
      const page = await open(browser, '#/connections/table', /Paste the table/, 900);
      await page.locator('#table-text').fill(['Name\tID\tToken', ...rows].join('\n'));
      await press(page, 'Read the table');
      await press(page, 'Test and save 5');
      await waitForText(page, /4 saved, 1 not saved, 1 to mend/);
      return page;
    },
  },
  {
    name: 'connections-agency',
    async show({ browser, sandbox }) {
      addLocations(sandbox, 8);
      await browser.send('agency/save', { kind: 'app', ...agencyApp, name: 'Brightreach' });
      const page = await open(browser, '#/connections/agency', /Connected/);
      await page.locator('.agency-card .disclosure-button').click();
      await waitForText(page, /Search \d+ sub-accounts/);
      return page;
    },
  },
  {
    name: 'settings-vault',
    async show({ browser }) {
      const page = await open(browser, '#/settings', /under a passphrase/);
      await chooseWay(page, 'passphrase');
      return page;
    },
  },
  {
    name: 'unlock',
    async show({ browser, sandbox }) {
      await withTokens(browser, sandbox, 5);
      await underPassphrase(browser);
      await lock(browser);
      const page = await open(browser, '#/connections', /locked now/);
      await press(page, 'Unlock');
      await page.locator('#unlock-passphrase').wait();
      return page;
    },
  },
];
