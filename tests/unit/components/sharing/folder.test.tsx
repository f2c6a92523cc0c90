// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { click, control, hasControl, text, type } from '../quick-add/fake.tsx';
import { libraryOf, showSharing } from './stage.ts';

const address = 'https://cloud.example.com/dav/team/switchboard.json';

const show = (more: Parameters<typeof showSharing>[1] = {}) =>
  showSharing('#/sharing/folder', {
    'folder/look': { kind: 'empty', stageId: 'stage-1' },
    'folder/add': { kind: 'added', library: libraryOf('folder') },
    'library/open': null,
    ...more,
  });

async function fill() {
  await type('Address of the file in the folder', address);
  await type('User name', 'carla');
  await type('App password', 'app-pass');
  await type('Your name in it', 'Carla');
  await click('Look into it');
}

describe('connecting a shared folder', () => {
  it('says that it is unsigned, and whom one trusts', async () => {
    await show();
    expect(text()).toContain(
      'Unsigned: whoever may write to this folder can change these templates.',
    );
    expect(control<HTMLInputElement>('App password').type).toBe('password');
  });

  it('begins a library where there is none', async () => {
    const page = await show();
    await fill();
    expect(page.asked).toEqual(['https://cloud.example.com']);
    expect(page.inputs('folder/look')).toEqual([{ address, user: 'carla', password: 'app-pass' }]);
    expect(document.activeElement?.textContent).toBe('There is no such file yet');
    await click('Begin a library here');
    expect(text()).toContain('Give the library a name.');
    await type('Name of the library', 'Team');
    await click('Begin a library here');
    expect(page.inputs('folder/add')).toEqual([
      { stageId: 'stage-1', apply: 'ask', me: 'Carla', name: 'Team' },
    ]);
    expect(location.hash).toBe('#/sharing/library/folder%3A1');
  });

  it('shows the library that is there and uses it', async () => {
    const page = await show({
      'folder/look': {
        kind: 'library',
        stageId: 'stage-2',
        head: { id: 'x', name: 'Front desk', description: '', publisher: 'Anna', revision: 3 },
        templates: 5,
        packs: 1,
      },
    });
    await fill();
    expect(text()).toContain('Found: Front desk');
    expect(text()).toContain('5 templates, 1 pack');
    // One's own name has nothing to do with what was found.
    await type('Your name in it', 'Carla B.');
    await click('Use this folder');
    expect(page.inputs('folder/add')).toEqual([
      { stageId: 'stage-2', apply: 'ask', me: 'Carla B.' },
    ]);
  });

  it('says beside the fields what is wrong', async () => {
    const page = await show();
    await type('Address of the file in the folder', 'https://cloud.example.com/dav/team/');
    await click('Look into it');
    expect(text()).toContain('Name the file in the folder too');
    expect(text()).toContain('Say what the others know you by.');
    expect(page.inputs('folder/look')).toEqual([]);
  });

  it('keeps what was typed when it does not work', async () => {
    const page = await show({
      'folder/look': {
        kind: 'problem',
        problem: { code: 'needs-login', message: 'The server did not take the login.' },
      },
    });
    await fill();
    expect(text()).toContain('The server did not take the login.');
    expect(control<HTMLInputElement>('App password').value).toBe('app-pass');
    page.answer('folder/look', { kind: 'empty', stageId: 'stage-1' });
    page.answer('folder/add', { kind: 'gone' });
    await click('Look into it');
    await type('Name of the library', 'Team');
    await click('Begin a library here');
    expect(text()).toContain('Look into it again.');
    expect(hasControl('Begin a library here')).toBe(false);
    expect(control<HTMLInputElement>('User name').value).toBe('carla');
  });
});
