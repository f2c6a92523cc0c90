// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { isKey } from '../../../../components/shortcuts/is-key.ts';
import { shortcuts } from '../../../../components/shortcuts/keys.ts';
import { click, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, follow, settleParts, showWorkspace } from '../workspace/stage.tsx';

let close: (() => unknown) | undefined;
afterEach(() => close?.());

async function show(on = true) {
  const background = fakeBackground({
    'settings/change': {},
  });
  const shown = await showWorkspace(background, '#/templates', {
    seen: () => ({ hintsSeen: [], shortcuts: on }),
  });
  close = shown.close;
  await settleParts();
  await settle(20);
  return background;
}

async function press(key: string, target: EventTarget = document.body) {
  await act(() => {
    target.dispatchEvent(
      new KeyboardEvent('keydown', { key, code: `Code${key}`, bubbles: true, cancelable: true }),
    );
  });
  await settleParts();
  await settle(20);
}

/** Its code comes when it is first wanted. */
async function shownTable() {
  for (let tries = 0; tries < 500 && !document.querySelector('dialog'); tries += 1)
    await settle(10);
}

it('“?” shows every shortcut there is in the workspace', async () => {
  await show();
  await press('?');
  await shownTable();
  const rows = document.querySelectorAll('dialog tr');
  const { search: _, ...groups } = shortcuts;
  expect(rows.length).toBe(Object.values(groups).flatMap((group) => Object.keys(group)).length);
  expect(text()).toContain('Go to the runs');
  await click('Close');
  expect(document.querySelector('dialog')).toBeNull();
});

it('two letters lead to a page, and nothing happens while somebody types', async () => {
  await show();
  await press('g');
  await press('p');
  expect(location.hash).toBe('#/packs');
  await follow();
  const search = document.createElement('input');
  document.body.append(search);
  await press('g', search);
  await press('t', search);
  expect(location.hash).toBe('#/packs');
});

it('“/” leads to the search', async () => {
  await show();
  await press('/');
  expect(document.activeElement?.getAttribute('type')).toBe('search');
});

it('single letters can be switched off', async () => {
  const background = await show(false);
  await press('?');
  expect(document.querySelector('dialog')).toBeNull();
  await click('Shortcuts?');
  await shownTable();
  await click('Shortcuts of single letters');
  expect(background.inputs('settings/change')).toEqual([{ shortcuts: true }]);
});

it('a press is told by its key, with Shift where a keyboard needs it', () => {
  const event = (key: string, held: Partial<KeyboardEvent> = {}) =>
    ({
      key,
      code: '',
      ctrlKey: false,
      metaKey: false,
      shiftKey: false,
      altKey: false,
      ...held,
    }) as KeyboardEvent;
  expect(isKey(event('s', { ctrlKey: true }), shortcuts.editor.save)).toBe(true);
  expect(isKey(event('s', { metaKey: true }), shortcuts.editor.save)).toBe(true);
  expect(isKey(event('s', { ctrlKey: true, altKey: true }), shortcuts.editor.save)).toBe(false);
  expect(isKey(event('s'), shortcuts.editor.save)).toBe(false);
  expect(isKey(event('Enter', { shiftKey: true }), shortcuts.search.open)).toBe(true);
  expect(isKey(event(' ', { shiftKey: true }), shortcuts.templates.select)).toBe(true);
  expect(isKey(event('?', { shiftKey: true }), shortcuts.everywhere.help)).toBe(true);
  expect(isKey(event('?', { ctrlKey: true }), shortcuts.everywhere.help)).toBe(false);
  expect(isKey(event('A', { ctrlKey: true }), shortcuts.list.selectAll)).toBe(true);
  expect(isKey(event('ArrowUp', { altKey: true }), shortcuts.pack.up)).toBe(true);
  expect(isKey(event('ArrowUp'), shortcuts.pack.up)).toBe(false);
  expect(isKey(event('Enter', { isComposing: true }), shortcuts.field.take)).toBe(false);
});
