// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { tellSaved } from '../../../../components/templates/editor/presence.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import type { TemplateContent } from '../../../../lib/templates/schema.ts';
import { click, control, hasControl, settle, text, type } from '../quick-add/fake.tsx';
import { fakeStore, showEditor, smsContent, templateOf } from './editor-fake.tsx';

beforeEach(() => sessionStorage.clear());

const kept = () => templateOf(smsContent());
/** One of its own, since what storage does not take stays in the page's memory. */
const elsewhere = () => templateOf(smsContent(), { id: 'template-2' });
const field = (name: string) => control<HTMLInputElement>(name).value;

/** Somebody saves it in another tab. */
async function saveElsewhere(
  store: ReturnType<typeof fakeStore>,
  changes: Partial<TemplateContent>,
) {
  const template = store.get('template-1');
  if (!template) throw new Error('not there');
  const { id: _, revision: base, createdAt: __, changedAt: ___, ...content } = template;
  await store.send('template/save', {
    templateId: 'template-1',
    base,
    content: { ...content, ...changes },
    anyway: false,
  });
}

describe('what is typed', () => {
  it('is kept with every key, and found again', async () => {
    const store = fakeStore([kept()]);
    const first = await showEditor(store, 'template-1');
    await type('Text message', 'Come to {{addr');
    expect(store.edits('template-1')[0]).toMatchObject({
      base: 1,
      content: { parameters: { messageBody: 'Come to {{addr' } },
    });
    await first.close();
    await showEditor(store, 'template-1');
    expect(field('Text message')).toBe('Come to {{addr');
    expect(text()).toContain('Unsaved changes, as you left them.');
    await click('Discard');
    expect(field('Text message')).toContain('Hi {{contact.first_name}}');
    expect(store.edits('template-1')).toEqual([]);
  });

  it('is found by another tab, once the one that typed it is closed', async () => {
    const store = fakeStore([kept()]);
    const first = await showEditor(store, 'template-1');
    await type('Name', 'Half a name');
    await first.close();
    sessionStorage.clear();
    await showEditor(store, 'template-1');
    expect(field('Name')).toBe('Half a name');
  });

  it('stays here and is said not to be kept when storage does not take it', async () => {
    const store = fakeStore([elsewhere()], {
      'edit/save': () => Promise.reject(new MessageError('storage')),
      'template/save': () => Promise.reject(new MessageError('storage')),
    });
    await showEditor(store, 'template-2');
    await type('Name', 'Still here');
    expect(text()).toContain('What you type is not being kept');
    await click('Save');
    expect(text()).toContain('The browser’s storage did not take it. Nothing was changed.');
    expect(field('Name')).toBe('Still here');
    expect(hasControl('Save')).toBe(true);
    store.answer('edit/save', () => ({ savedAt: 1 }));
    await type('Name', 'Still here!');
    expect(text()).not.toContain('What you type is not being kept');
  });

  it('is still there after a look at the list, when storage did not take it', async () => {
    const store = fakeStore([elsewhere()], {
      'edit/save': () => Promise.reject(new MessageError('storage')),
    });
    const first = await showEditor(store, 'template-2');
    await type('Name', 'Not on the disk');
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    await first.close();
    await showEditor(store, 'template-2');
    expect(field('Name')).toBe('Not on the disk');
    await click('Save');
    expect(store.get('template-2')?.name).toBe('Not on the disk');
  });

  it('of a kept edit is read as far as it can be', async () => {
    const store = fakeStore([kept()]);
    await store.send('edit/save', {
      of: 'template-1',
      editorId: 'gone',
      base: 1,
      content: { name: 'From before', parameters: 7, variables: [{ name: 'no good' }, 4] },
    });
    await showEditor(store, 'template-1');
    expect(field('Name')).toBe('From before');
    expect(field('Text message')).toContain('{{address}}');
  });

  it('opens by its editor’s id', async () => {
    const store = fakeStore();
    const content = { ...smsContent({ name: 'Pasted' }) };
    await store.send('edit/save', { of: 'new', editorId: 'pasted-1', base: 0, content });
    await showEditor(store, 'new', { editorId: 'pasted-1' });
    expect(field('Name')).toBe('Pasted');
    await click('Save');
    expect(store.get('made-1')?.name).toBe('Pasted');
    expect(store.edits('new')).toEqual([]);
  });
});

describe('two editors of one template', () => {
  it('notice each other', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    const others = new BroadcastChannel('switchboard-editing');
    const heard: unknown[] = [];
    others.onmessage = ({ data }) => heard.push(data);
    others.postMessage({ kind: 'hello', of: 'template-1', page: 'other' });
    await settle(30);
    expect(text()).toContain('open in another tab too');
    expect(heard).toMatchObject([{ kind: 'here', of: 'template-1' }]);
    others.postMessage({ kind: 'bye', of: 'template-1', page: 'other' });
    others.postMessage({ kind: 'hello', of: 4 });
    others.postMessage('nonsense');
    await settle(30);
    expect(text()).not.toContain('open in another tab too');
    others.close();
  });

  it('show what the other saved when nothing was typed here', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await saveElsewhere(store, { name: 'Theirs' });
    tellSaved('template-1', 'other');
    await settle(30);
    expect(field('Name')).toBe('Theirs');
    expect(text()).not.toContain('Saved elsewhere');
  });

  it('are told when the other saved while something was typed here', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await type('Name', 'Mine');
    await saveElsewhere(store, { name: 'Theirs' });
    tellSaved('template-1', 'other');
    await settle(30);
    expect(text()).toContain('Saved elsewhere since you opened it');
    expect(field('Name')).toBe('Mine');
  });

  it('lose nothing: the one that saves second decides', async () => {
    const store = fakeStore([kept()]);
    await showEditor(store, 'template-1');
    await type('Name', 'Mine');
    await saveElsewhere(store, { name: 'Theirs' });
    await click('Save');
    expect(text()).toContain('Saved elsewhere since you opened it');
    expect(store.get('template-1')?.name).toBe('Theirs');
    await click('Compare');
    expect(document.querySelector('.differences')?.textContent).toContain('Theirs');
    await click('Save mine as the next version');
    expect(store.get('template-1')).toMatchObject({ name: 'Mine', revision: 3 });
    const { versions } = await store.send('template/versions', { templateId: 'template-1' });
    expect(versions.map(({ content }) => content.name)).toEqual([
      'Mine',
      'Theirs',
      'Send the address',
    ]);
    expect(text()).not.toContain('Saved elsewhere');
  });

  it('can become two templates', async () => {
    const store = fakeStore([kept()]);
    const { went } = await showEditor(store, 'template-1');
    await type('Name', 'Mine');
    await saveElsewhere(store, { name: 'Theirs' });
    await click('Save');
    await click('Save as a copy');
    expect(store.get('made-1')?.name).toBe('Mine');
    expect(store.get('template-1')?.name).toBe('Theirs');
    expect(went).toEqual(['#/templates/made-1']);
    expect(store.edits('template-1')).toEqual([]);
  });

  it('say so when unsaved changes are found that began before the last save', async () => {
    const store = fakeStore([kept()]);
    const first = await showEditor(store, 'template-1');
    await type('Name', 'Mine');
    await first.close();
    await saveElsewhere(store, { name: 'Theirs' });
    await showEditor(store, 'template-1');
    expect(field('Name')).toBe('Mine');
    expect(text()).toContain('Saved elsewhere since you opened it');
    await click('Discard mine');
    expect(field('Name')).toBe('Theirs');
    expect(store.edits('template-1')).toEqual([]);
  });
});
