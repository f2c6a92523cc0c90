import { expect, test } from 'vitest';
import { findCutTexts } from '../../screenshots/cut-texts.ts';
import { everyScreen } from '../harness/every-screen.ts';
import { chromiumStage } from '../harness/stage.ts';

const stage = chromiumStage();

test('text grows to 200 % on every screen: nothing is cut, no page scrolls sideways', async () => {
  const screens = await everyScreen(stage());
  const found: string[] = [];
  for (const { name, open } of screens) {
    const page = await open();
    const widths = name.startsWith('#') ? [640, 1280] : [0];
    for (const width of widths) {
      if (width) await page.setViewport({ width, height: 900 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      found.push(...(await findCutTexts(page)).map((line) => `${name}, ${width} px: ${line}`));
    }
    await page.close();
  }
  expect(found).toEqual([]);
}, 240_000);
