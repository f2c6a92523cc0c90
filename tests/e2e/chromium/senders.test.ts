import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { messages } from '../../../lib/messaging/messages/index.ts';
import { samples } from '../../unit/messaging/samples.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { agencyOrigin, agencyUrl, waitForSite } from '../harness/white-label.ts';

/** The part of the browser's API that puts code of ours into pages. */
interface PutIn {
  tabs: { query(of: object): Promise<{ id?: number }[]> };
  scripting: {
    executeScript(script: object): Promise<{ frameId: number; result: unknown }[]>;
  };
  runtime: { sendMessage(message: unknown): Promise<unknown> };
}

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

  test('a content script of a page that is not enabled, or of a frame, is refused', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const origin = agencyOrigin(sandbox);
    await browser.grantAccess(origin);
    await browser.send('site/want', { origin, phase: 'allowed' });
    await waitForSite(browser, origin, true);
    const crm = await browser.openUrl(agencyUrl(sandbox, agent));
    const state = { switchboard: 'launcher/state', input: {} };
    expect(await fromContentScript(crm, 'launcher/state', {})).toMatchObject({ ok: true });
    sandbox.log.length = 0;

    /** What our own code gets that was put into a page or a frame, as a broken-into one would send. */
    const askFrom = async (where: string) =>
      browser.worker.evaluate(
        async (host: string, message: unknown) => {
          const { chrome } = globalThis as unknown as { chrome: PutIn };
          const [tab] = await chrome.tabs.query({ url: `https://${host}/*` });
          const all = await chrome.scripting.executeScript({
            target: { tabId: tab?.id ?? -1, allFrames: true },
            func: (sent: unknown) =>
              (globalThis as unknown as { chrome: PutIn }).chrome.runtime.sendMessage(sent),
            args: [message],
          });
          return all.map(({ frameId, result }) => [frameId === 0 ? 'top' : 'frame', result]);
        },
        where,
        state,
      );
    // Frames of the CRM in the CRM, of its own address and of none.
    await crm.evaluate(async (src) => {
      for (const set of [{ src }, { srcdoc: '<p>x' }, { src: 'about:blank' }]) {
        const frame = Object.assign(document.createElement('iframe'), set);
        document.body.append(frame);
        await new Promise((done) => setTimeout(done, 500));
      }
    }, crm.url());
    const inCrm = (await askFrom(sandbox.hosts.whiteLabel)) as [string, unknown][];
    expect(inCrm.filter(([where]) => where === 'frame').length).toBeGreaterThan(0);
    for (const [where, reply] of inCrm) {
      if (where === 'frame') expect(reply).toEqual(refused);
      else expect(reply).toMatchObject({ ok: true });
    }
    // Access alone: a site of a library, whose pages look like the CRM.
    await browser.send('site/remove', { origin });
    await waitForSite(browser, origin, 'gone');
    await browser.grantAccess(origin);
    await crm.reload({ waitUntil: 'load' });
    for (const [, reply] of (await askFrom(sandbox.hosts.whiteLabel)) as [string, unknown][]) {
      expect(reply).toEqual(refused);
    }
    expect(sandbox.log).toEqual([]);
  });

  test('the launcher learns names and outcomes, never parameters, tokens or answers', async () => {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    await browser.saveToken(agent.locationId, harborToken);
    const crm = await browser.openAgent(agent);
    const state = (await fromContentScript(crm, 'launcher/state', {})) as { output: object };
    // What it says itself comes from the catalogs: with the agent's name, and nothing else of theirs.
    const allowed = ['agentId', 'agentName', 'enabled', 'heading', 'position', 'ready', 'words'];
    expect(Object.keys(state.output).filter((key) => !allowed.includes(key))).toEqual([]);
    expect(JSON.stringify(state)).not.toContain(harborToken.slice(-4));
  });
});
