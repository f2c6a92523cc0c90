// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import type { LibraryRow } from '../../../../lib/messaging/messages/share-shapes.ts';
import type { TemplateView } from '../../../../lib/messaging/messages/template-shapes.ts';
import { click, control, hasControl, settle, text, type } from '../quick-add/fake.tsx';
import { fakeStore, now, showEditor, smsContent, templateOf } from './editor-fake.tsx';

beforeEach(() => sessionStorage.clear());

const library: LibraryRow = {
  id: 'subscription:1',
  source: 'subscription',
  name: 'Harbor standard',
  description: '',
  publisher: 'Harbor Agency',
  revision: 12,
  templates: 3,
  packs: 0,
  signature: { kind: 'unsigned' },
  apply: 'ask',
  changedAt: now,
  conflicts: 0,
  unsent: 0,
  hasLogin: false,
  refused: [],
};
const policy = { managed: false, personalTemplates: true, exports: true, rememberedSecrets: true };
const id = 'subscription:1/address';

function viewOf(changes: Partial<TemplateView> = {}, revision = 4): TemplateView {
  return {
    template: templateOf(smsContent(), { id, revision, changedBy: 'Ana' }),
    origin: 'team',
    library: { id: library.id, name: library.name },
    favourite: false,
    uses: 0,
    ...changes,
  };
}

describe('a template of a team', () => {
  const readOnly = (view = viewOf()) =>
    fakeStore([view.template], {
      'template/open': () => view,
      'library/list': () => ({ libraries: [library], policy }),
    });

  it('is read, with whose it is and of which version', async () => {
    const store = readOnly();
    const { went } = await showEditor(store, id);
    await settle();
    for (const words of [
      'Read-only',
      'Harbor standard',
      'by Harbor Agency',
      'Version 4',
      'by Ana',
      'revision 12',
      'Unsigned',
    ])
      expect(text()).toContain(words);
    expect(hasControl('Save')).toBe(false);
    await click('Customize');
    expect(store.inputs('template/duplicate')).toEqual([{ templateId: id }]);
    expect(went).toEqual(['#/templates/copy-1']);
  });

  it('says that an administrator has set it, and offers no copy where there are none', async () => {
    const store = readOnly(viewOf({ origin: 'managed' }));
    store.answer('library/list', () => ({
      libraries: [],
      policy: { ...policy, personalTemplates: false },
    }));
    await showEditor(store, id);
    await settle();
    expect(text()).toContain('set by your administrator');
    expect(text()).toContain('Your administrator has switched off templates of your own.');
    expect(hasControl('Customize')).toBe(false);
  });

  it('loses nothing that was typed while it could be changed', async () => {
    const store = readOnly();
    const content = { ...smsContent({ name: 'My words' }) };
    await store.send('edit/save', { of: id, editorId: 'e1', base: 3, content });
    const { went } = await showEditor(store, id);
    await click('Make a template of your own of them');
    expect(store.edits('new')).toMatchObject([{ editorId: 'e1', content: { name: 'My words' } }]);
    expect(went).toEqual(['#/templates/new?editor=e1']);
  });

  it('is edited like one’s own in a shared folder, with its name at the top', async () => {
    const folder = { id: 'folder:2', name: 'Team folder' };
    const view = viewOf({ library: folder });
    const store = readOnly(view);
    await showEditor(store, id);
    expect(hasControl('Save')).toBe(true);
    expect(document.querySelector('.editor-head')?.textContent).toContain('Team folder');
  });

  it('that cannot be changed any more is told at saving; what was typed becomes an own one', async () => {
    const store = fakeStore([templateOf(smsContent())]);
    const save = store.send;
    let refused = 0;
    store.answer('template/save', (input) => {
      if (input.templateId === undefined && refused > 1) {
        return { kind: 'saved', template: templateOf(input.content, { id: 'made-1' }) };
      }
      refused += 1;
      return { kind: 'read-only' };
    });
    expect(save).toBeDefined();
    const { went } = await showEditor(store, 'template-1');
    await type('Name', 'My words');
    await click('Save');
    expect(text()).toContain('It cannot be changed here');
    expect(control<HTMLInputElement>('Name').value).toBe('My words');
    await click('Save as a template of your own');
    expect(text()).toContain('Your administrator has switched off templates of your own.');
    expect(hasControl('Save as a template of your own')).toBe(false);
    expect(control<HTMLInputElement>('Name').value).toBe('My words');
    expect(went).toEqual([]);
  });
});

describe('a copy whose original has changed', () => {
  const copy = templateOf(smsContent(), {
    origin: {
      kind: 'copy',
      templateId: id,
      libraryName: 'Harbor standard',
      revision: 4,
      content: smsContent(),
    },
  });
  const message = {
    label: 'Text message',
    path: 'parameters.messageBody',
    before: 'Hi, we are at {{address}}.',
    after: 'Hello, find us at {{address}}.',
    sensitive: true,
  };
  const origin: Output<'origin/open'> = {
    libraryName: 'Harbor standard',
    revision: 5,
    theirs: [message, { label: 'Name', path: 'name', before: 'A', after: 'B', sensitive: false }],
    result: [message],
    both: ['parameters.messageBody'],
  };

  async function show() {
    const store = fakeStore([copy], {
      'template/open': () => ({
        template: store.get('template-1') ?? copy,
        origin: 'personal',
        originMoved: 5,
        favourite: false,
        uses: 0,
      }),
      'origin/open': () => origin,
      'origin/answer': ({ choice }) => {
        const before = store.get('template-1') ?? copy;
        const taken = choice === 'take' ? { description: 'Theirs', revision: 9 } : {};
        return { kind: 'done', template: { ...before, ...taken } };
      },
    });
    await showEditor(store, 'template-1');
    return store;
  }

  it('shows what would change, and what both have changed', async () => {
    await show();
    expect(text()).toContain('The original has changed');
    await click('Show the changes');
    const notice = document.querySelector('.origin-changes')?.textContent;
    expect(notice).toContain('added: find');
    expect(notice).toContain('Check this');
    expect(notice).toContain('You have changed Text message too');
  });

  it('takes the changes into the editor', async () => {
    const store = await show();
    await click('Show the changes');
    await click('Take the changes');
    expect(store.inputs('origin/answer')).toEqual([
      { templateId: 'template-1', revision: 5, choice: 'take' },
    ]);
    expect(control<HTMLTextAreaElement>('Description').value).toBe('Theirs');
    expect(text()).not.toContain('The original has changed');
  });

  it('saves what is typed first, so that it is not lost', async () => {
    const store = await show();
    await type('Name', 'My words');
    await click('Show the changes');
    await click('Save mine, then take the changes');
    expect(store.inputs('template/save')).toMatchObject([{ content: { name: 'My words' } }]);
    expect(store.inputs('origin/answer')).toHaveLength(1);
    expect(control<HTMLInputElement>('Name').value).toBe('My words');
  });

  it('takes nothing when what is typed cannot be saved', async () => {
    const store = await show();
    await type('Name', '');
    await click('Show the changes');
    await click('Save mine, then take the changes');
    expect(store.inputs('origin/answer')).toEqual([]);
    expect(text()).toContain('Your own changes could not be saved, so nothing was taken.');
  });

  it('leaves them, and keeps what is typed', async () => {
    const store = await show();
    await type('Name', 'My words');
    await click('Show the changes');
    await click('Leave them');
    expect(store.inputs('origin/answer')[0]?.choice).toBe('leave');
    expect(control<HTMLInputElement>('Name').value).toBe('My words');
    expect(text()).not.toContain('Saved elsewhere');
    expect(text()).not.toContain('The original has changed');
  });

  it('looks again when the original has changed once more', async () => {
    const store = await show();
    await click('Show the changes');
    store.answer('origin/answer', () => ({ kind: 'changed-meanwhile' }));
    await click('Take the changes');
    expect(store.inputs('origin/open')).toHaveLength(2);
    expect(text()).toContain('The original has changed once more');
  });
});
