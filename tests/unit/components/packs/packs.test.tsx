// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { packBlanks } from '../../../../components/packs/pack-blanks.ts';
import type { PackRow } from '../../../../lib/messaging/messages/template-shapes.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import { fakeBackground, now, shownNames, showWorkspace } from '../workspace/stage.tsx';
import { backgroundOf, blank, open, packOf, templateOf } from './pack-stage.tsx';

const order = () =>
  [...document.querySelectorAll('.order-row .row-name')].map((one) => one.textContent);

describe('the packs', () => {
  const row = (changes: Partial<PackRow> = {}): PackRow => ({
    id: 'p1',
    name: 'Front desk',
    description: 'For new clients',
    origin: 'personal',
    favourite: false,
    templates: [
      { id: 't0', name: 'A', type: 'SMS' },
      { id: 't9', name: 'Not there any more' },
    ],
    ...changes,
  });

  it('are listed, with what is missing, favourites and the bin', async () => {
    const starter = row({ id: 'starter:law', name: 'Law firm', origin: 'starter' });
    const background = fakeBackground({ 'pack/list': { packs: [row(), starter] } });
    await showWorkspace(background, '#/packs');
    expect(shownNames()).toEqual(['Front desk', 'Law firm']);
    expect(text()).toContain('2 actions1 missing');
    await click('Favourite: Law firm');
    await click('Delete: Front desk');
    expect(statusText()).toContain('“Front desk” is in the bin. Its templates stay.');
    await click('Undo');
    expect(background.inputs('template/change')).toEqual([
      { ids: ['starter:law'], change: { kind: 'favourite', on: true } },
      { ids: ['p1'], change: { kind: 'delete' } },
      { ids: ['p1'], change: { kind: 'restore' } },
    ]);
    background.answer('pack/duplicate', packOf({ id: 'mine' }));
    await click('Customize: Law firm');
    expect(background.inputs('pack/duplicate')).toEqual([{ packId: 'starter:law' }]);
    expect(location.hash).toBe('#/packs/mine');
  });

  it('of a team say whose they are, and are customized, not deleted', async () => {
    const library = { id: 'subscription:1', name: 'Harbor standard' };
    const team = row({ id: 'subscription:1/p', name: 'Team pack', origin: 'team', library });
    const background = fakeBackground({ 'pack/list': { packs: [team] } });
    await showWorkspace(background, '#/packs');
    expect(text()).toContain('Library: Harbor standard');
    expect(hasControl('Delete: Team pack')).toBe(false);
    expect(hasControl('Customize: Team pack')).toBe(true);
    await click('Export: Team pack');
    expect(location.hash).toBe('#/sharing/export?ids=subscription%3A1%2Fp');
  });

  it('say that there are none, and what could not be read', async () => {
    const background = fakeBackground();
    await showWorkspace(background, '#/packs');
    expect(text()).toContain('There are no packs');
    background.answer('pack/list', () => {
      throw new MessageError('failed');
    });
    await showWorkspace(background, '#/packs');
    expect(text()).toContain('The packs could not be read');
  });
});

describe('the editor of a pack', () => {
  it('shows the order, what is gone, and the blanks that are asked once', async () => {
    await open(backgroundOf());
    expect(order()).toEqual(['Template 0', 'Template 1', 'A template that is gone']);
    expect(text()).toContain('It was deleted for good. Remove it from the pack.');
    expect(text()).toContain('It asks for 2 blanks');
    expect(text()).toContain('managerTextFor 2 templates');
    expect(text()).toContain('linkWeb addressoptionalFor Template 0');
  });

  it('moves and removes by buttons and keys, and the focus goes along', async () => {
    const background = backgroundOf();
    await open(background);
    await click('Move down: Template 0');
    expect(order().slice(0, 2)).toEqual(['Template 1', 'Template 0']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Move down: Template 0');
    const link = [...document.querySelectorAll<HTMLElement>('.order-row a')].at(-1);
    await act(() => {
      link?.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowUp', altKey: true, bubbles: true }),
      );
    });
    expect(order().slice(0, 2)).toEqual(['Template 0', 'Template 1']);
    await click('Remove: A template that is gone');
    expect(background.inputs('edit/save').at(-1)).toMatchObject({
      of: 'p1',
      base: 4,
      content: { templateIds: ['t0', 't1'] },
    });
  });

  it('finds templates to add, each once', async () => {
    const background = backgroundOf(packOf({ templateIds: ['t0'] }));
    await open(background);
    await type('Search templates to add', 'template 1');
    const rows = () => [...document.querySelectorAll<HTMLElement>('.picker-row')];
    expect(rows().map((one) => one.textContent)).toEqual([
      'Template 1What template 1 is forAdd',
      'Template 10What template 10 is forAdd',
      'Template 11What template 11 is forAdd',
    ]);
    await act(() => rows()[0]?.click());
    await act(() => rows()[0]?.click());
    await settle();
    expect(order()).toEqual(['Template 0', 'Template 1']);
    expect(rows()[0]?.textContent).toContain('In the pack');
  });

  it('keeps what is typed, finds it again, and saves it from where it began', async () => {
    const background = backgroundOf();
    background.answer('edit/open', {
      edits: [
        {
          editorId: 'before',
          base: 3,
          content: { name: 'Half way', description: '', templateIds: ['t1'] },
          changedAt: now,
        },
      ],
    });
    await open(background);
    expect(control<HTMLInputElement>('Name').value).toBe('Half way');
    expect(text()).toContain('Not saved yet');
    await type('Name', 'Half way there');
    expect(background.inputs('edit/save').at(-1)).toMatchObject({ editorId: 'before', base: 3 });
    await click('Save');
    expect(background.inputs('pack/save')).toEqual([
      {
        packId: 'p1',
        base: 3,
        content: { name: 'Half way there', description: '', templateIds: ['t1'] },
        anyway: false,
      },
    ]);
    expect(background.inputs('edit/discard')).toEqual([{ of: 'p1', editorId: 'before' }]);
    expect(statusText()).toContain('“Half way there” is saved.');
    expect(text()).not.toContain('Not saved yet');
  });

  it('lets the person decide when it was saved elsewhere', async () => {
    const background = backgroundOf();
    background.answer('pack/save', { kind: 'changed-since', pack: packOf({ revision: 9 }) });
    await open(background);
    await type('Name', 'Mine');
    await click('Save');
    expect(text()).toContain('Saved elsewhere since you opened it');
    expect(control<HTMLInputElement>('Name').value).toBe('Mine');
    await click('Save mine');
    expect(background.inputs('pack/save').at(-1)).toMatchObject({ anyway: true });
    await click('Discard mine');
    expect(control<HTMLInputElement>('Name').value).toBe('Front desk');
    expect(text()).not.toContain('Saved elsewhere');
  });

  it('says what is wrong where it is, and what could not be kept', async () => {
    const background = fakeBackground({
      'pack/save': {
        kind: 'invalid',
        issues: [
          { path: '$name', message: 'Give the pack a name.', level: 'error' },
          { path: 'templateIds', message: 'Add at least one template.', level: 'error' },
        ],
      },
    });
    await open(background, 'new');
    background.answer('edit/save', () => {
      throw new MessageError('storage');
    });
    await type('Description', 'x');
    expect(text()).toContain('What you type cannot be kept now');
    await click('Save');
    expect(document.querySelector('.field-error')?.textContent).toBe('Give the pack a name.');
    expect(text()).toContain('Add at least one template.');
    expect(document.activeElement?.id).toBe('pack-name');
    expect(control<HTMLTextAreaElement>('Description').value).toBe('x');
  });

  it('goes to a new pack once it is saved', async () => {
    const background = backgroundOf();
    await open(background, 'new');
    await type('Name', 'Brand new');
    await click('Save');
    expect(background.inputs('pack/save')[0]).toMatchObject({ base: 0 });
    expect(background.inputs('pack/save')[0]?.packId).toBeUndefined();
    expect(background.inputs('edit/discard')[0]?.of).toBe('new-pack');
    expect(location.hash).toBe('#/packs/p2');
  });

  it('shows a team’s to read only, with whose it is', async () => {
    const background = backgroundOf(packOf({ id: 'managed:1/p' }), 'managed', {
      id: 'managed:1',
      name: 'Company',
    });
    await open(background, 'managed%3A1%2Fp');
    expect(text()).toContain('Read-only: it belongs to “Company”, set by your administrator.');
    expect(document.querySelector('#pack-name')).toBeNull();
    expect(hasControl('Customize')).toBe(true);
  });

  it('says that it cannot be changed any more, and keeps what is typed', async () => {
    const background = backgroundOf();
    background.answer('pack/save', { kind: 'read-only' });
    await open(background);
    await type('Name', 'My words');
    await click('Save');
    expect(text()).toContain('It cannot be changed here any more');
    expect(control<HTMLInputElement>('Name').value).toBe('My words');
    await click('Save as a pack of your own');
    expect(background.inputs('pack/save').at(-1)).toMatchObject({ base: 0 });
  });

  it('shows a starter to read only', async () => {
    await open(backgroundOf(packOf({ id: 'starter:law' }), 'starter'), 'starter:law');
    expect(text()).toContain('comes with Switchboard and stays as it is');
    expect(document.querySelector('.order-buttons')).toBeNull();
    expect(document.querySelector('#pack-name')).toBeNull();
  });
});

describe('the blanks of a pack', () => {
  it('are asked once by name; two kinds of one name clash', () => {
    const one = templateOf('t1', [blank('a'), blank('b')]);
    const two = templateOf('t2', [blank('a', { kind: 'phone' }), blank('b')]);
    const unused = { ...templateOf('t3'), variables: [blank('c')] };
    const { blanks, issues } = packBlanks([one, two, unused]);
    expect(blanks.map(({ variable, usedBy }) => [variable.name, usedBy.length])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    expect(issues.map(({ path }) => path)).toEqual(['$blank.a']);
  });
});
