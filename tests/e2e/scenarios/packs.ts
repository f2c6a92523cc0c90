import { expect, test } from 'vitest';
import { locationIds, type Sandbox, tokens } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { applyPack, essentials, fillEssentials, openPack } from '../harness/packs.ts';
import { press, typeInto, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { creates } from '../harness/requests.ts';
import { gate, held, openQuickAdd } from '../harness/scenes.ts';
import type { Stage } from '../harness/stage.ts';
import { waitFor } from '../harness/wait.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

/** The ids of one sub-account that the essentials refer to by name. */
function idsOf({ world }: Sandbox, locationId: string): string[] {
  const named = [
    ...world.calendars,
    ...world.workflows,
    ...world.knowledgeBases,
    ...world.customFields,
  ];
  const names = [
    'Phone consultation',
    'Callback request',
    'Do not contact',
    'Company FAQ',
    'Best time to call',
    'How did you hear about us',
    'Call outcome',
  ];
  return names.map((name) => {
    const found = named.find((one) => one.locationId === locationId && one.name === name);
    if (!found) throw new Error(`No ${name}`);
    return found.id;
  });
}

/** A pack on one agent, from the list to its undoing. */
export function packs(stage: () => Stage<Driver>): void {
  test('is applied unchanged to agents of three sub-accounts, with each one’s own ids, and undone', async () => {
    const { sandbox, browser } = stage();
    const places = [
      { locationId: locationIds.harbor, token: tokens.full.harbor, desk: 'Front Desk' },
      { locationId: locationIds.northside, token: tokens.full.northside, desk: 'Front Desk' },
      // Its front desk has a booking already, and HighLevel takes one for each agent.
      { locationId: locationIds.bluebird, token: tokens.full.bluebird, desk: 'Membership Desk' },
    ];
    const all = places.flatMap(({ locationId }) => idsOf(sandbox, locationId));
    expect(new Set(all).size).toBe(all.length);
    const applied = [];
    for (const { locationId, token, desk } of places) {
      const agent = sandbox.agent(locationId, desk);
      const before = creates(sandbox).length;
      const { popup, added } = await openQuickAdd(stage(), { agent, token });
      await openPack(popup, essentials.name);
      await fillEssentials(popup);
      await applyPack(popup);
      await waitForStatus(popup, /(?<!of )10 created/, 30_000);
      const sent = creates(sandbox).slice(before);
      expect(sent.map(({ status }) => status)).toEqual(Array(essentials.actions).fill(201));
      const text = JSON.stringify(sent.map(({ body }) => body));
      for (const id of idsOf(sandbox, locationId)) expect(text).toContain(id);
      const others = all.filter((id) => !idsOf(sandbox, locationId).includes(id));
      expect(others.filter((id) => text.includes(id))).toEqual([]);
      expect(text).not.toMatch(/\{\{(?!contact\.|custom_values\.|right_now\.)/);
      expect(added()).toHaveLength(essentials.actions);
      applied.push({ agent, added });
      await popup.close();
    }
    for (const { agent, added } of applied) {
      await browser.openAgent(agent);
      const popup = await browser.openPopup();
      await press(popup, 'Undo all');
      await waitForStatus(popup, /(?<!of )10 undone/, 30_000);
      expect(added()).toEqual([]);
      await popup.close();
    }
    expect(browser.consoleErrors).toEqual([]);
  });

  test('keeps every typed character when popup and worker go, and asks once', async () => {
    const { browser, popup } = await openQuickAdd(stage());
    await openPack(popup, essentials.name);
    await fillEssentials(popup, typeInto);
    await popup.close();
    await browser.killWorker();
    const again = await browser.openPopup();
    await again.locator('::-p-aria(Apply to this agent[role="button"])').wait();
    for (const [label, value] of Object.entries(essentials.blanks)) {
      const field = await again.locator(`::-p-aria(${label})`).waitHandle();
      const text = await field.evaluate((element) => (element as HTMLInputElement).value);
      // Phone numbers are brought into HighLevel's form when their field is left.
      expect([value, '+12125550123', '+1 212 555 0123']).toContain(text);
    }
  });

  for (const when of ['before', 'after'] as const) {
    test(`goes on after the worker was killed, ${when} an action was stored: each step once`, async () => {
      const { sandbox, browser, popup, added } = await openQuickAdd(stage());
      await openPack(popup, essentials.name);
      await fillEssentials(popup);
      const { promise, resolve } = gate();
      sandbox.fault({ ...create, skip: 3, effect: { kind: 'gate', until: promise, when } });
      await applyPack(popup);
      await held(sandbox, 'POST');
      await browser.killWorker();
      resolve();
      await waitForStatus(popup, /(?<!of )10 created/, 60_000);
      expect(added()).toHaveLength(essentials.actions);
      const names = creates(sandbox).map(({ body }) => (body as { name: string }).name);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toHaveLength(essentials.actions);
    });
  }

  test('goes on when the popup is closed, and is there when it is opened again', async () => {
    const { sandbox, browser, popup, added } = await openQuickAdd(stage());
    await openPack(popup, essentials.name);
    await fillEssentials(popup);
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip: 2, effect: { kind: 'gate', until: promise, when: 'before' } });
    await applyPack(popup);
    await held(sandbox, 'POST');
    await popup.close();
    resolve();
    await waitFor('all of them', () => added().length === essentials.actions, 30_000);
    const again = await browser.openPopup();
    await waitForStatus(again, /(?<!of )10 created/, 30_000);
  });

  test('stops when asked: what had not begun is not sent', async () => {
    const { sandbox, popup, added } = await openQuickAdd(stage());
    await openPack(popup, essentials.name);
    await fillEssentials(popup);
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, skip: 2, effect: { kind: 'gate', until: promise, when: 'before' } });
    await applyPack(popup);
    await held(sandbox, 'POST');
    await press(popup, 'Stop');
    resolve();
    await waitForStatus(popup, /3 of 10 created/, 30_000);
    expect(added()).toHaveLength(3);
    await press(popup, 'Undo all');
    await waitForStatus(popup, /3 undone/, 30_000);
    expect(added()).toEqual([]);
    expect(creates(sandbox)).toHaveLength(3);
  });

  test('a refused step does not hold the rest up, and is mended and sent again', async () => {
    const { sandbox, popup, added } = await openQuickAdd(stage());
    await openPack(popup, essentials.name);
    await fillEssentials(popup);
    sandbox.fault({
      ...create,
      effect: { kind: 'status', status: 422, message: 'transferToValue is not a valid number' },
    });
    await applyPack(popup);
    await waitForStatus(popup, /9 of 10 created/, 30_000);
    await press(popup, 'Mend');
    await waitForText(popup, /Transfer to/);
    await press(popup, 'Send again');
    await waitForStatus(popup, /(?<!of )10 created/, 30_000);
    expect(added()).toHaveLength(essentials.actions);
    expect(creates(sandbox)).toHaveLength(essentials.actions + 1);
  });
}
