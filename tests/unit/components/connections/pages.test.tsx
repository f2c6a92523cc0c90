// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { click, control, hasControl, settle, text, type } from '../quick-add/fake.tsx';
import { day, fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

type Row = Output<'connection/list'>['connections'][number];

const rowOf = (at: number, changes: Partial<Row['connection']> = {}): Row => ({
  locationId: `location${String(at).padStart(12, '0')}`,
  name: `Client ${at}`,
  connection: {
    via: 'token',
    state: 'ready',
    last4: 'a1b2',
    addedAt: now - day,
    testedAt: now - day,
    missingScopes: [],
    writes: 'yes',
    groups: at % 2 ? ['Dental'] : [],
    ...changes,
  },
});

const background = (rows: Row[], answers: Parameters<typeof fakeBackground>[0] = {}) =>
  fakeBackground({
    'connection/list': { connections: rows },
    'vault/open': { way: 'device', locked: false },
    'agency/list': { agencies: [] },
    'token-table/open': { rows: [] },
    'token-table/keep': {},
    ...answers,
  });

async function show(fake: ReturnType<typeof background>, hash: string) {
  const page = await showWorkspace(fake, hash);
  await settleParts();
  await settle(20);
  return page;
}

const token = 'pit-12345678-1234-4123-8123-123456789abc';

describe('the list of connections', () => {
  it('finds by name, id and group, and shows what needs attention', async () => {
    const rows = [rowOf(1), rowOf(2, { state: 'ended' }), rowOf(3)];
    await show(background(rows), '#/connections');
    expect(text()).toContain('3 sub-accounts');
    await type('Search name, ID or group', 'dental 3');
    expect(text()).toContain('1 of 3 sub-accounts');
    expect(text()).not.toContain('Client 1');
    await type('Search name, ID or group', '');
    await click('Needs attention: 1');
    expect(text()).toContain('Gone with the session');
    expect(text()).toContain('1 of 3 sub-accounts');
  });

  it('tests what is selected, and can remove it after asking', async () => {
    const fake = background([rowOf(1), rowOf(2)], {
      'connection/test': { connection: null },
      'connection/remove': {},
    });
    await show(fake, '#/connections');
    await click('Select all 2');
    await click('Test again');
    await settle(20);
    expect(fake.inputs('connection/test')).toHaveLength(2);
    await click('Remove…');
    expect(text()).toContain('In HighLevel nothing changes');
    expect(fake.inputs('connection/remove')).toEqual([]);
    [...document.querySelectorAll<HTMLElement>('dialog button')].at(-1)?.click();
    await settle(20);
    expect(fake.inputs('connection/remove')).toHaveLength(2);
  });

  it('says what is missing for what, of one that is opened', async () => {
    await show(background([rowOf(1, { missingScopes: ['calendars.readonly'] })]), '#/connections');
    expect(text()).toContain('1 scope missing');
    document.querySelector<HTMLElement>('.connection-open')?.click();
    await settle();
    expect(text()).toContain('Lists of calendars to choose from');
    expect(hasControl('Replace token')).toBe(true);
  });

  it('without any offers the ways to add one', async () => {
    await show(background([]), '#/connections');
    expect(text()).toContain('No sub-account is connected yet');
    await click('Add a sub-account…');
    await type('Sub-account', 'nowhere');
    await type('Token', token);
    document.querySelector('dialog form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(text()).toContain('This is not a sub-account');
  });
});

describe('a pasted table', () => {
  const table = `${rowOf(1).locationId}\t${token}\n${rowOf(2).locationId}\tpit-123`;
  const paste = async () => {
    await type('Paste the table', table);
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle(20);
  };

  it('is read without sending anything, and leaves no token in the page', async () => {
    const fake = background([rowOf(1)]);
    await show(fake, '#/connections/table');
    await paste();
    expect(text()).toContain('2 rows: 1 ready to test, 1 to mend');
    expect(text()).toContain('Replaces its token …a1b2');
    expect(text()).toContain('This token is not whole');
    expect(control<HTMLTextAreaElement>('Paste the table').value).toBe('');
    expect(document.body.textContent).not.toContain(token);
    expect(fake.inputs('connection/save')).toEqual([]);
    expect(fake.inputs('token-table/keep').at(-1)?.rows).toHaveLength(2);
  });

  it('is tested row by row: the saved one is done, the refused one stays and says why', async () => {
    const fake = background([], {
      'connection/save': ({ token: asked }) =>
        asked === token
          ? { saved: true, connection: rowOf(1).connection }
          : {
              saved: false,
              connection: null,
              problem: { kind: 'down', messages: [] },
            },
    });
    await show(fake, '#/connections/table');
    await paste();
    await click('Test and save 1');
    await settle(20);
    expect(text()).toContain('1 saved, 1 to mend');
    await type('Token', 'pit-87654321-1234-4123-8123-123456789abc');
    control('Token, ends in 9abc').dispatchEvent(new FocusEvent('blur'));
    await settle(20);
    await click('Test and save 1');
    await settle(20);
    expect(text()).toContain('HighLevel does not answer');
    expect(hasControl('Save without testing')).toBe(true);
    expect(fake.inputs('token-table/keep').at(-1)?.rows).toHaveLength(1);
  });

  it('stops where the person does not unlock: nothing more is sent', async () => {
    const fake = background([], {
      'token-table/open': {
        rows: Array.from({ length: 20 }, (_, at) => ({
          line: at + 1,
          locationId: rowOf(at).locationId,
          token: `${token.slice(0, -2)}${String(at).padStart(2, '0')}`,
        })),
      },
      'connection/save': () => {
        throw new MessageError('locked');
      },
    });
    await show(fake, '#/connections/table');
    expect(text()).toContain('20 rows: 20 ready to test');
    await click('Test and save 20');
    await settle(20);
    expect(fake.inputs('connection/save').length).toBeLessThanOrEqual(4);
    expect(text()).toContain('Switchboard is locked');
  });
});

describe('how tokens are kept', () => {
  it('asks for a new passphrase twice, and says what else is to be done', async () => {
    const fake = background([], {
      'quick-add/open': () => {
        throw new MessageError('failed');
      },
      'vault/change': { kind: 'done', vault: { way: 'passphrase', locked: false } },
    });
    await show(fake, '#/settings');
    const radio = document.querySelector<HTMLInputElement>('input[value="passphrase"]');
    radio?.click();
    await settle();
    const submit = async () => {
      document
        .querySelector('.vault-form')
        ?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle(20);
    };
    await type('Passphrase', 'short');
    await submit();
    expect(text()).toContain('Take at least 10 characters');
    await type('Passphrase', 'a few words of mine');
    await type('Once more', 'a few words of yours');
    await submit();
    expect(text()).toContain('This is not the same');
    expect(fake.inputs('vault/change')).toEqual([]);
    await type('Once more', 'a few words of mine');
    await submit();
    expect(fake.inputs('vault/change')).toEqual([
      { way: 'passphrase', passphrase: 'a few words of mine' },
    ]);
    expect(text()).toContain('rotate the tokens in HighLevel');
  });
});
