// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import { click, control, hasControl, statusText, text } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import {
  fingerprint,
  hour,
  libraryOf,
  otherFingerprint,
  phoneChange,
  showLibrary,
  signedBy,
  wordChange,
} from './stage.ts';

type Update = NonNullable<Output<'update/open'>>;

const updateItem = (at: number, changes: Partial<Update['items'][number]> = {}) => ({
  id: `i${at}`,
  kind: 'template' as const,
  type: 'SMS' as const,
  name: `Text ${at}`,
  state: 'changed' as const,
  differences: [wordChange],
  ...changes,
});

const updateOf = (changes: Partial<Update> = {}): Update => ({
  revision: 8,
  hash: 'hash-8',
  foundAt: now - hour,
  signature: signedBy('pinned'),
  newKey: false,
  items: [updateItem(1, { differences: [wordChange, phoneChange] }), updateItem(2)],
  total: 2,
  ...changes,
});

const waiting = libraryOf('subscription', {
  signature: signedBy('pinned'),
  pending: { revision: 8, changes: 2, sensitive: 1, newKey: false, foundAt: now - hour },
});
const after = libraryOf('subscription', { revision: 8 });

const show = (answers: Parameters<typeof showLibrary>[1]) => showLibrary(waiting, answers);

describe('an update that waits', () => {
  it('shows what differs, what can divert a call first', async () => {
    await show({ 'update/open': updateOf() });
    expect(text()).toContain('Revision 8 waits for your approval');
    expect(text()).toContain('1 of them can divert a call');
    const labels = [...document.querySelectorAll('.differences dt')].map((one) => one.textContent);
    expect(labels).toEqual(['Phone numberCheck this', 'Description']);
    expect(document.querySelector('.differences')?.textContent).toContain(
      ' removed: +1 555 0100 added: +1 555 9999',
    );
    // What cannot divert a call is a click away.
    await click('Show: Text 2');
    expect(document.querySelectorAll('.differences')).toHaveLength(2);
  });

  it('is applied as a whole', async () => {
    const page = await show({
      'update/open': updateOf(),
      'update/answer': { kind: 'taken', library: after },
    });
    page.answer('library/open', { library: after, items: [], total: 0 });
    await click('Apply revision 8');
    expect(page.inputs('update/answer')).toEqual([
      { libraryId: 'subscription:1', hash: 'hash-8', accept: true },
    ]);
    expect(statusText()).toContain('is at revision 8 now.');
    expect(text()).not.toContain('waits for your approval');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('is left', async () => {
    const page = await show({
      'update/open': updateOf(),
      'update/answer': { kind: 'left', library: libraryOf('subscription') },
    });
    await click('Leave it');
    expect(page.inputs('update/answer')[0]).toMatchObject({ accept: false });
    expect(statusText()).toContain('Revision 8 was left.');
  });

  it('with a new key is applied only after the fingerprints were compared', async () => {
    const page = await show({
      'update/open': updateOf({ newKey: true, signature: signedBy('new', 'key-2') }),
      'update/answer': { kind: 'taken', library: after },
    });
    expect(text()).toContain('It is signed with another key than before');
    expect(text()).toContain(fingerprint);
    expect(text()).toContain(otherFingerprint);
    await click('Apply revision 8');
    expect(page.inputs('update/answer')).toEqual([]);
    await click('I have compared the new fingerprint with the publisher');
    await click('Apply revision 8');
    expect(page.inputs('update/answer')[0]).toMatchObject({ approvedKey: 'key-2' });
  });

  it('is shown anew when another has come meanwhile', async () => {
    const page = await show({
      'update/open': updateOf(),
      'update/answer': { kind: 'changed-meanwhile' },
    });
    page.answer('update/open', updateOf({ revision: 9, hash: 'hash-9' }));
    await click('Apply revision 8');
    expect(text()).toContain('Another revision has come meanwhile. Nothing was applied.');
    expect(control('Apply revision 9')).toBeDefined();
  });

  it('says why it could not be applied', async () => {
    await show({
      'update/open': updateOf(),
      'update/answer': {
        kind: 'problem',
        problem: { code: 'storage', message: 'The disk is full. Nothing was changed.' },
      },
    });
    await click('Apply revision 8');
    expect(text()).toContain('The disk is full. Nothing was changed.');
  });

  it('is read part by part, and from its beginning when it became another', async () => {
    const page = await show({
      'update/open': ({ offset }) =>
        updateOf({ items: [updateItem(offset + 1)], total: 3, hash: 'hash-8' }),
    });
    await click('Show more (2 left)');
    expect(page.inputs('update/open').map(({ offset }) => offset)).toEqual([0, 1]);
    expect(text()).toContain('Text 2');
    page.answer('update/open', ({ offset }) =>
      updateOf({ items: [updateItem(offset + 5)], total: 1, revision: 9, hash: 'hash-9' }),
    );
    await click('Show more (1 left)');
    expect(text()).toContain('Another revision has come meanwhile.');
    expect(text()).toContain('Revision 9 waits');
    expect(text()).not.toContain('Text 2');
  });
});

describe('conflicts', () => {
  const conflict = (at: number) => ({
    item: `i${at}`,
    id: `folder:1/i${at}`,
    kind: 'template' as const,
    type: 'SMS' as const,
    name: `Text ${at}`,
    by: 'Ben',
    changedAt: now - 2 * hour,
    differences: [wordChange, phoneChange],
  });
  const show = () =>
    showLibrary(libraryOf('folder', { conflicts: 2 }), {
      'conflict/list': { conflicts: [conflict(1), conflict(2)] },
      'conflict/resolve': libraryOf('folder', { conflicts: 1 }),
    });

  it('show mine and theirs side by side, who and when', async () => {
    await show();
    expect(text()).toContain('2 changes to look at');
    expect(text()).toContain('Ben changed it in the shared folder 2 h ago');
    const [first] = document.querySelectorAll('.side-pair');
    expect(first?.textContent).toBe('Phone numberCheck thisMine+1 555 0100Theirs+1 555 9999');
  });

  it('are settled one by one', async () => {
    const page = await show();
    page.answer('conflict/list', { conflicts: [conflict(2)] });
    page.answer('library/open', {
      library: libraryOf('folder', { conflicts: 1 }),
      items: [],
      total: 0,
    });
    await click('Keep both: Text 1');
    expect(page.inputs('conflict/resolve')).toEqual([
      { libraryId: 'folder:1', item: 'i1', choice: 'both' },
    ]);
    expect(statusText()).toContain('yours is a template beside it');
    expect(document.activeElement?.textContent).toBe('1 change to look at');
    page.answer('conflict/resolve', libraryOf('folder'));
    page.answer('library/open', { library: libraryOf('folder'), items: [], total: 0 });
    await click('Take theirs: Text 2');
    expect(text()).not.toContain('to settle');
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('only waiting: is approved, or put back for everybody', async () => {
    const { waits: _, ...own } = { waits: undefined, ...conflict(2) };
    const page = await showLibrary(libraryOf('folder', { conflicts: 2 }), {
      'conflict/list': {
        conflicts: [
          { ...conflict(1), waits: 'changed' as const },
          { ...own, waits: 'new' as const },
        ],
      },
      'conflict/resolve': libraryOf('folder', { conflicts: 1 }),
    });
    expect(text()).toContain('Waits for your approval');
    expect(text()).toContain('Ben added it in the shared folder');
    expect(hasControl('Keep both: Text 1')).toBe(false);
    expect(hasControl('Put back what it was, for everybody: Text 2')).toBe(false);
    await click('Approve: Text 1');
    expect(page.inputs('conflict/resolve')).toEqual([
      { libraryId: libraryOf('folder').id, item: conflict(1).item, choice: 'theirs' },
    ]);
  });
});
