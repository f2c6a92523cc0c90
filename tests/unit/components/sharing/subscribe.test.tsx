// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, statusText, text, type } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import { fingerprint, libraryOf, phoneChange, showSharing, signedBy, wordChange } from './stage.ts';

const address = 'https://example.com/team.json';

const found = (
  changes: Partial<Extract<Output<'address/preview'>, { kind: 'preview' }>> = {},
): Output<'address/preview'> => ({
  kind: 'preview',
  stageId: 'stage-1',
  head: { id: 'team', name: 'Front desk', description: 'Words', publisher: 'Anna', revision: 7 },
  signature: signedBy('new'),
  templates: 2,
  packs: 0,
  counts: { new: 2, changed: 0, same: 0, conflicting: 0, removed: 0 },
  refused: [],
  ...changes,
});

const previewItem = (id: string, sensitive: number) => ({
  id,
  kind: 'template' as const,
  type: 'SMS' as const,
  name: `Text ${id}`,
  state: 'new' as const,
  sensitive,
  changedAt: now,
});

const show = (
  more: Parameters<typeof showSharing>[1] = {},
  changes: Parameters<typeof showSharing>[2] = {},
) =>
  showSharing(
    '#/sharing/subscribe',
    {
      'address/preview': found(),
      'document/items': { items: [previewItem('a', 0), previewItem('b', 1)], total: 2 },
      'document/item': {
        differences: [wordChange, phoneChange].map(({ before: _, ...one }) => one),
      },
      'address/add': { kind: 'added', library: libraryOf('subscription') },
      'library/open': null,
      ...more,
    },
    changes,
  );

async function look(of = address) {
  await type('Address', of);
  await click('Look at it');
}

describe('subscribing', () => {
  it('reads only https, and says so beside the field', async () => {
    const page = await show();
    for (const [wrong, said] of [
      ['', 'Give the address first.'],
      ['team', 'This is no web address.'],
      ['http://example.com/a.json', 'Only addresses that begin with https:// are read'],
      ['https://me:secret@example.com/a.json', 'Leave the login out of the address'],
    ] as const) {
      await look(wrong);
      expect(document.querySelector('#subscribe-address-error')?.textContent).toContain(said);
      expect(document.activeElement?.id).toBe('subscribe-address');
    }
    expect(page.asked).toEqual([]);
    expect(page.inputs('address/preview')).toEqual([]);
  });

  it('asks for that site only, looks, and subscribes with the key that was shown', async () => {
    const page = await show();
    await type('Authorization header (optional)', 'Bearer abc');
    expect(control<HTMLInputElement>('Authorization header (optional)').type).toBe('password');
    await look();
    expect(page.asked).toEqual(['https://example.com']);
    expect(page.inputs('address/preview')).toEqual([{ address, authorization: 'Bearer abc' }]);
    expect(document.activeElement?.textContent).toBe('Front desk');
    expect(text()).toContain(fingerprint);
    expect(text()).toContain('Ask the publisher for these characters by another way');
    await click('After my approval');
    await type('Look for updates every', '24');
    await click('Subscribe');
    expect(page.inputs('address/add')).toEqual([
      { stageId: 'stage-1', apply: 'ask', everyHours: 24, approvedKey: 'key-1' },
    ]);
    expect(location.hash).toBe('#/sharing/library/subscription%3A1');
  });

  it('shows what can divert a call first, with a sign and in words', async () => {
    const page = await show();
    await look();
    const names = [...document.querySelectorAll('.item-name')].map((one) => one.textContent);
    expect(names).toEqual(['Text b', 'Text a']);
    expect(text()).toContain('1 of 2 have such things');
    await click('Show: Text b');
    expect(page.inputs('document/item')).toEqual([{ stageId: 'stage-1', id: 'b' }]);
    const labels = [...document.querySelectorAll('.differences dt')].map((one) => one.textContent);
    expect(labels).toEqual(['Phone numberCheck this', 'Description']);
  });

  it('says that a library is unsigned', async () => {
    const page = await show({ 'address/preview': found({ signature: { kind: 'unsigned' } }) });
    await look();
    expect(text()).toContain('UnsignedNothing proves who wrote it');
    await click('Subscribe');
    expect(page.inputs('address/add')[0]).toEqual({
      stageId: 'stage-1',
      apply: 'auto',
      everyHours: 12,
    });
  });

  it('reads nothing when access is refused, and keeps what was typed', async () => {
    const page = await show({}, { requestAccess: async () => false });
    await look();
    expect(text()).toContain('Switchboard may not read example.com. Nothing was read.');
    expect(page.inputs('address/preview')).toEqual([]);
    expect(control<HTMLInputElement>('Address').value).toBe(address);
  });

  it('tells why nothing can be taken, and keeps what was typed', async () => {
    const page = await show({
      'address/preview': {
        kind: 'unreadable',
        problem: { code: 'web-page', message: 'This is a web page. Nothing was taken.' },
      },
    });
    await look();
    expect(text()).toContain('This is a web page. Nothing was taken.');
    expect(control<HTMLInputElement>('Address').value).toBe(address);
    page.answer(
      'address/preview',
      found({ problem: { code: 'rollback', message: 'It is older than what is here.' } }),
    );
    await click('Look at it');
    expect(text()).toContain('It is older than what is here.');
    expect(hasControl('Subscribe')).toBe(false);
    page.answer('address/preview', () => {
      throw new MessageError('gone');
    });
    await click('Look at it');
    expect(text()).toContain('Switchboard did not answer.');
  });

  it('keeps the choices when subscribing does not work', async () => {
    const page = await show({
      'address/add': {
        kind: 'problem',
        problem: { code: 'storage', message: 'The disk is full. Nothing was changed.' },
      },
    });
    await look();
    await type('Look for updates every', '0');
    await click('Subscribe');
    expect(text()).toContain('Give a whole number of hours, from 1 to 720.');
    expect(page.inputs('address/add')).toEqual([]);
    await type('Look for updates every', '3');
    await click('Subscribe');
    expect(text()).toContain('The disk is full. Nothing was changed.');
    expect(control<HTMLInputElement>('Look for updates every').value).toBe('3');
    page.answer('address/add', { kind: 'gone' });
    await click('Subscribe');
    expect(text()).toContain('put the library aside meanwhile. Look at it again.');
    expect(hasControl('Subscribe')).toBe(false);
  });

  it('forgets what it found when the address is another', async () => {
    await show();
    await look();
    await type('Address', 'https://example.com/other.json');
    expect(hasControl('Subscribe')).toBe(false);
    expect(text()).not.toContain(fingerprint);
  });

  it('names the parts that cannot be used', async () => {
    await show({ 'address/preview': found({ refused: [{ name: 'Old', message: 'Broken.' }] }) });
    await look();
    expect(text()).toContain('Parts of it cannot be used (1)');
    expect(text()).toContain('Old: Broken.');
    expect(statusText()).not.toContain('Reading…');
  });
});
