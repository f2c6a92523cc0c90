import { expect, test } from 'vitest';
import { pictureOf } from '../../sandbox/index.ts';
import type { Driver } from '../harness/driver.ts';
import { savePack, untilState, withAgents } from '../harness/fleet.ts';
import { press, waitForText } from '../harness/quick-add.ts';
import type { Stage } from '../harness/stage.ts';

const isRead = /Read (just now|\d+ min ago)/;

/** From the fleet to a run, and back by the history. */
export function fleetRun(stage: () => Stage<Driver>): void {
  test('cells are planned for by the keyboard, carried out, and taken back from the history', async () => {
    const { browser, sandbox } = stage();
    const added = await withAgents(browser, sandbox, 2);
    const before = pictureOf(sandbox);
    const { packId } = await savePack(browser);
    const planId = crypto.randomUUID();
    await browser.send('plan/make', {
      planId,
      kind: 'fleet',
      what: { kind: 'pack', packId },
      targets: added.flatMap(({ location, agents }) =>
        agents.map((agent) => ({ locationId: location.id, agentId: agent.id })),
      ),
      values: {},
      locationValues: {},
    });
    const page = await browser.openWorkspace(`#/fleet/${planId}`);
    await waitForText(page, isRead);
    await page.focus('[data-line="-1"][data-column="0"]');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    await waitForText(page, /4 cells on 4 agents/);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press(' ');
    await press(page, 'Plan for 5 cells');
    await waitForText(page, /Nothing has been written/);
    await press(page, 'Create 5 on 4 agents');
    await waitForText(page, /5 (created|done)/i, 30_000);
    const runId = (await page.evaluate(() => location.hash)).split('/').pop() ?? '';
    await untilState(browser, runId, /ended/);
    expect(pictureOf(sandbox)).not.toEqual(before);

    await page.evaluate(() => {
      location.hash = '#/runs';
    });
    await waitForText(page, /5 done and seen/, 30_000);
    await press(page, 'Undo this run…');
    await waitForText(page, /Remove 5 from 4 agents/);
    await press(page, 'Remove 5 from 4 agents');
    const undoId = (await page.evaluate(() => location.hash)).split('/').pop() ?? '';
    await untilState(browser, undoId, /ended/);
    expect(pictureOf(sandbox)).toEqual(before);
    await page.evaluate(() => {
      location.hash = '#/runs?which=undone';
    });
    await waitForText(page, /Undone/);
  }, 180_000);
}
