// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { click, control, text, type } from '../quick-add/fake.tsx';
import { libraryOf, showSharing } from './stage.ts';

describe('a new library', () => {
  it('has a name and templates of one’s own', async () => {
    const page = await showSharing('#/sharing/new', {
      'library/create': { kind: 'created', library: libraryOf('file') },
      'library/open': null,
    });
    await click('Create library');
    expect(text()).toContain('Give the library a name.');
    expect(page.inputs('template/list')[0]).toMatchObject({ origin: 'personal' });
    await type('Name', 'Front desk');
    await type('Publisher', 'Carla');
    await click('Template 0What template 0 is forAdd');
    await click('Template 1What template 1 is forAdd');
    await click('Take out: Template 0');
    await click('Create library');
    expect(page.inputs('library/create')).toEqual([
      { name: 'Front desk', description: '', publisher: 'Carla', ids: ['t1'] },
    ]);
    expect(location.hash).toBe('#/sharing/library/file%3A1');
  });

  it('keeps what was typed when it was not made', async () => {
    await showSharing('#/sharing/new', {
      'library/create': {
        kind: 'problem',
        problem: { code: 'policy', message: 'Your administrator has switched off exports.' },
      },
    });
    await type('Name', 'Front desk');
    await click('Create library');
    expect(text()).toContain('Your administrator has switched off exports.');
    expect(control<HTMLInputElement>('Name').value).toBe('Front desk');
  });
});
