// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { control, settle, text } from '../quick-add/fake.tsx';
import { openState } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

async function show(answers: Parameters<typeof fakeBackground>[0]) {
  const background = fakeBackground({
    'quick-add/open': openState(),
    'history/list': { entries: [], more: false, keepDays: 30 },
    ...answers,
  });
  await showWorkspace(background, '#/settings?show=history');
  await settleParts();
  await settle(20);
  const choose = async (days: string) => {
    const select = control<HTMLSelectElement>('History is kept for');
    await act(() => {
      select.value = days;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle(10);
  };
  return { ...background, choose };
}

it('how long the history is kept is chosen', async () => {
  const page = await show({ 'settings/change': {} });
  expect(control<HTMLSelectElement>('History is kept for').value).toBe('30');
  expect(document.activeElement?.textContent).toBe('History');
  page.answer('history/list', { entries: [], more: false, keepDays: 365 });
  await page.choose('365');
  expect(page.inputs('settings/change')).toEqual([{ keepDays: 365 }]);
  expect(control<HTMLSelectElement>('History is kept for').value).toBe('365');
});

it('a change that was not taken is said, and stands as it was', async () => {
  const page = await show({});
  await page.choose('7');
  expect(text()).toContain('That was not saved');
  expect(control<HTMLSelectElement>('History is kept for').value).toBe('30');
});
