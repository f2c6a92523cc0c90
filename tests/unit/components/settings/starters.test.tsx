// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { control, settle, text } from '../quick-add/fake.tsx';
import { openState } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

const read = (starterPrompts: 'en' | 'both') => ({
  ...{ newsSeen: '1.2.3', hintsSeen: [], shortcuts: true },
  starterPrompts,
});

async function show(answers: Parameters<typeof fakeBackground>[0]) {
  const background = fakeBackground({
    'quick-add/open': openState(),
    'settings/read': read('en'),
    ...answers,
  });
  await showWorkspace(background, '#/settings');
  await settleParts();
  await settle(20);
  const choose = async (speaks: string) => {
    const select = control<HTMLSelectElement>('Starter templates speak');
    await act(() => {
      select.value = speaks;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle(10);
  };
  return { ...background, choose };
}

it('what starter templates speak is chosen', async () => {
  const page = await show({ 'settings/change': {} });
  const select = control<HTMLSelectElement>('Starter templates speak');
  expect([...select.options].map(({ text: label }) => label)).toEqual([
    'English',
    'Español',
    'English and Spanish',
  ]);
  expect(select.value).toBe('en');
  page.answer('settings/read', read('both'));
  await page.choose('both');
  expect(page.inputs('settings/change')).toEqual([{ starterPrompts: 'both' }]);
  expect(select.value).toBe('both');
});

it('a change that was not taken is said, and stands as it was', async () => {
  const page = await show({});
  await page.choose('es');
  expect(text()).toContain('That was not saved');
  expect(control<HTMLSelectElement>('Starter templates speak').value).toBe('en');
});
