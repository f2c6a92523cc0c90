import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { messages } from '../../../lib/messaging/messages/index.ts';
import { samples } from '../../unit/messaging/samples.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** A message from the launcher's own world in a page: what a broken-into content script could send. */
async function fromContentScript(page: Page, switchboard: string, input: unknown) {
  const realm = await waitFor(
    "the content script's world",
    async () => (await page.extensionRealms())[0],
  );
  return await realm.evaluate(
    (name, value) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(m: unknown): unknown } } }
      ).chrome.runtime.sendMessage({ switchboard: name, input: value }),
    switchboard,
    input,
  );
}

describe('who may send what', () => {
  const stage = chromiumStage();
  const refused = { ok: false, reason: 'refused' };

  test('the launcher may send none of the messages of the interfaces, and the other way round', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const crm = await browser.openAgent(agent);
    const target = { locationId: agent.locationId, agentId: agent.id };
    const office = await browser.send('quick-add/open', target);
    sandbox.log.length = 0;
    for (const [name, { from }] of Object.entries(messages)) {
      // Of the right shape, so that only the sender can be what is wrong.
      const input = samples[name as keyof typeof messages].right;
      const reply =
        from === 'page'
          ? await fromContentScript(crm, name, input)
          : await browser.send(name, input);
      expect([name, reply]).toEqual([name, refused]);
    }
    expect(sandbox.log).toEqual([]);
    expect(await browser.send('quick-add/open', target)).toEqual(office);
  });

  test('a message of another shape or name is refused and changes nothing', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const crm = await browser.openAgent(agent);
    const long = 'x'.repeat(5000);
    const odd: [string, unknown][] = [
      ['no/such', {}],
      ['__proto__', {}],
      ['constructor', {}],
      ['connection/save', { locationId: agent.locationId, token: 5, untested: false }],
      ['connection/save', { locationId: long, token: harborToken, untested: true }],
      ['connection/save', null],
      ['action/create', {}],
      ['run/undo', { runId: ['r'], confirmed: 'yes' }],
    ];
    for (const [name, input] of odd) {
      expect([name, await browser.send(name, input)]).toEqual([name, refused]);
    }
    expect(await fromContentScript(crm, 'launcher/create', { draftId: {} })).toEqual(refused);
    expect(sandbox.log).toEqual([]);
    expect(await browser.journal()).toEqual([]);
  });

  test('the launcher learns names and outcomes, never parameters, tokens or answers', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const crm = await browser.openAgent(agent);
    const state = (await fromContentScript(crm, 'launcher/state', {})) as { output: object };
    const allowed = ['agentId', 'agentName', 'enabled', 'position', 'ready'];
    expect(Object.keys(state.output).filter((key) => !allowed.includes(key))).toEqual([]);
    expect(JSON.stringify(state)).not.toContain(harborToken.slice(-4));
  });
});
