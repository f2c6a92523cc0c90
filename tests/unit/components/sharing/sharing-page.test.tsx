// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, statusText, text } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import { everything, fingerprint, hour, libraryOf, showSharing, signedBy } from './stage.ts';

type Libraries = ReturnType<typeof libraryOf>[];
const show = (libraries: Libraries, more: Parameters<typeof showSharing>[1] = {}) =>
  showSharing('#/sharing', { 'library/list': { libraries, policy: everything }, ...more });

const pending = { revision: 8, changes: 4, sensitive: 2, newKey: false, foundAt: now - hour };

describe('the list of libraries', () => {
  it('shows whose they are, how old the copy is, and who signs', async () => {
    await show([
      libraryOf('subscription', { publisher: 'Anna', signature: signedBy('pinned') }),
      libraryOf('folder'),
      libraryOf('managed'),
      libraryOf('file', { revision: 0 }),
    ]);
    const groups = [...document.querySelectorAll('.library-group')].map(
      (one) => one.textContent ?? '',
    );
    expect(groups[0]).toContain('From your team');
    expect(groups[0]).toContain('by Anna');
    expect(groups[0]).toContain('revision 7');
    expect(groups[0]).toContain('12 templates, 2 packs');
    expect(groups[0]).toContain('read 3 h ago');
    expect(groups[0]).toContain(fingerprint);
    expect(groups[0]).toContain('Unsigned');
    expect(groups[0]).toContain('Set by your administrator');
    expect(groups[1]).toContain('Yours');
    expect(groups[1]).toContain('not exported yet');
    // Nothing elsewhere, nothing to check.
    expect(hasControl('Check now: The file')).toBe(false);
  });

  it('says what waits', async () => {
    await show([
      libraryOf('subscription', { pending: { ...pending, newKey: true } }),
      libraryOf('folder', { conflicts: 2, unsent: 3 }),
    ]);
    expect(text()).toContain('Update waits for your approval: 2 can divert a call, new key');
    expect(text()).toContain('2 changes to look at');
    expect(text()).toContain('3 changes not sent yet');
  });

  it('explains the four ways when there is nothing, and leads to them', async () => {
    await show([]);
    expect(text()).toContain('There are four ways');
    expect(text()).toContain('From your administrator');
    await click('Connect a shared folder…');
    expect(location.hash).toBe('#/sharing/folder');
  });

  it('leaves out what an administrator has switched off', async () => {
    await showSharing('#/sharing', {
      'library/list': {
        libraries: [],
        policy: { ...everything, managed: true, exports: false },
      },
    });
    expect(text()).toContain('Switched off: exports.');
    expect(hasControl('New library…')).toBe(false);
  });

  it('checks one now and says what came of it', async () => {
    const before = libraryOf('subscription');
    const page = await show([before], { 'library/check': { ...before, revision: 8 } });
    await click('Check now: The subscription');
    expect(page.inputs('library/check')).toEqual([{ libraryId: 'subscription:1' }]);
    expect(statusText()).toContain('“The subscription” is at revision 8 now.');
    page.answer('library/check', before);
    await click('Check now: The subscription');
    expect(statusText()).toContain('Nothing new in “The subscription”.');
    page.answer('library/check', { ...before, pending });
    await click('Check now: The subscription');
    expect(statusText()).toContain('An update of “The subscription” waits for your approval.');
  });

  it('says once that what was read last stays in use', async () => {
    const message = 'This is an older revision. The last good copy stays in use.';
    await show([libraryOf('subscription', { problem: { code: 'rollback', message } })]);
    expect(text()).toContain(message);
    expect(text()).not.toContain('What was read last');
  });

  it('asks for access in the click, then reads again', async () => {
    const problem = { code: 'needs-access' as const, message: 'It may not be read. Allow access.' };
    const row = libraryOf('subscription', { problem });
    const page = await show([row], { 'library/check': { ...row, problem: undefined } });
    expect(text()).toContain('It may not be read. Allow access. What was read last stays in use.');
    await click('Allow access to example.com');
    expect(page.asked).toEqual(['https://example.com']);
    expect(page.inputs('library/check')).toHaveLength(1);
  });

  it('reads nothing when access is refused', async () => {
    const problem = { code: 'needs-access' as const, message: 'It may not be read.' };
    const page = await showSharing(
      '#/sharing',
      {
        'library/list': {
          libraries: [libraryOf('subscription', { problem })],
          policy: everything,
        },
      },
      { requestAccess: async () => false },
    );
    await click('Allow access to example.com');
    expect(statusText()).toContain('Switchboard may not read example.com. Nothing was read.');
    expect(page.inputs('library/check')).toEqual([]);
  });

  it('leads from a refused login to its page', async () => {
    const problem = { code: 'needs-login' as const, message: 'The login was not taken.' };
    await show([libraryOf('folder', { problem })]);
    await click('Enter the login: The folder');
    expect(location.hash).toBe('#/sharing/library/folder%3A1');
  });

  it('says when it cannot be read, and tries again', async () => {
    const page = await show([], {
      'library/list': () => {
        throw new MessageError('storage');
      },
    });
    expect(text()).toContain('The libraries could not be read');
    page.answer('library/list', { libraries: [libraryOf('file')], policy: everything });
    await click('Try again');
    expect(control('The file').getAttribute('href')).toBe('#/sharing/library/file%3A1');
  });
});
