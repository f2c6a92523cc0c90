// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { shortcuts } from '../../../../components/shortcuts/keys.ts';
import { click, control, fakeBackground, settle, showQuickAdd, text, type } from './fake.tsx';

let close: (() => unknown) | undefined;
afterEach(() => close?.());

async function show(on = true) {
  const background = fakeBackground({ 'settings/change': {} });
  const seen = () => ({ hintsSeen: [], shortcuts: on });
  ({ close } = await showQuickAdd(background, undefined, { seen }));
  await settle(40);
  return background;
}

async function press(key: string, target: EventTarget = document.body) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
  await act(() => {
    target.dispatchEvent(event);
  });
  await settle(20);
  return event;
}

const table = () => document.querySelector('dialog');
const search = () => control('Search templates') as HTMLInputElement;

it('“?” shows what quick add binds, also from the empty search field', async () => {
  await show();
  await press('?', search());
  const { everywhere, search: found, form, field } = shortcuts;
  const bound = [everywhere, found, form, field].flatMap((group) => Object.keys(group));
  expect(document.querySelectorAll('dialog tr')).toHaveLength(bound.length);
  await click('Close');
  expect(table()).toBeNull();
});

it('“?” is a letter of what is typed', async () => {
  await show();
  await type('Search templates', 'why');
  const event = await press('?', search());
  expect([table(), event.defaultPrevented]).toEqual([null, false]);
});

it('“/” leads into the search from elsewhere', async () => {
  await show();
  control('Settings').focus();
  await press('/', control('Settings'));
  expect(document.activeElement).toBe(search());
});

it('single letters that are switched off are letters; the settings lead to the table', async () => {
  const background = await show(false);
  const event = await press('?', search());
  expect([table(), event.defaultPrevented]).toEqual([null, false]);
  await click('Settings');
  await click('Keyboard shortcuts');
  expect(text()).toContain('Open the row');
  await click('Shortcuts of single letters');
  expect(background.inputs('settings/change')).toEqual([{ shortcuts: true }]);
});
