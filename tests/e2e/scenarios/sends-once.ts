import { expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { actionsOf, creates } from '../harness/requests.ts';
import { fillTransfer, gate, held, phone, transfer } from '../harness/scenes.ts';
import type { Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

interface ChromeTabs {
  tabs: { query(query: object): Promise<{ id?: number; url?: string }[]> };
}

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

/** One click, one action, and on the agent that was shown. */
export function sendsOnce(stage: () => Stage<Driver>): void {
  test('a double click on “Create action”', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    const button = await popup.locator('::-p-aria(Create action[role="button"])').waitHandle();
    await button.click({ count: 2 });
    await waitForStatus(popup, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('the same again within a minute: asked first, sent on a yes', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    await popup.close();
    const again = await browser.openPopup();
    await press(again, `Create action: ${transfer}`);
    await again.locator('::-p-aria(Create another anyway[role="button"])').wait();
    expect(creates(sandbox)).toHaveLength(1);
    await press(again, 'Create another anyway');
    await waitFor('the second', () => added().length === 2);
    expect(creates(sandbox)).toHaveLength(2);
  });

  test('an interface that is behind its tab is told so: nothing is sent', async () => {
    const { sandbox, browser, agent, crm } = await fillTransfer(stage());
    const other = sandbox.agent(locationIds.harbor, 'After Hours');
    const before = actionsOf(sandbox, other).length;
    await crm.evaluate((url) => history.pushState({}, '', url), sandbox.agentUrl(other));
    const office = await browser.office();
    const tabId = await office.evaluate(async (url) => {
      const { tabs } = (globalThis as unknown as { chrome: ChromeTabs }).chrome;
      return (await tabs.query({})).find((tab) => tab.url === url)?.id;
    }, sandbox.agentUrl(other));
    const reply = await browser.send('action/create', {
      draftId: 'stale',
      target: { locationId: agent.locationId, agentId: agent.id },
      tabId,
      picked: false,
      surface: 'popup',
      templateId: 'starter:transfer-to-a-person',
      content: {
        name: transfer,
        parameters: {
          triggerPrompt: 'The caller asks for a person.',
          triggerMessage: 'One moment.',
          transferToType: 'number',
          transferToValue: phone.sent,
        },
        values: {},
        keepSecrets: [],
      },
      anyway: false,
    });
    expect(reply).toEqual({ ok: true, output: { kind: 'moved' } });
    expect(creates(sandbox)).toEqual([]);
    expect(actionsOf(sandbox, other)).toHaveLength(before);
  });

  test('the tab moves while the agent is being read: nothing is sent', async () => {
    const { sandbox, popup, crm } = await fillTransfer(stage());
    const other = sandbox.agent(locationIds.harbor, 'After Hours');
    const { promise, resolve } = gate();
    sandbox.fault({
      method: 'GET',
      path: /^\/voice-ai\/agents\/\w+$/,
      effect: { kind: 'gate', until: promise, when: 'before' },
    });
    await press(popup, 'Create action');
    await held(sandbox, 'GET');
    await crm.evaluate((url) => history.pushState({}, '', url), sandbox.agentUrl(other));
    resolve();
    await waitForStatus(popup, /another agent/);
    expect(creates(sandbox)).toEqual([]);
  });

  test('closing the popup right after the click loses nothing', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, effect: { kind: 'gate', until: promise, when: 'before' } });
    await press(popup, 'Create action');
    await held(sandbox, 'POST');
    await popup.close();
    resolve();
    await waitFor('the action', () => added().length === 1);
    const again = await browser.openPopup();
    await waitForText(again, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
  });
}
