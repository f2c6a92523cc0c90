import { describe, expect, test } from 'vitest';
import { chromiumStage } from '../harness/stage.ts';
import { keyboard } from '../scenarios/keyboard.ts';

describe('with the keyboard alone', () => {
  const stage = chromiumStage();

  test('the browser binds the keys that are suggested for quick add: some it keeps for itself', async () => {
    const bound = await stage().browser.worker.evaluate('chrome.commands.getAll()');
    expect(bound).toMatchObject([{ name: '_execute_action', shortcut: 'Alt+Shift+U' }]);
  });

  keyboard(stage);
});
