import { describe, expect, test } from 'vitest';
import { everyScreen } from '../harness/every-screen.ts';
import { press, waitForStatus } from '../harness/quick-add.ts';
import { fillTransfer } from '../harness/scenes.ts';
import { chromiumStage } from '../harness/stage.ts';
import { hearLive, treeFaults, treeOf } from '../harness/tree.ts';

/** What Chromium tells screen readers: roles, names, states, and what is said by itself. */
describe('the accessibility tree', () => {
  const stage = chromiumStage();

  test('names all that can be used, every landmark and dialog, with headings in order', async () => {
    const found: string[] = [];
    for (const { name, open } of await everyScreen(stage())) {
      const page = await open();
      found.push(...(await treeFaults(page)).map((fault) => `${name}: ${fault}`));
      await page.close();
    }
    expect([...new Set(found)]).toEqual([]);
  }, 170_000);

  test('a create and its undo are said once each, politely', async () => {
    const { popup } = await fillTransfer(stage());
    const heard = await hearLive(popup);
    await press(popup, 'Create action');
    await waitForStatus(popup, /Created/);
    await press(popup, 'Undo');
    await waitForStatus(popup, /Undone/);
    const said = await heard();
    expect(said.filter((line) => line.startsWith('alert'))).toEqual([]);
    for (const [at, line] of said.entries()) expect(line).not.toBe(said[at - 1]);
    expect(said.filter((line) => /Undone/.test(line))).toHaveLength(1);
    const nodes = await treeOf(popup);
    expect(nodes.some(({ role, name }) => role === 'region' && name === 'Last action')).toBe(true);
  });
});
