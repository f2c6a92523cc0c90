import { locationIds } from '../../sandbox/index.ts';
import { ask } from './libraries.ts';
import type { Flow } from './marked-flows.ts';
import { makeMark } from './marks.ts';
import { fillField, press, waitForText } from './quick-add.ts';

const refresh = makeMark('the refresh token of an agency’s app');

/** Secrets that come in on the pages of connections. */
export const connectionFlows: Flow[] = [
  {
    mark: makeMark('the client secret of an agency’s app'),
    keptIn: 'agencies',
    sentAs: 'body',
    async run({ sandbox, browser, look }, { value }) {
      const { app } = sandbox.world;
      Object.assign(app, {
        clientSecret: value,
        refreshTokens: [{ token: refresh.value, used: false }],
      });
      const page = await browser.openWorkspace('#/connections/agency');
      await press(page, 'Add an agency app…');
      await fillField(page, 'Client ID', app.clientId);
      await fillField(page, 'Client secret', value);
      await fillField(page, 'Refresh token', refresh.value);
      await look();
      await press(page, 'Test and save');
      await waitForText(page, /is connected/, 30_000);
      await look();
      await page.close();
    },
  },
  {
    // Sent by the flow before; the one that came for it is kept instead.
    mark: refresh,
    sentAs: 'body',
    async run({ browser }) {
      const { agencies } = await ask<{ agencies: { companyId: string }[] }>(
        browser,
        'agency/list',
        {},
      );
      expectOne(agencies);
      await ask(browser, 'agency/renew', { companyId: agencies[0]?.companyId });
    },
  },
  {
    mark: { name: 'a token in a pasted table', value: `pit-${crypto.randomUUID()}` },
    sentAs: 'authorization',
    async run({ browser, look }, { value }) {
      const page = await browser.openWorkspace('#/connections/table');
      await page.locator('#table-text').fill(`${locationIds.cedar}\t${value}`);
      await press(page, 'Read the table');
      await look();
      await press(page, 'Test and save 1');
      await waitForText(page, /does not accept the token/);
      await look();
      await page.close();
      await browser.send('token-table/keep', { rows: [] });
    },
  },
];

function expectOne(all: unknown[]): void {
  if (all.length !== 1) throw new Error(`${all.length} agencies are connected`);
}
