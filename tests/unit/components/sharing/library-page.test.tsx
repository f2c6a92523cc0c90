// @vitest-environment happy-dom

import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import { item, keyOf, libraryOf, showLibrary } from './stage.ts';

describe('a library’s page', () => {
  it('shows what is in it, who changed what, and links to it', async () => {
    await showLibrary(libraryOf('folder', { me: 'Carla', user: 'carla', hasLogin: true }), {}, [
      item(1),
      item(2, { id: 'p1', kind: 'pack', type: undefined, name: 'Front desk' }),
    ]);
    expect(control('Template 1').getAttribute('href')).toBe('#/templates/t1');
    expect(control('Front desk').getAttribute('href')).toBe('#/packs/p1');
    expect(text()).toContain('Version 2, changed by Anna 1 h ago');
    expect(text()).toContain('as carla; you are “Carla” in it');
    expect(text()).toContain('Unsigned: whoever may write to this folder');
  });

  it('is gone when it was removed elsewhere', async () => {
    await showLibrary(libraryOf('file'), { 'library/open': null });
    expect(text()).toContain('This library is not here any more');
  });

  it('changes how a subscription is kept', async () => {
    const page = await showLibrary(libraryOf('subscription', { hasLogin: true }));
    await click('After my approval');
    expect(statusText()).toContain('Changes wait for your approval.');
    await type('Look for updates every', '1000');
    await click('Save how often');
    expect(text()).toContain('Give a whole number of hours');
    await type('Look for updates every', '6');
    await click('Save how often');
    await type('New Authorization header', 'Bearer new');
    await click('Change the header');
    expect(control<HTMLInputElement>('New Authorization header').value).toBe('');
    await click('Forget the header');
    expect(page.inputs('library/change').map(({ change }) => change)).toEqual([
      { kind: 'apply', apply: 'ask' },
      { kind: 'every', hours: 6 },
      { kind: 'authorization', value: 'Bearer new' },
      { kind: 'authorization', value: '' },
    ]);
  });

  it('changes the login and the name in a shared folder', async () => {
    const page = await showLibrary(libraryOf('folder', { me: 'Carla', user: 'carla' }));
    await type('New app password', 'other');
    await click('Change the login');
    await type('Your name in it', 'Carla B.');
    await click('Save your name');
    expect(page.inputs('library/change').map(({ change }) => change)).toEqual([
      { kind: 'login', user: 'carla', password: 'other' },
      { kind: 'me', me: 'Carla B.' },
    ]);
  });

  it('says why a change was not made', async () => {
    await showLibrary(libraryOf('subscription'), {
      'library/change': {
        kind: 'problem',
        problem: { code: 'storage', message: 'The disk is full. Nothing was changed.' },
      },
    });
    await click('After my approval');
    expect(statusText()).toContain('The disk is full. Nothing was changed.');
    expect(control<HTMLInputElement>('By themselves').checked).toBe(true);
  });

  it('leaves a managed one alone', async () => {
    await showLibrary(libraryOf('managed'));
    expect(text()).toContain('Your administrator set it.');
    expect(hasControl('Remove library…')).toBe(false);
    expect(hasControl('By themselves')).toBe(false);
    expect(hasControl('Check now')).toBe(true);
  });

  it('keeps copies of the templates when it is removed, if wanted', async () => {
    const page = await showLibrary(libraryOf('folder', { unsent: 1 }), {
      'library/remove': { removed: true },
    });
    await click('Remove library…');
    expect(text()).toContain('1 change made here is not in the shared folder yet');
    await click('Keep the templates as my own copies');
    await click('Remove');
    expect(page.inputs('library/remove')).toEqual([{ libraryId: 'folder:1', copies: true }]);
    expect(location.hash).toBe('#/sharing');
  });

  it('names what cannot be used of it', async () => {
    await showLibrary(
      libraryOf('subscription', { refused: [{ name: 'Old transfer', message: 'No number.' }] }),
    );
    expect(text()).toContain('Old transfer: No number.');
  });
});

describe('a library of one’s own', () => {
  it('says what it is, and what is in it', async () => {
    const page = await showLibrary(libraryOf('file', { signWith: 'key-1' }), {
      'key/list': { keys: [keyOf()] },
    });
    await type('Name', 'Better');
    await click('Save the details');
    await click('Take out: Template 0');
    await click('Template 2What template 2 is forAdd');
    expect(page.inputs('library/change').map(({ change }) => change)).toEqual([
      { kind: 'details', name: 'Better', description: '', publisher: '' },
      { kind: 'items', add: [], remove: ['t0'] },
      { kind: 'items', add: ['t2'], remove: [] },
    ]);
    await click('Export…');
    expect(location.hash).toBe('#/sharing/export?library=file%3A1');
  });

  it('is signed with another key, or with none', async () => {
    const page = await showLibrary(libraryOf('file', { signWith: 'key-1' }), {
      'key/list': { keys: [keyOf()] },
    });
    const select = control<HTMLSelectElement>('Signed with');
    expect(select.value).toBe('key-1');
    await act(() => {
      select.value = '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(page.inputs('library/change')[0]?.change).toEqual({ kind: 'sign', key: '' });
    expect(statusText()).toContain('The next export is unsigned.');
  });

  it('says when its key is not here any more', async () => {
    await showLibrary(libraryOf('file', { signWith: 'gone' }));
    expect(text()).toContain('Its key is not in this browser any more.');
  });
});
