// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { click, hasControl, text } from '../quick-add/fake.tsx';
import { fakeStore, showVersions, smsContent, templateOf } from './editor-fake.tsx';

async function withVersions(names: string[]) {
  const [first = '', ...rest] = names;
  const store = fakeStore([templateOf(smsContent({ name: first }))]);
  for (const [index, name] of rest.entries()) {
    const content = smsContent({ name });
    const base = index + 1;
    await store.send('template/save', { templateId: 'template-1', base, content, anyway: false });
  }
  return store;
}

const differences = () => document.querySelector('.differences')?.textContent ?? '';

describe('the versions', () => {
  it('say what changed in each', async () => {
    const store = await withVersions(['Where we are', 'Where we are now']);
    await showVersions(store, 'template-1');
    expect(text()).toContain('Version 2Now');
    expect(text()).toContain('Changed: Name');
    await click('Show the changes of version 2');
    expect(differences()).toMatch(/added:\s+now/);
    expect(hasControl('Restore version 2')).toBe(false);
  });

  it('can be compared with what it says now, and restored as a new version', async () => {
    const store = await withVersions(['One', 'Two', 'Three']);
    await showVersions(store, 'template-1');
    await click('Show the changes of version 2');
    expect(differences()).toContain('removed: One');
    await click('With what it says now');
    expect(differences()).toContain('added: Three');
    await click('Restore version 1');
    expect(store.get('template-1')).toMatchObject({ name: 'One', revision: 4 });
    expect(text()).toContain('Version 4');
  });

  it('are not restored over what was saved meanwhile', async () => {
    const store = await withVersions(['One', 'Two']);
    await showVersions(store, 'template-1');
    const content = smsContent({ name: 'Three' });
    await store.send('template/save', {
      templateId: 'template-1',
      base: 2,
      content,
      anyway: false,
    });
    await click('Restore version 1');
    expect(store.get('template-1')?.name).toBe('Three');
    expect(text()).toContain('saved elsewhere just now');
    expect(text()).toContain('Version 3');
  });

  it('of a template that is gone are none', async () => {
    await showVersions(fakeStore(), 'nothing');
    expect(text()).toContain('not there any more');
  });
});
