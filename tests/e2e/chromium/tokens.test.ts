import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { tokens } from '../../sandbox/index.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { changes, creates } from '../harness/requests.ts';
import { phone, transfer } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';

/** What is pasted, and what the person reads. */
const wrong: [string, string, RegExp][] = [
  ['one that nobody knows', tokens.unknown, /does not accept the token/],
  ['one that has ended', tokens.expired, /does not accept the token/],
  ["another sub-account's", tokens.foreign, /belongs to another sub-account/],
  ["an agency's", tokens.agency, /an agency’s token/],
];

describe('the token, asked for when it is needed', () => {
  const stage = chromiumStage();

  async function untilAsked(): Promise<Page> {
    const { sandbox, browser } = stage();
    await browser.openAgent(frontDesk(sandbox));
    const popup = await browser.openPopup();
    await pickTemplate(popup, transfer);
    await fillField(popup, 'Transfer to', phone.typed);
    await press(popup, 'Create action');
    await popup.locator('::-p-aria(Token[role="textbox"])').wait();
    return popup;
  }

  test('is saved, and the action that was wanted is created', async () => {
    const { sandbox } = stage();
    const popup = await untilAsked();
    expect(sandbox.log).toEqual([]);
    await fillField(popup, 'Token', harborToken);
    await press(popup, 'Save and create action');
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
  });

  for (const [what, token, words] of wrong) {
    test(`${what} is not saved, and the reason is said`, async () => {
      const { sandbox, browser } = stage();
      const popup = await untilAsked();
      await fillField(popup, 'Token', token);
      await press(popup, 'Save and create action');
      await waitForText(popup, words);
      await waitForText(popup, /The token was not saved/);
      expect(changes(sandbox)).toEqual([]);
      const state = await browser.send('quick-add/open', {
        locationId: frontDesk(sandbox).locationId,
      });
      expect(state).toMatchObject({ ok: true, output: { connection: null } });
    });
  }

  test('is never told to an interface again, nor to the page, nor kept where it can be read', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const crm = await browser.openAgent(agent);
    await browser.saveToken(agent.locationId, harborToken);
    const { id: agentId, locationId } = agent;
    const replies = [
      await browser.send('quick-add/open', { locationId, agentId }),
      await browser.send('names/fetch', { locationId, agentId }),
      await browser.send('form/open', {
        target: { locationId, agentId },
        templateId: 'starter:transfer-to-a-person',
      }),
      await browser.send('directory/list', { locationId, kind: 'agent', refresh: true }),
    ];
    expect(JSON.stringify(replies)).not.toContain(harborToken.slice(0, -4));
    expect(replies[0]).toMatchObject({
      output: { connection: { last4: harborToken.slice(-4), writes: 'unknown' } },
    });
    const stored = await browser.worker.evaluate(async () => {
      const { storage } = (globalThis as unknown as { chrome: { storage: Areas } }).chrome;
      return JSON.stringify([await storage.local.get(), await storage.session.get()]);
    });
    expect(stored).not.toContain(harborToken.slice(4, -4));
    expect(await crm.evaluate(() => document.documentElement.outerHTML)).not.toContain(harborToken);
  });

  test('can be removed, and is asked for again', async () => {
    const { sandbox, browser } = stage();
    const { locationId } = frontDesk(sandbox);
    await browser.openAgent(frontDesk(sandbox));
    await browser.saveToken(locationId, harborToken);
    await browser.send('connection/remove', { locationId });
    const state = await browser.send('quick-add/open', { locationId });
    expect(state).toMatchObject({ ok: true, output: { connection: null } });
    expect(JSON.stringify(await browser.journal())).not.toContain(harborToken);
  });
});

interface Areas {
  local: { get(): Promise<unknown> };
  session: { get(): Promise<unknown> };
}
