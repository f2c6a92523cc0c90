import { describe, expect, test } from 'vitest';
import type { Chromium } from '../harness/chromium.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { changes, creates } from '../harness/requests.ts';
import { fillTransfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;

// How often a browser sends again depends on how many connections it has open.
const always = Number.POSITIVE_INFINITY;

/** How often we called `fetch` for each journaled create; the browser's own repeats do not count. */
async function fetchCalls(browser: Chromium): Promise<number[]> {
  const runs = (await browser.journal()) as { steps: { attempts: number }[] }[];
  return runs.flatMap(({ steps }) => steps.map(({ attempts }) => attempts));
}

describe('a create whose connection is cut', () => {
  // How a browser sends depends on which connections it has had.
  const stage = chromiumStage({ fresh: true });

  test('after storing, on a reused connection: the browser sends again, both are reported', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'cut', when: 'after', on: 'reused' } });
    await press(popup, 'Create action');
    const status = await waitForStatus(popup, /extra copy/);
    expect(status).toContain('Created, with an extra copy');
    expect(creates(sandbox).map((request) => request.status)).toEqual(['cut', 201]);
    expect(added()).toHaveLength(2);
  });

  test('after storing, each time: no answer, and all are reported', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, times: always, effect: { kind: 'cut', when: 'after' } });
    await press(popup, 'Create action');
    const status = await waitForStatus(popup, /extra copy/);
    expect(status).toContain('It is there, with an extra copy');
    expect(creates(sandbox).length).toBeGreaterThan(1);
    expect(new Set(creates(sandbox).map((request) => request.status))).toEqual(new Set(['cut']));
    expect(added()).toHaveLength(creates(sandbox).length);
    expect(await fetchCalls(browser)).toEqual([1]);
  });

  test('after storing, on a fresh connection: found by reading', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    // The reused connection breaks before anything happens, so that the browser takes a fresh one.
    sandbox.fault({ ...create, effect: { kind: 'cut', when: 'before', on: 'reused' } });
    sandbox.fault({ ...create, effect: { kind: 'cut', when: 'after', on: 'fresh' } });
    await press(popup, 'Create action');
    const status = await waitForStatus(popup, /It is there|extra copy/);
    const [first, second] = creates(sandbox);
    expect([first?.reusedConnection, second?.reusedConnection]).toEqual([true, false]);
    // A connection that the browser opened ahead is a used one to it: then it sends once more.
    expect(added()).toHaveLength(creates(sandbox).length - 1);
    expect(/copy/.test(status)).toBe(added().length > 1);
  });

  test('before storing: looked for, never claimed, never sent again by us', async () => {
    const { sandbox, browser, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, times: always, effect: { kind: 'cut', when: 'before' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /No answer: looking for it/);
    await waitForStatus(popup, /Not seen on the agent/, 80_000);
    expect(added()).toEqual([]);
    expect(new Set(changes(sandbox).map(({ status }) => status))).toEqual(new Set(['cut']));
    expect(await fetchCalls(browser)).toEqual([1]);
  }, 120_000);

  test('the extra copy is removed on request, and one stays', async () => {
    const { sandbox, popup, added } = await fillTransfer(stage());
    sandbox.fault({ ...create, effect: { kind: 'cut', when: 'after', on: 'reused' } });
    await press(popup, 'Create action');
    await waitForStatus(popup, /extra copy/);
    await press(popup, 'Remove the extra copy');
    await popup.locator('dialog[open]').wait();
    await press(popup, 'Remove the extra copy');
    await waitForStatus(popup, /The extra copy was removed/);
    expect(added()).toHaveLength(1);
    expect(added()[0]?.id).toBe(creates(sandbox).find(({ status }) => status === 201)?.stored);
  });
});
