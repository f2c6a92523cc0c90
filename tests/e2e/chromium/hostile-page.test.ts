import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { shadowClick, shadowNodes, shadowPoint, shadowText } from '../harness/closed-shadow.ts';
import {
  handRealEventsOn,
  lookAround,
  makeUpEvents,
  reachExtension,
  takeOverBuiltIns,
} from '../harness/hostile.ts';
import { changes, creates } from '../harness/requests.ts';
import { gate, held } from '../harness/scenes.ts';
import { chromiumStage, frontDesk, harborToken } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { saveTemplates } from '../harness/workspace.ts';

/** Texts that a page must not come by, wherever they are typed or shown. */
const marks = {
  template: 'MARKtemplateNameQ1',
  words: 'MARKtemplateWordsQ2',
  draft: 'MARKdraftTextQ3',
  token: harborToken,
};
const all = Object.values(marks);

/** The document that is really there: a page that was refused is still called by its address. */
const shownIn = (page: Page) =>
  page.evaluate(() => `${location.href} ${document.querySelector('#app') ? 'ours' : ''}`);

describe('a hostile CRM page', () => {
  const stage = chromiumStage();

  /** Its page, with a ready template in the launcher's menu and a form half filled in elsewhere. */
  async function hostile(before?: (page: Page) => Promise<unknown>) {
    const { sandbox, browser } = stage();
    const agent = frontDesk(sandbox);
    const other = sandbox.agent(locationIds.harbor, 'After Hours');
    await browser.saveToken(agent.locationId, harborToken);
    const parameters = {
      triggerPrompt: 'When asked',
      triggerMessage: 'One moment',
      messageBody: marks.words,
    };
    const ids = await saveTemplates(browser, [{ name: marks.template, parameters, variables: [] }]);
    await browser.send('template/change', { ids, change: { kind: 'favourite', on: true } });
    const { id: agentId, locationId } = agent;
    const draft = await browser.send('draft/save', {
      target: { locationId, agentId },
      templateId: 'starter:send-a-text-message',
      draftId: 'draft-of-the-test',
      content: {
        name: 'Send a text message',
        parameters: { triggerPrompt: marks.draft },
        values: { text_message: marks.draft },
        keepSecrets: [],
      },
    });
    expect(draft).toMatchObject({ ok: true });
    const page = await browser.browser.newPage();
    await before?.(page);
    const crm = await browser.openUrl(sandbox.agentUrl(agent), page);
    await shadowPoint(crm, 'Open Switchboard');
    sandbox.log.length = 0;
    return { sandbox, browser, agent, other, crm };
  }
  const says = (page: Page, pattern: RegExp) =>
    waitFor(`the launcher to say ${pattern}`, async () => pattern.test(await shadowText(page)));
  const nothingWasSent = async ({ sandbox, browser }: Awaited<ReturnType<typeof hostile>>) => {
    expect(changes(sandbox)).toEqual([]);
    expect(await browser.journal()).toEqual([]);
  };

  test('reads no token, template, draft or answer, whatever it does to its built-ins; and they go on', async () => {
    const scene = await hostile((page) => page.evaluateOnNewDocument(takeOverBuiltIns));
    const { sandbox, crm } = scene;
    await shadowClick(crm, 'Ready templates');
    await says(crm, new RegExp(marks.template));
    const found = await lookAround(crm, [marks.template, 'Add to', 'Hide this button']);
    expect(all.filter((mark) => found.includes(mark))).toEqual([]);
    expect(found).toMatch(/"seen":\[\]\}$/);
    // It looked at something: its own document is in it, and what marks the launcher's element.
    expect(found).toContain('data-switchboard');
    if (!/MARKtemplate/.test(await shadowText(crm))) await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, marks.template);
    await says(crm, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    const after = await lookAround(crm, ['Created', 'Undo']);
    expect(all.filter((mark) => mark !== marks.words && after.includes(mark))).toEqual([]);
    expect(after).not.toContain(marks.words);
    expect(after).toMatch(/"seen":\[\]\}$/);
  });

  test('creates nothing with events and messages that it makes up', async () => {
    const scene = await hostile();
    const { crm } = scene;
    await handRealEventsOn(crm);
    const dock = await shadowPoint(crm, 'Open Switchboard');
    const caret = await shadowPoint(crm, 'Ready templates');
    await makeUpEvents(crm, [dock, caret]);
    await shadowClick(crm, 'Ready templates');
    const item = await shadowPoint(crm, marks.template);
    await makeUpEvents(crm, [item, caret, dock]);
    // A person's click elsewhere on the page, which the page hands on.
    await crm.mouse.click(200, 200);
    await crm.keyboard.press('Enter');
    await crm.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    await nothingWasSent(scene);
    // An older copy of the launcher obeys a newer one: so the page can make it go, and no more.
    await crm.evaluate(() => document.dispatchEvent(new Event('switchboard-launcher')));
    expect(await shadowNodes(crm)).toEqual([]);
    await nothingWasSent(scene);
  });

  test('does not change the agent between showing it and the click', async () => {
    const scene = await hostile();
    const { sandbox, crm, other } = scene;
    await shadowClick(crm, 'Ready templates');
    const item = await shadowPoint(crm, marks.template);
    await crm.evaluate((url) => history.pushState({}, '', url), sandbox.agentUrl(other));
    await crm.mouse.click(item.x, item.y);
    await nothingWasSent(scene);
  });

  for (const type of ['pointerdown', 'click']) {
    test(`does not change the agent from inside a ${type}, which it hears first`, async () => {
      const scene = await hostile();
      const { sandbox, crm, other } = scene;
      await shadowClick(crm, 'Ready templates');
      const { x, y } = await shadowPoint(crm, marks.template);
      await crm.evaluate(
        (name, url) => addEventListener(name, () => history.pushState({}, '', url), true),
        type,
        sandbox.agentUrl(other),
      );
      await crm.mouse.click(x, y);
      await crm.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      await nothingWasSent(scene);
    });
  }

  for (const where of ['another agent', 'the same agent of another sub-account'] as const) {
    test(`does not change the target to ${where} between the click and the sending`, async () => {
      const scene = await hostile();
      const { sandbox, browser, crm, agent, other } = scene;
      const { promise, resolve } = gate();
      sandbox.fault({
        method: 'GET',
        path: /^\/voice-ai\/agents\/\w+$/,
        skip: 0,
        effect: { kind: 'gate', until: promise, when: 'before' },
      });
      await shadowClick(crm, 'Ready templates');
      await shadowClick(crm, marks.template);
      await held(sandbox, 'GET');
      const url = sandbox.agentUrl(
        where === 'another agent' ? other : { id: agent.id, locationId: locationIds.cedar },
      );
      await crm.evaluate((to) => history.pushState({}, '', to), url);
      resolve();
      await waitFor('the run to end', async () =>
        ((await browser.journal()) as { steps: { state: string }[] }[])[0]?.steps.every(
          ({ state }) => state === 'not-sent',
        ),
      );
      expect(changes(sandbox)).toEqual([]);
    });
  }

  test('reaches no page, file, message or database of the extension', async () => {
    const scene = await hostile();
    const { browser, crm } = scene;
    const { id } = browser;
    expect(await reachExtension(crm, id)).toEqual([]);
    expect(crm.frames().filter((frame) => frame.url().includes(id))).toEqual([]);
    expect(crm.frames().length).toBeGreaterThan(5);
    expect(await crm.evaluate(() => indexedDB.databases())).toEqual([]);
    for (const file of ['popup.html', 'workspace.html#/']) {
      const url = `chrome-extension://${id}/${file}`;
      const known = new Set(browser.browser.targets());
      await crm.evaluate((to) => void window.open(to), url);
      await crm.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1_000)));
      for (const target of browser.browser.targets().filter((one) => !known.has(one))) {
        expect(await shownIn(await target.asPage())).not.toContain(id);
      }
      await crm.evaluate((to) => location.assign(to), url);
      await crm.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500))).catch(() => 0);
      expect(await shownIn(crm)).not.toContain(id);
      await browser.openAgent(scene.agent, crm);
    }
    await nothingWasSent(scene);
  });

  test('cannot hide the launcher by styles, nor dress it up', async () => {
    const { crm } = await hostile();
    await crm.evaluate(() => {
      const style = document.createElement('style');
      style.textContent =
        '*,[data-switchboard]{display:none!important;opacity:0!important;pointer-events:none!important;' +
        'position:static!important;transform:scale(0)!important}' +
        '@font-face{font-family:system-ui;src:url(/leak.woff)}';
      document.head.append(style);
      // What has to stay for anything to be seen at all.
      document.documentElement.style.setProperty('display', 'block', 'important');
      document.documentElement.style.setProperty('opacity', '1', 'important');
      document.documentElement.style.setProperty('transform', 'none', 'important');
    });
    const { x, y } = await shadowPoint(crm, 'Ready templates');
    await crm.mouse.click(x, y);
    await says(crm, new RegExp(marks.template));
  });
});
