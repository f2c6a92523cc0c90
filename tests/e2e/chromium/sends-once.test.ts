import { describe, expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { shadowClick } from '../harness/closed-shadow.ts';
import {
  fillField,
  pickTemplate,
  press,
  waitForStatus,
  waitForText,
} from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { fillTransfer, gate, held, phone, transfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';
import { sendsOnce } from '../scenarios/sends-once.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

describe('nothing is sent twice, and never to another agent', () => {
  const stage = chromiumStage();

  sendsOnce(stage);

  test('two windows at once: the second shows the one that is on its way', async () => {
    const { sandbox, browser, agent, popup, added } = await fillTransfer(stage());
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, effect: { kind: 'gate', until: promise, when: 'before' } });
    await press(popup, 'Create action');
    await held(sandbox, 'POST');
    const tab = await browser.browser.newPage({ type: 'window' });
    await browser.openUrl(sandbox.agentUrl(agent), tab);
    const second = await browser.openPopup();
    await waitForStatus(second, /Creating/);
    // The form is there as it was left: it is the same draft, and a draft sends once.
    await press(second, 'Create action');
    resolve();
    await waitForStatus(second, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('two windows on one draft: what the second changed since is not called created', async () => {
    const { sandbox, browser, crm, popup, added } = await fillTransfer(stage());
    await popup.close();
    const panel = await browser.openSidePanel(() => shadowClick(crm, 'Open Switchboard'));
    await panel.locator('::-p-aria(Transfer to)').wait();
    const again = await browser.openPopup();
    await press(again, 'Create action');
    await waitForStatus(again, /Created/);
    await again.close();
    await fillField(panel, 'Action name', 'Somebody else');
    await press(panel, 'Create action');
    await waitForText(panel, /sent before, with other content.*Nothing was sent now/);
    expect(creates(sandbox)).toHaveLength(1);
    await press(panel, 'Create action');
    await waitFor('the second', () => added().length === 2);
    expect(added().map(({ name }) => name)).toEqual([transfer, 'Somebody else']);
  });

  test('two windows at once, each with a form of its own: the second asks', async () => {
    const { sandbox, browser, agent, popup, added } = await fillTransfer(stage());
    const tab = await browser.browser.newPage({ type: 'window' });
    await browser.openUrl(sandbox.agentUrl(agent), tab);
    const second = await browser.openPopup();
    await press(second, 'Discard draft');
    await pickTemplate(second, transfer);
    await fillField(second, 'Transfer to', phone.typed);
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, effect: { kind: 'gate', until: promise, when: 'before' } });
    await press(popup, 'Create action');
    await held(sandbox, 'POST');
    await press(second, 'Create action');
    await second.locator('::-p-aria(Create another anyway[role="button"])').wait();
    await press(second, 'Cancel');
    resolve();
    await waitFor('the one', () => added().length === 1);
    expect(creates(sandbox)).toHaveLength(1);
  });

  // In Firefox the tests have the popup's page in a tab of its own, which follows no other.
  test('the tab moves to another agent while the popup is open: it says so, nothing is sent', async () => {
    const { sandbox, popup, crm } = await fillTransfer(stage());
    const other = sandbox.agent(locationIds.harbor, 'After Hours');
    await crm.evaluate((url) => history.pushState({}, '', url), sandbox.agentUrl(other));
    await waitForText(popup, /This form is for Front Desk.*The tab now shows After Hours/);
    const button = await popup.locator('::-p-aria(Create action[role="button"])').waitHandle();
    expect(await button.evaluate((one) => one.getAttribute('aria-disabled'))).toBe('true');
    expect(creates(sandbox)).toEqual([]);
  });
});
