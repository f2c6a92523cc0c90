// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { TemplateRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import {
  day,
  fakeBackground,
  follow,
  listOf,
  now,
  rowOf,
  rowsOf,
  shownNames,
  showWorkspace,
} from '../workspace/stage.tsx';

const several = () => [
  rowOf(0, { name: 'Transfer to the manager', folder: 'Dental', tags: ['calls', 'vip', 'new'] }),
  rowOf(1, { name: 'Text the address', folder: 'Law', uses: 3, lastUsedAt: now - 2 * day }),
  rowOf(2, { name: 'Book a cleaning', origin: 'starter', folder: 'Dental', favourite: true }),
];

async function show(rows: TemplateRow[] = several(), hash = '#/templates') {
  const background = fakeBackground({ 'template/list': listOf(rows) });
  const workspace = await showWorkspace(background, hash);
  return { background, rows, ...workspace };
}

async function key(element: Element | null, name: string, more: KeyboardEventInit = {}) {
  await act(() => {
    element?.dispatchEvent(
      new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }),
    );
  });
  await settle();
}

const selectedCount = () => document.querySelector('.bulk-count')?.textContent;

describe('the list of templates', () => {
  it('shows each with where it is kept, whose it is, and when it was used', async () => {
    await show();
    expect(shownNames()).toEqual([
      'Transfer to the manager',
      'Text the address',
      'Book a cleaning',
    ]);
    const [first, second, third] = [...document.querySelectorAll('.row-card')];
    expect(first?.textContent).toContain('calls');
    expect(first?.textContent).toContain('+1');
    expect(first?.textContent).toContain('Changed 24 h ago');
    expect(second?.textContent).toContain('Used 2 days ago3 times');
    expect(third?.textContent).toContain('Starter');
    expect(text()).toContain('3 templates');
    expect(document.title).toBe('Templates · Switchboard');
  });

  it('asks for what is typed at once, and keeps it in the address for a reload', async () => {
    const { background } = await show();
    await type('Search templates', 'text');
    expect(background.inputs('template/list').at(-1)).toMatchObject({ query: 'text', offset: 0 });
    expect(shownNames()).toEqual(['Text the address']);
    expect(text()).toContain('1 of 3 templates');
    await act(() => void dispatchEvent(new Event('pagehide')));
    expect(location.hash).toBe('#/templates?q=text');
  });

  it('marks what the search has found, in the name and elsewhere', async () => {
    const found = { text: '… call the manager …', ranges: [11, 18] };
    await show([rowOf(0, { name: 'Manager', inName: [0, 3] }), rowOf(1, { elsewhere: found })]);
    expect([...document.querySelectorAll('mark')].map((one) => one.textContent)).toEqual([
      'Man',
      'manager',
    ]);
  });

  it('begins with the filters of its address, and follows folders, tags and choices', async () => {
    const { background, go } = await show(several(), '#/templates?folder=Dental&sort=name');
    expect(background.inputs('template/list')[0]).toMatchObject({ folder: 'Dental', sort: 'name' });
    expect(shownNames()).toHaveLength(2);
    const link = [...document.querySelectorAll<HTMLAnchorElement>('.side-link')].find((one) =>
      one.textContent?.startsWith('Law'),
    );
    await go(link?.getAttribute('href') ?? '');
    expect(shownNames()).toEqual(['Text the address']);
    const from = control<HTMLSelectElement>('From');
    await act(() => {
      from.value = 'starter';
      from.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await follow();
    expect(location.hash).toBe('#/templates?folder=Law&origin=starter&sort=name');
    expect(text()).toContain('No template fits');
    await click('Show all templates');
    await follow();
    expect(shownNames()).toHaveLength(3);
  });

  it('draws only what is near the window, however many there are', async () => {
    await show(rowsOf(10_000));
    expect(text()).toContain('10,000 templates');
    expect(document.querySelectorAll('.windowed-row').length).toBeLessThan(60);
    expect(document.querySelector<HTMLElement>('.windowed')?.style.height).toBe('520000px');
  });

  it('is walked with the keyboard; only the active row is in the tab order', async () => {
    await show();
    await key(control('Search templates'), 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('Transfer to the manager');
    await key(document.activeElement, 'ArrowDown');
    expect(document.activeElement?.textContent).toBe('Text the address');
    await key(document.activeElement, 'End');
    expect(document.activeElement?.textContent).toBe('Book a cleaning');
    const inOrder = [...document.querySelectorAll('.windowed [tabindex="0"]')];
    expect(inOrder.every((one) => one.closest('[data-place="2"]'))).toBe(true);
  });

  it('selects one, a range, and all that fit, also those that were not read yet', async () => {
    const { background } = await show(rowsOf(1200));
    const check = (at: number, shiftKey = false) =>
      act(() => {
        const box = document.querySelectorAll<HTMLElement>('.windowed .row-check')[at];
        box?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
      });
    await check(1);
    await settle();
    expect(selectedCount()).toBe('1 template selected');
    await check(4, true);
    await settle();
    expect(selectedCount()).toBe('4 templates selected');
    await click('Select all 1,200');
    expect(selectedCount()).toBe('1,200 templates selected');
    await click('Delete');
    expect(background.inputs('template/change')[0]?.ids).toHaveLength(1200);
    expect(selectedCount()).toBeUndefined();
  });

  it('selects with Ctrl+A and the space bar', async () => {
    await show();
    await key(control('Search templates'), 'ArrowDown');
    await key(document.activeElement, ' ');
    expect(selectedCount()).toBe('1 template selected');
    await key(document.activeElement, 'a', { ctrlKey: true });
    expect(selectedCount()).toBe('3 templates selected');
    await key(document.activeElement, 'Escape');
    expect(selectedCount()).toBeUndefined();
  });

  it('puts what is deleted into the bin, with a way back, and leaves starters alone', async () => {
    const { background } = await show();
    await click('Select all 3');
    await click('Delete');
    const ids = ['t0', 't1'];
    expect(background.inputs('template/change')).toEqual([{ ids, change: { kind: 'delete' } }]);
    expect(statusText()).toContain('2 templates are in the bin. 1 starter stayed as it is.');
    await click('Undo');
    expect(background.inputs('template/change').at(-1)).toEqual({
      ids,
      change: { kind: 'restore' },
    });
  });

  it('moves to a folder and changes tags', async () => {
    const { background } = await show();
    await click('Select Transfer to the manager');
    await click('Move to folder…');
    await type('Folder', ' New clients ');
    expect(text()).toContain('“New clients” is a new folder.');
    await click('Move');
    expect(background.inputs('template/change').at(-1)).toEqual({
      ids: ['t0'],
      change: { kind: 'move', folder: 'New clients' },
    });
    await click('Select Transfer to the manager');
    await click('Tag…');
    await type('Add tags', 'calls, front desk,, ');
    await click('Keep vip (1)');
    await click('Change tags');
    expect(background.inputs('template/change').at(-1)?.change).toEqual({
      kind: 'tag',
      add: ['calls', 'front desk'],
      remove: ['vip'],
    });
  });

  it('shows a favourite at once, and the truth when it could not be kept', async () => {
    const { background } = await show();
    const star = () => control('Favourite: Text the address').getAttribute('aria-pressed');
    background.answer('template/change', () => {
      throw new MessageError('storage');
    });
    const click = act(() => control('Favourite: Text the address').click());
    expect(star()).toBe('true');
    await click;
    await settle();
    expect(star()).toBe('false');
    expect(statusText()).toContain('The browser’s storage did not take it. Nothing was changed.');
  });

  it('customizes a starter: a copy of one’s own, opened in the editor', async () => {
    const { background } = await show();
    background.answer('template/duplicate', {
      id: 'copy',
      type: 'SMS',
      name: 'Book a cleaning',
      description: '',
      parameters: {},
      variables: [],
      folder: '',
      tags: [],
      revision: 1,
      createdAt: now,
      changedAt: now,
    });
    await click('Customize: Book a cleaning');
    expect(background.inputs('template/duplicate')).toEqual([{ templateId: 't2' }]);
    expect(location.hash).toBe('#/templates/copy');
  });

  it('offers all types, pasting and importing for a new one', async () => {
    await show();
    await click('New template');
    const items = [...document.querySelectorAll('.menu-item')].map((one) => one.textContent);
    expect(items).toHaveLength(10);
    expect(document.activeElement?.className).toBe('menu-item');
    await click('Transfer the call');
    expect(location.hash).toBe('#/templates/new?type=CALL_TRANSFER');
  });

  it('tells that it could not be read, and tries again', async () => {
    const background = fakeBackground({
      'template/list': () => {
        throw new MessageError('storage');
      },
    });
    await showWorkspace(background);
    expect(text()).toContain('The list could not be read');
    background.answer('template/list', listOf(several()));
    await click('Try again');
    expect(shownNames()).toHaveLength(3);
    expect(hasControl('Try again')).toBe(false);
  });
});
