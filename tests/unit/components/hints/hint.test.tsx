// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { click, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, listOf, rowsOf, settleParts, showWorkspace } from '../workspace/stage.tsx';

let close: (() => unknown) | undefined;
afterEach(() => close?.());

const words = 'put them on many agents at once';

async function show(hintsSeen: ('many' | 'plan')[]) {
  const background = fakeBackground({
    'template/list': listOf(rowsOf(3)),
    'settings/change': {},
  });
  const shown = await showWorkspace(background, '#/templates', {
    seen: () => ({ hintsSeen, shortcuts: true }),
  });
  close = shown.close;
  await settleParts();
  await settle(20);
  return background;
}

it('a hint goes when it is closed, for good', async () => {
  const background = await show(['plan']);
  expect(text()).toContain(words);
  await click('Close the hint');
  expect(text()).not.toContain(words);
  expect(background.inputs('settings/change')).toEqual([{ hintSeen: 'many' }]);
});

it('one that was closed does not come again', async () => {
  await show(['many']);
  expect(text()).not.toContain(words);
});
