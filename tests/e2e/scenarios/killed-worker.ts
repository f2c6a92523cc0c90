import { expect, test } from 'vitest';
import type { Driver } from '../harness/driver.ts';
import { press, waitForStatus, waitForText } from '../harness/quick-add.ts';
import { changes, creates } from '../harness/requests.ts';
import { fillTransfer, gate, held } from '../harness/scenes.ts';
import type { Stage } from '../harness/stage.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;
const readAgent = { method: 'GET', path: /^\/voice-ai\/agents\/\w+$/ } as const;
const remove = { method: 'DELETE', path: '/voice-ai/actions' } as const;

/** The background is ended at each step of the journal; what is said afterwards has to be true. */
export function killedWorker(stage: () => Stage<Driver>): void {
  test('while the agent is read first: nothing was sent, nothing is', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    const { promise, resolve } = gate();
    sandbox.fault({ ...readAgent, effect: { kind: 'gate', until: promise, when: 'before' } });
    await press(popup, 'Create action');
    await held(sandbox, 'GET');
    await browser.killWorker();
    resolve();
    await waitForStatus(popup, /Not sent/);
    expect(creates(sandbox)).toEqual([]);
    expect(added()).toEqual([]);
  });

  for (const when of ['before', 'after'] as const) {
    test(`while the request is under way, ${when} it is stored: found, not sent again`, async () => {
      const { sandbox, browser, popup, added } = await fillTransfer(stage());
      const { promise, resolve } = gate();
      sandbox.fault({ ...create, effect: { kind: 'gate', until: promise, when } });
      await press(popup, 'Create action');
      await held(sandbox, 'POST');
      await browser.killWorker();
      resolve();
      await waitForStatus(popup, /It is there/, 30_000);
      expect(creates(sandbox)).toHaveLength(1);
      expect(added()).toHaveLength(1);
    });
  }

  test('while it looks again: it goes on looking, and says created', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    const { promise, resolve } = gate();
    sandbox.fault({
      ...readAgent,
      skip: 1,
      effect: { kind: 'gate', until: promise, when: 'before' },
    });
    await press(popup, 'Create action');
    await held(sandbox, 'GET');
    await browser.killWorker();
    resolve();
    await waitForStatus(popup, /Created Seen on|Created.*Seen on/);
    expect(creates(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });

  test('while it waits for the limit: one is created in the end, or none and it says so', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'rate-limit', scope: 'burst' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /HighLevel asks to wait/);
    await browser.killWorker();
    await waitForStatus(popup, /Created/, 60_000);
    expect(creates(sandbox).map(({ status }) => status)).toEqual([429, 201]);
    expect(added()).toHaveLength(1);
  });

  for (const when of ['before', 'after'] as const) {
    test(`while it undoes, ${when} the action is removed: it is gone, and said so`, async () => {
      const { sandbox, browser, popup, added } = await fillTransfer(stage());
      await press(popup, 'Create action');
      await waitForStatus(popup, /Created/);
      const { promise, resolve } = gate();
      sandbox.fault({ ...remove, effect: { kind: 'gate', until: promise, when } });
      await press(popup, 'Undo');
      await held(sandbox, 'DELETE');
      await browser.killWorker();
      resolve();
      await waitForStatus(popup, /Undone/, 30_000);
      expect(added()).toEqual([]);
      expect(creates(sandbox)).toHaveLength(1);
    });
  }

  test('and the popup closed, right after the click: the next popup knows the outcome', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    const { promise, resolve } = gate();
    sandbox.fault({ ...create, effect: { kind: 'gate', until: promise, when: 'after' } });
    await press(popup, 'Create action');
    await held(sandbox, 'POST');
    await popup.close();
    await browser.killWorker();
    resolve();
    const again = await browser.openPopup();
    await waitForText(again, /It is there/, 30_000);
    expect(changes(sandbox)).toHaveLength(1);
    expect(added()).toHaveLength(1);
  });
}
