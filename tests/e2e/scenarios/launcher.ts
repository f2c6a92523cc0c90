import { expect, test } from 'vitest';
import { locationIds } from '../../sandbox/index.ts';
import { shadowClick, shadowNodes, shadowPoint, shadowText } from '../harness/closed-shadow.ts';
import type { Driver } from '../harness/driver.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { actionsOf, changes, creates } from '../harness/requests.ts';
import { fillTransfer, transfer } from '../harness/scenes.ts';
import { frontDesk, type Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

/** The launcher on Voice AI pages: its menu, its one click, and what it does not obey. */
export function launcher(stage: () => Stage<Driver>): void {
  /** An agent for which one template is ready, since it was used on another agent. */
  async function ready() {
    const scene = await fillTransfer(stage());
    await press(scene.popup, 'Create action');
    await waitForStatus(scene.popup, /Created/);
    await scene.popup.close();
    const { sandbox, browser, crm } = scene;
    const next = sandbox.agent(locationIds.harbor, 'After Hours');
    await browser.openAgent(next, crm);
    const start = actionsOf(sandbox, next).length;
    sandbox.log.length = 0;
    return { ...scene, next, added: () => actionsOf(sandbox, next).slice(start) };
  }
  const says = (page: Parameters<typeof shadowText>[0], pattern: RegExp) =>
    waitFor(`the launcher to say ${pattern}`, async () => pattern.test(await shadowText(page)));

  test('creates with one click from its menu, and undoes in place', async () => {
    const { sandbox, browser, crm, added } = await ready();
    await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, transfer);
    await says(crm, /Created/);
    expect(added()).toHaveLength(1);
    await shadowClick(crm, 'Undo');
    await says(crm, /Undone/);
    expect(added()).toEqual([]);
    expect(changes(sandbox).map(({ method }) => method)).toEqual(['POST', 'DELETE']);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('sends once for a double click', async () => {
    const { sandbox, crm, added } = await ready();
    await shadowClick(crm, 'Ready templates');
    const { x, y } = await shadowPoint(crm, transfer);
    await crm.mouse.click(x, y, { count: 2 });
    await says(crm, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('creates one when the worker is asleep at the click', async () => {
    const { sandbox, browser, crm, added } = await ready();
    await shadowClick(crm, 'Ready templates');
    await shadowPoint(crm, transfer);
    await browser.killWorker();
    await shadowClick(crm, transfer);
    await says(crm, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('obeys no click, key or message that the page makes up', async () => {
    const { sandbox, crm, added } = await ready();
    await shadowClick(crm, 'Ready templates');
    const { x, y } = await shadowPoint(crm, transfer);
    const reach = await crm.evaluate(
      (left, top) => {
        const init = { bubbles: true, composed: true, clientX: left, clientY: top };
        const host = document.elementFromPoint(left, top);
        for (const target of [host, document.documentElement, document, window]) {
          for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) {
            target?.dispatchEvent(new MouseEvent(type, init));
          }
          target?.dispatchEvent(new KeyboardEvent('keydown', { ...init, key: 'Enter' }));
        }
        (host as HTMLElement | null)?.click();
        window.postMessage({ switchboard: 'launcher/create', input: {} }, '*');
        const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } };
        return [host?.shadowRoot ?? null, typeof chrome?.runtime?.sendMessage];
      },
      x,
      y,
    );
    expect(reach).toEqual([null, 'undefined']);
    // What the page made up created nothing; at most it closed the menu, as any click beside it does.
    expect(creates(sandbox)).toEqual([]);
    const open = (await shadowNodes(crm)).some(({ role }) => role === 'menuitem');
    if (!open) await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, transfer);
    await says(crm, /Created/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('is on Voice AI pages only, and goes with them', async () => {
    const { sandbox, browser } = stage();
    const { locationId } = frontDesk(sandbox);
    const crm = await browser.openUrl(sandbox.url(`/v2/location/${locationId}/dashboard`));
    expect(await shadowNodes(crm)).toEqual([]);
    await browser.openUrl(sandbox.url(`/v2/location/${locationId}/ai-agents/voice-ai`), crm);
    await shadowPoint(crm, 'Open Switchboard');
    await crm.evaluate(
      (path) => history.pushState({}, '', path),
      `/v2/location/${locationId}/contacts`,
    );
    await waitFor('it to go', async () => (await shadowNodes(crm)).length === 0);
    await crm.evaluate(
      (path) => history.pushState({}, '', path),
      `/v2/location/${locationId}/ai-agents/conversation-ai/agent/${frontDesk(sandbox).id}`,
    );
    expect(await shadowNodes(crm)).toEqual([]);
    expect(browser.consoleErrors).toEqual([]);
  });

  test('can be switched off, and stays off', async () => {
    const { crm } = await ready();
    await shadowClick(crm, 'Ready templates');
    await shadowClick(crm, /^Hide this button/);
    await waitFor('it to go', async () => (await shadowNodes(crm)).length === 0);
    await crm.reload({ waitUntil: 'load' });
    expect(await shadowNodes(crm)).toEqual([]);
  });
}
