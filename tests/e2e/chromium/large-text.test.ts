import { expect, test } from 'vitest';
import { cutTextsAt, everyScreen } from '../harness/every-screen.ts';
import { chromiumStage } from '../harness/stage.ts';

const stage = chromiumStage();

test('text grows to 200 % on every screen: nothing is cut, no page scrolls sideways', async () => {
  const screens = await everyScreen(stage());
  const found: string[] = [];
  for (const { name, open } of screens) {
    const page = await open();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    found.push(...(await cutTextsAt(page, name, [640, 1280])));
    await page.close();
  }
  expect(found).toEqual([]);
}, 240_000);
