// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { click, control, settle, text } from '../quick-add/fake.tsx';
import { openState } from '../quick-add/fake-state.ts';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

async function show(answers: Parameters<typeof fakeBackground>[0], hash = '#/settings') {
  const background = fakeBackground({ 'quick-add/open': openState(), ...answers });
  await showWorkspace(background, hash, {
    appearance: () => ({ language: 'auto', theme: 'dark', ofBrowser: 'pt-BR' }),
  });
  await settleParts();
  await settle(20);
  return background;
}

const language = () => control<HTMLSelectElement>('Language');
async function choose(value: string) {
  await act(() => {
    language().value = value;
    language().dispatchEvent(new Event('change', { bubbles: true }));
  });
  await settle(10);
}

const isPressed = (theme: string) =>
  [...document.querySelectorAll('[aria-pressed="true"]')].some((one) => one.textContent === theme);

beforeEach(() => sessionStorage.clear());

it('the language is chosen among languages by their own names', async () => {
  const page = await show({ 'settings/change': {} });
  expect([...language().options].map(({ text: label }) => label)).toEqual([
    'Follow the browser (Português (Brasil))',
    'English',
    'Español',
    'Português (Brasil)',
  ]);
  expect(language().value).toBe('auto');
  await choose('es');
  expect(page.inputs('settings/change')).toEqual([{ language: 'es' }]);
  expect(language().value).toBe('es');
});

it('the theme that holds is pressed, and another one is chosen', async () => {
  const page = await show({ 'settings/change': {} });
  expect(isPressed('Dark')).toBe(true);
  await click('Light');
  expect(page.inputs('settings/change')).toEqual([{ theme: 'light' }]);
  expect([isPressed('Light'), isPressed('Dark')]).toEqual([true, false]);
});

it('a change that was not taken is said, and stands as it was', async () => {
  await show({});
  await choose('es');
  expect(text()).toContain('That was not saved');
  expect(language().value).toBe('auto');
  expect(sessionStorage.length).toBe(0);
});

it('who has changed the language is at the choice again when the page has begun anew', async () => {
  await show({ 'settings/change': {} });
  expect(document.activeElement).not.toBe(language());
  await choose('es');
  await show({});
  expect(document.activeElement).toBe(language());
  await show({});
  expect(document.activeElement).not.toBe(language());
});

it('who comes for it is at the choice', async () => {
  await show({}, '#/settings?show=appearance');
  expect(document.activeElement).toBe(language());
});
