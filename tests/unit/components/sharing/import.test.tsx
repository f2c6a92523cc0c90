// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { documentLimit } from '../../../../lib/sharing/document.ts';
import { click, control, hasControl, settle, text, type } from '../quick-add/fake.tsx';
import { choose, documents, item, newKey, several, showImport } from './import-stage.ts';

const field = 'Or paste it: a code from a chat, or the text of a file';

async function paste(background: ReturnType<typeof documents>, value = '{"kind":"…"}') {
  const workspace = await showImport(background);
  await type(field, value);
  await click('Look at it');
  await settle(5);
  return workspace;
}

const names = () =>
  [...document.querySelectorAll('.import-row .import-name')].map((one) => one.textContent);
const pressed = (row: number) =>
  document.querySelectorAll('.import-row')[row]?.querySelector('[aria-pressed="true"]')
    ?.textContent;

describe('handing a document over', () => {
  it('hands over what is pasted in pieces, none of which cuts a sign in two', async () => {
    const background = documents();
    const long = `${'a'.repeat(499_999)}😀${'b'.repeat(700_000)}`;
    await paste(background, long);
    expect(background.staged()).toEqual([long]);
    expect(background.pieces()[0]?.length).toBe(3);
    expect(background.inputs('document/stage').map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(text()).toContain('Front desk');
  });

  it('reads a file piece by piece, also where a letter lies across two of them', async () => {
    const background = documents();
    await showImport(background);
    const long = `${'a'.repeat(499_999)}é${'ü'.repeat(300_000)}`;
    await choose(new File([long], 'library.json'));
    expect(background.staged()).toEqual([long]);
  });

  it('tells beside the field that a file is no text, and keeps what was pasted', async () => {
    const background = documents();
    await showImport(background);
    await type(field, 'what was pasted');
    await choose(new File([new Uint8Array([0x7b, 0xff, 0xfe])], 'photo.png'));
    expect(text()).toContain('This file is not plain text (UTF-8)');
    expect(control<HTMLTextAreaElement>(field).value).toBe('what was pasted');
    expect(background.inputs('document/preview')).toEqual([]);
  });

  it('does not read what is too large or empty', async () => {
    const background = documents();
    await showImport(background);
    const huge = new File(['x'], 'huge.json');
    Object.defineProperty(huge, 'size', { value: documentLimit + 1 });
    await choose(huge);
    expect(text()).toContain('larger than 32 MB');
    await choose(new File([], 'empty.json'));
    expect(text()).toContain('This file is empty');
    await click('Look at it');
    expect(text()).toContain('There is nothing to read');
    expect(background.inputs('document/stage')).toEqual([]);
  });

  it('says why it cannot be read, and keeps the text', async () => {
    const background = documents();
    const message = 'This code is not whole. Copy all of it again; nothing was changed.';
    background.answer('document/preview', {
      kind: 'unreadable',
      problem: { code: 'not-a-library', message },
    });
    await paste(background, 'switchboard1.abc');
    expect(text()).toContain(message);
    expect(control(field).getAttribute('aria-invalid')).toBe('true');
    expect(control<HTMLTextAreaElement>(field).value).toBe('switchboard1.abc');
  });

  it('begins anew when the background loses the beginning', async () => {
    const background = documents();
    let lost = false;
    const { send } = background;
    background.send = async (name, input) => {
      if (name === 'document/stage' && !lost && (input as { index: number }).index === 1) {
        lost = true;
        background.lose();
      }
      return send(name, input);
    };
    await paste(background, 'c'.repeat(600_000));
    expect(background.staged()).toEqual(['c'.repeat(600_000)]);
    expect(text()).toContain('Front desk');
  });
});

describe('what is in a document', () => {
  it('shows whose it is, how many there are of each, and takes what is new or changed', async () => {
    const background = documents(several(), {
      refused: [{ name: 'Broken one', message: 'This template is not whole.' }],
    });
    await paste(background);
    const page = text();
    for (const words of [
      'Harbor Agency',
      'The words that everybody uses',
      'Unsigned',
      'Broken one',
    ])
      expect(page).toContain(words);
    for (const words of ['All 6', 'New 2', 'Changed 1', 'Conflicting 1', 'Removed 1', 'Same 1'])
      expect(hasControl(words)).toBe(true);
    expect([0, 1, 2, 3, 4, 5].map(pressed)).toEqual([
      'Take',
      'Take',
      'Take',
      'Keep mine',
      'Keep mine',
      undefined,
    ]);
    expect(page).toContain('2 to check');
    await click('Take 3 templates');
    expect(background.inputs('document/take')).toMatchObject([{ choices: {}, onlyNamed: false }]);
    expect(text()).toContain('Took 3 templates from “Front desk”');
    expect(document.activeElement?.textContent).toContain('Took 3 templates');
    await click('See the templates');
    expect(location.hash).toBe('#/templates');
  });

  it('takes what is chosen for each, and tells how many that are', async () => {
    const background = documents();
    await paste(background);
    const group = (at: number) =>
      document.querySelectorAll('.import-row')[at]?.querySelectorAll<HTMLElement>('.segment');
    const press = async (at: number, words: string) => {
      [...(group(at) ?? [])].find((one) => one.textContent === words)?.click();
      await settle();
    };
    await press(0, 'Leave');
    await press(3, 'Keep both');
    await press(4, 'Delete mine');
    await click('Take 4 templates');
    expect(background.inputs('document/take')[0]).toMatchObject({
      choices: { a: 'leave', d: 'both', e: 'take' },
    });
  });

  it('filters by state, and chooses for all of a state, also those not read yet', async () => {
    const many = Array.from({ length: 450 }, (_, at) => item(`x${at}`, { state: 'conflicting' }));
    const background = documents([item('a'), ...many]);
    await paste(background);
    await click('Conflicting 450');
    expect(names()).toContain('Template x0');
    expect(names()).not.toContain('Template a');
    await click('Take theirs: all 450');
    expect(hasControl('Take 451 templates')).toBe(true);
    await click('All 451');
    await click('Leave all');
    expect(hasControl('Nothing to take')).toBe(true);
    await click('As suggested');
    expect(hasControl('Take 1 template')).toBe(true);
  });

  it('shows field by field what an item changes, with what can divert a call marked', async () => {
    await paste(documents());
    await click('Template c');
    await settle(5);
    expect(control('Template c').getAttribute('aria-expanded')).toBe('true');
    const detail = document.querySelector('.import-detail');
    expect(detail?.textContent).toContain('14155550199');
    expect(detail?.querySelector('[data-sensitive] .check-mark')?.textContent).toBe('Check this');
    await click('Template c');
    expect(document.querySelector('.import-detail')).toBeNull();
  });

  it('hands it over again by itself when the background has lost it', async () => {
    const background = documents();
    await paste(background, 'the same text');
    background.lose();
    await click('Template c');
    await settle(5);
    expect(document.querySelector('.import-detail')?.textContent).toContain('14155550199');
    background.lose();
    await click('Take 3 templates');
    await settle(5);
    expect(background.staged()).toEqual(['the same text']);
    expect(text()).toContain('Took 3 templates');
  });

  it('takes nothing signed with a new key before its fingerprint was compared', async () => {
    const background = documents(several(), { signature: newKey });
    await paste(background);
    expect(text()).toContain('3F2A 91C0 77AB 1204');
    await click('Take 3 templates');
    expect(text()).toContain('Compare it first, then tick this.');
    expect(document.activeElement).toBe(control('I have compared the fingerprint'));
    expect(background.inputs('document/take')).toEqual([]);
    await click('I have compared the fingerprint');
    await click('Take 3 templates');
    expect(background.inputs('document/take')[0]).toMatchObject({ approvedKey: 'k'.repeat(43) });
  });

  it('says what hinders taking, and offers to look again', async () => {
    const background = documents();
    await paste(background);
    const message = 'Something was changed here meanwhile. Nothing was taken.';
    background.answer('document/take', {
      kind: 'problem',
      problem: { code: 'changed-meanwhile', message },
    });
    await click('Take 3 templates');
    expect(text()).toContain(message);
    await click('Look at it again');
    expect(background.inputs('document/preview')).toHaveLength(2);
  });

  it('takes nothing from one that is refused as a whole', async () => {
    const message = 'It is older than what you have. Nothing was taken.';
    await paste(documents(several(), { problem: { code: 'rollback', message } }));
    expect(text()).toContain(message);
    expect(control('Take 3 templates').getAttribute('aria-disabled')).toBe('true');
  });

  it('is not there where an administrator has switched off templates of one’s own', async () => {
    const background = documents();
    background.answer('library/list', {
      libraries: [],
      policy: { managed: true, personalTemplates: false, exports: true, rememberedSecrets: true },
    });
    await showImport(background);
    expect(text()).toContain('Your administrator has switched off templates of your own.');
    expect(hasControl('Look at it')).toBe(false);
  });
});
