// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import { fingerprint, hour, keyOf, showSharing } from './stage.ts';

const show = (
  keys = [keyOf({ signs: ['Front desk'] })],
  more: Parameters<typeof showSharing>[1] = {},
) => showSharing('#/sharing/keys', { 'key/list': { keys }, ...more });

afterEach(() => vi.restoreAllMocks());

async function choose(content: string, name = 'key.json') {
  const input = document.querySelector<HTMLInputElement>('.file-drop input');
  Object.defineProperty(input, 'files', {
    value: [new File([content], name)],
    configurable: true,
  });
  await act(() => void input?.dispatchEvent(new Event('change', { bubbles: true })));
  await settle(5);
}

describe('signing keys', () => {
  it('are shown with their fingerprints, and what they sign', async () => {
    await show([
      keyOf({ signs: ['Front desk'] }),
      keyOf({ key: 'key-2', name: 'Agency', backedUpAt: now - 3 * hour }),
    ]);
    expect(text()).toContain(fingerprint);
    expect(text()).toContain('Signs “Front desk”.');
    expect(text()).toContain('Never backed up');
    expect(text()).toContain('Backed up 3 h ago.');
    expect(control('Copy the fingerprint of Agency')).toBeDefined();
  });

  it('says why one would want one', async () => {
    await show([]);
    expect(text()).toContain('There is no key');
  });

  it('makes one with a name', async () => {
    const page = await show([], { 'key/create': keyOf() });
    await click('New key…');
    await click('Make the key');
    expect(text()).toContain('Give the key a name.');
    await type('Name', ' Carla ');
    await click('Make the key');
    expect(page.inputs('key/create')).toEqual([{ name: 'Carla' }]);
    expect(statusText()).toContain('Back it up now.');
    expect(hasControl('Make the key')).toBe(false);
  });

  it('gives a backup that opens with a passphrase typed twice', async () => {
    const saved: string[] = [];
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
    const page = await show(undefined, {
      'key/backup': { fileName: 'carla.switchboard-key.json', text: '{}' },
    });
    await click('Back up: Carla');
    await type('Passphrase', 'short');
    await click('Back up');
    expect(text()).toContain('Take at least 10 characters');
    await type('Passphrase', 'four words are best');
    await type('The same again', 'four words are better');
    await click('Back up');
    expect(text()).toContain('The two are not the same.');
    expect(page.inputs('key/backup')).toEqual([]);
    await type('The same again', 'four words are best');
    await click('Back up');
    expect(page.inputs('key/backup')).toEqual([
      { key: 'key-1', passphrase: 'four words are best' },
    ]);
    expect(saved).toEqual(['carla.switchboard-key.json']);
    expect(statusText()).toContain('carla.switchboard-key.json is with your downloads.');
  });

  it('brings one back from its file', async () => {
    const page = await show([], {
      'key/restore': { kind: 'refused', field: 'passphrase', message: 'It does not open it.' },
    });
    await click('Restore a key…');
    await click('Restore');
    expect(text()).toContain('Choose the file of the key first.');
    await choose('x'.repeat(100_001));
    expect(text()).toContain('too large for a key');
    await choose('{"a":1}');
    await type('Passphrase', 'wrong');
    await click('Restore');
    expect(page.inputs('key/restore')).toEqual([{ text: '{"a":1}', passphrase: 'wrong' }]);
    expect(document.querySelector('#key-passphrase-error')?.textContent).toBe(
      'It does not open it.',
    );
    page.answer('key/restore', { kind: 'restored', key: keyOf() });
    await click('Restore');
    expect(statusText()).toContain('“Carla” is back.');
  });

  it('warns before one goes that was never backed up', async () => {
    const page = await show(undefined, { 'key/remove': { removed: true } });
    await click('Remove: Carla');
    expect(text()).toContain('It was never backed up');
    expect(text()).toContain('The next export of “Front desk” needs another key.');
    await click('Back it up first');
    expect(control('The same again')).toBeDefined();
    await click('Cancel');
    page.answer('key/list', { keys: [] });
    await click('Remove: Carla');
    await click('Remove');
    expect(page.inputs('key/remove')).toEqual([{ key: 'key-1' }]);
    expect(statusText()).toContain('“Carla” was removed.');
    expect(document.activeElement?.textContent).toBe('Signing keys');
  });
});
