// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Input, Output } from '../../../../lib/messaging/messages/index.ts';
import { MessageError } from '../../../../lib/messaging/send.ts';
import { planOf, at as runsAt } from '../../runs/history-samples.ts';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import { fakeBackground, follow, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

type Entry = Output<'history/list'>['entries'][number];

const entry = (id: string, changes: Partial<Entry> = {}): Entry => ({
  kind: 'plan',
  id,
  createdAt: now - 60_000,
  name: `Run ${id}`,
  does: 'create',
  where: '30 agents in 10 sub-accounts',
  tally: { verified: 28 },
  state: 'ended',
  undone: 'no',
  ...changes,
});

const single = (id: string, changes: Partial<Entry> = {}): Entry => {
  const { state: _, ...rest } = entry(id, { kind: 'run', where: 'Front desk · Bright Smile' });
  return { ...rest, ...changes };
};

/** Answers a list from entries, two at a time, as the background does. */
function listed(entries: Entry[]) {
  return ({ text: query, which, before }: Input<'history/list'>): Output<'history/list'> => {
    const fit = entries.filter(
      ({ name, undone }) =>
        name.toLowerCase().includes((query ?? '').toLowerCase()) &&
        (which !== 'undone' || undone !== 'no'),
    );
    const from = before ? fit.findIndex(({ id }) => id === before.id) + 1 : 0;
    return { entries: fit.slice(from, from + 2), more: fit.length > from + 2, keepDays: 30 };
  };
}

type Answers = Parameters<typeof fakeBackground>[0];

async function show(entries: Entry[], answers: Answers = {}, hash = '#/runs') {
  const background = fakeBackground({ 'history/list': listed(entries), ...answers });
  const page = await showWorkspace(background, hash);
  await settleParts();
  await settle(10);
  return { ...background, page };
}

/** Texts of the files that were saved. */
function savedFiles() {
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:test';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  return () => Promise.all(blobs.map((blob) => blob.text()));
}
afterEach(() => vi.restoreAllMocks());

describe('the history', () => {
  it('tells of each run what it did where, and what became of it', async () => {
    await show([
      entry('a', {
        tally: { verified: 28, refused: 2 },
        message: 'No such number',
        library: 'Team',
      }),
      single('b', { undone: 'yes', tally: { undone: 1 }, createdAt: now - 30 * 3_600_000 }),
    ]);
    expect(control('Run a').getAttribute('href')).toBe('#/runs/a');
    expect(control('Run b').getAttribute('href')).toBe('#/runs/single/b');
    expect(text()).toContain('28 done and seen, 2 refused');
    expect(document.querySelectorAll('.history-result')[1]?.textContent).toBe('Undone');
    expect(text()).toContain('HighLevel: “No such number”');
    expect(text()).toContain('30 agents in 10 sub-accounts · from “Team”');
    expect(text()).toContain('Undone');
    const days = [...document.querySelectorAll('.history-list h2')].map((one) => one.textContent);
    expect(days[0]).toBe('Today');
    expect(days).toHaveLength(2);
  });

  it('says where to begin when there is nothing, and when nothing fits', async () => {
    await show([]);
    expect(text()).toContain('Nothing was done yet');
    expect(hasControl('Search runs')).toBe(false);
    await show([entry('a')], {}, '#/runs?text=nothing');
    expect(text()).toContain('No run fits');
    await click('Show all');
    expect(hasControl('Run a')).toBe(true);
    expect(location.hash).toBe('#/runs');
    expect(control<HTMLInputElement>('Search runs').value).toBe('');
  });

  it('shows more, and asks from where it ended', async () => {
    const page = await show(['a', 'b', 'c'].map((id) => entry(id)));
    expect(hasControl('Run c')).toBe(false);
    await click('Show more');
    expect(hasControl('Run c')).toBe(true);
    expect(page.inputs('history/list').at(-1)?.before).toEqual({
      createdAt: now - 60_000,
      id: 'b',
    });
    expect(text()).toContain('Ended runs are kept for 30 days');
  });

  it('is searched and filtered, and the address says how', async () => {
    const page = await show([entry('a'), entry('b', { undone: 'partly' })]);
    await type('Search runs', 'run b');
    await settle(250);
    await settle();
    expect(hasControl('Run a')).toBe(false);
    expect(location.hash).toBe('#/runs?text=run+b');
    const select = control<HTMLSelectElement>('Result');
    await act(() => {
      select.value = 'undone';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await settle();
    expect(page.inputs('history/list').at(-1)).toEqual({ text: 'run b', which: 'undone' });
    page.page.go('#/runs');
    await follow();
    expect(hasControl('Run a')).toBe(true);
  });

  it('says when it could not be read', async () => {
    const page = await show([], {
      'history/list': () => {
        throw new MessageError('storage');
      },
    });
    expect(text()).toContain('The history could not be read');
    page.answer('history/list', listed([entry('a')]));
    await click('Try again');
    expect(hasControl('Run a')).toBe(true);
  });

  it('deletes what is selected, after a question', async () => {
    const page = await show([entry('a'), single('b')], {
      'history/remove': ({ entries }) => ({ removed: entries.length - 1, kept: 1 }),
    });
    const time = new Date(now - 60_000).toLocaleTimeString(undefined, {
      hour: '2-digit',
      minute: '2-digit',
    });
    await click(`Select Run a, ${time}`);
    await click('Select all 2 shown');
    await click('Delete…');
    expect(text()).toContain('Nothing changes in HighLevel');
    expect(page.inputs('history/remove')).toEqual([]);
    await click('Delete');
    expect(page.inputs('history/remove')).toEqual([
      {
        entries: [
          { kind: 'plan', id: 'a' },
          { kind: 'run', id: 'b' },
        ],
      },
    ]);
    expect(statusText()).toContain('1 entry deleted. 1 stays');
  });

  it('goes to what would be taken back, and says when there is nothing', async () => {
    const page = await show([entry('a')], { 'plan/undo': null });
    await click('Undo this run…');
    expect(statusText()).toContain('There is nothing to take back');
    page.answer('plan/undo', ({ planId }) => ({ planId }));
    await click('Undo this run…');
    expect(page.inputs('plan/undo').at(-1)?.of).toEqual({ planId: 'a' });
    expect(location.hash).toBe(`#/runs/${page.inputs('plan/undo').at(-1)?.planId}`);
  });

  it('follows what runs, on top, until it ends', async () => {
    const tally = { verified: 12, 'create/do': 17, 'there/skip': 1 };
    const plan = planOf('a', { state: 'running', tally, revision: 5 });
    const { resolve, promise } = Promise.withResolvers<void>();
    const page = await show([entry('a', { state: 'running', tally: { planned: 30 } })], {
      'plan/watch': async ({ seen }) => {
        if (seen < 5) return { plan, pace: { perSecond: 2, leftMs: 120_000 } };
        await promise;
        return { plan: { ...plan, state: 'ended', revision: 6, startedAt: runsAt } };
      },
    });
    expect(text()).toContain('12 of 29 steps · 17 to come, 12 done and seen, 1 skipped');
    expect(text()).toContain('about 2 min left');
    expect(document.querySelectorAll('.history-row')).toHaveLength(0);
    page.answer('history/list', listed([entry('a')]));
    resolve();
    await settle(20);
    expect(document.querySelectorAll('.history-row')).toHaveLength(1);
  });

  it('reads again while more may be known soon, and no longer', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const page = await show([entry('a', { tally: { created: 5 } })]);
    page.answer('history/list', listed([entry('a', { tally: { verified: 5 } })]));
    vi.advanceTimersByTime(5000);
    await settle(5);
    expect(text()).toContain('5 done and seen');
    const asked = page.inputs('history/list').length;
    vi.advanceTimersByTime(60_000);
    await settle(5);
    expect(page.inputs('history/list')).toHaveLength(asked);
    vi.useRealTimers();
  });

  it('is exported page by page, as a spreadsheet takes it', async () => {
    const saved = savedFiles();
    const line = { at: 'now', run: '=cmd()', does: 'create', template: 'T', templateId: 't' };
    const rest = { templateVersion: '1', library: '', subAccount: 'S', locationId: 'l' };
    const more = { agent: 'A', agentId: 'a', type: 'SMS', action: 'Say, hi', actionId: 'x' };
    const whole = { ...line, ...rest, ...more, result: 'created', message: '', undone: 'no' };
    const page = await show([entry('a')], {
      'history/export': ({ next }) => (next ? { lines: [whole] } : { lines: [whole], next: '2' }),
    });
    await click('Export');
    await click('CSV, for spreadsheetsA line for each step');
    await settle(10);
    await click('Export');
    await click('JSONAn object for each step');
    await settle(10);
    const [csv, json] = await saved();
    expect(csv?.split('\r\n')).toHaveLength(4);
    expect(csv).toContain("now,'=cmd(),create");
    expect(JSON.parse(json ?? '')).toHaveLength(2);
    expect(page.inputs('history/export').map(({ next }) => next)).toEqual([
      undefined,
      '2',
      undefined,
      '2',
    ]);
    expect(statusText()).toContain('2 steps exported.');
  });
});
