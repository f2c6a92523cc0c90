// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Input, Output } from '../../../../lib/messaging/messages/index.ts';
import type { Plan, PlanStep, PlanTarget } from '../../../../lib/runs/plan/schema.ts';
import { planOf, targetOf } from '../../runs/history-samples.ts';
import { click, control, hasControl, settle, statusText, text, type } from '../quick-add/fake.tsx';
import { fakeBackground, now, settleParts, showWorkspace } from '../workspace/stage.tsx';

type Answers = Parameters<typeof fakeBackground>[0];
const step = (template: number, changes: Partial<PlanStep> = {}): PlanStep => ({
  template,
  verdict: 'create',
  choice: 'do',
  ...changes,
});
const there: Partial<PlanStep> = { verdict: 'there', choice: 'skip' };
const differs: Partial<PlanStep> = { verdict: 'differs', choice: 'update' };

const agent = (place: number, ...steps: PlanStep[]): PlanTarget =>
  targetOf('f', place, {
    state: 'read',
    steps,
    target: {
      locationId: place < 2 ? 'l1' : 'l2',
      locationName: place < 2 ? 'Harbor' : 'Bright Smile',
      agentId: `a${place}`,
      agentName: `Desk ${place}`,
    },
  });
const targets = [
  agent(0, step(0, there), step(1)),
  agent(1, step(0, differs), step(1, there)),
  agent(2, step(0), step(1, { verdict: 'conflict', choice: 'skip', why: 'token' })),
];

const plan = (changes: Partial<Plan> = {}): Plan =>
  planOf('f', {
    kind: 'fleet',
    state: 'ready',
    targets: 3,
    targetsRead: 3,
    readFrom: now - 120_000,
    ...changes,
  });

const opened = (head: Plan): NonNullable<Output<'plan/open'>> => ({
  plan: head,
  templates: [
    { templateId: 't0', name: 'Directions', type: 'SMS' },
    { templateId: 't1', name: 'Opening hours', type: 'SMS' },
  ],
  variables: [],
  locations: [],
});

const rowsOf =
  (all: PlanTarget[]) =>
  ({ from, count }: Input<'plan/rows'>): Output<'plan/rows'> => ({
    rows: all.slice(from, from + count),
    total: all.length,
  });

async function show(answers: Answers = {}, hash = '#/fleet/f') {
  const background = fakeBackground({
    'plan/open': opened(plan()),
    'plan/rows': rowsOf(targets),
    ...answers,
  });
  await showWorkspace(background, hash);
  await settleParts();
  await settle(20);
  return background;
}

const cell = (line: number, column: number) =>
  document.querySelector<HTMLElement>(`[data-line="${line}"][data-column="${column}"]`);
async function key(name: string, changes: KeyboardEventInit = {}) {
  await act(() => {
    const init = { key: name, bubbles: true, cancelable: true, ...changes };
    (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', init));
  });
  await settle();
}
afterEach(() => vi.restoreAllMocks());

describe('the overview of a fleet', () => {
  it('shows agents down and templates across, each cell in a word', async () => {
    await show();
    expect(document.querySelector('h1')?.textContent).toBe('Fleet: Dental essentials');
    expect(text()).toContain('Read 2 min ago');
    expect(cell(0, 0)?.textContent).toContain('Desk 0 Harbor');
    expect(
      [0, 1, 2].map((line) => [1, 2].map((column) => cell(line, column)?.textContent)),
    ).toEqual([
      ['There', 'Missing'],
      ['Differs', 'There'],
      ['Missing', 'Not allowed'],
    ]);
    const legend = document.querySelector('.fleet-legend')?.textContent;
    expect(legend).toBe('There 2Differs 1Missing 2Not allowed 1');
  });

  it('is walked by the keyboard, and its cells, rows and columns are selected with it', async () => {
    const page = await show({ 'plan/cells': ({ planId }) => ({ planId }) });
    cell(-1, 0)?.focus();
    await key('ArrowDown');
    await key('ArrowRight');
    await key('ArrowRight');
    expect(document.activeElement).toBe(cell(0, 2));
    await key(' ');
    expect(cell(0, 2)?.getAttribute('aria-selected')).toBe('true');
    expect(statusText()).toContain('1 cell on 1 agent');
    await key('ArrowUp');
    await key('ArrowLeft');
    expect(document.activeElement).toBe(cell(-1, 1));
    await key(' ');
    expect(statusText()).toContain('3 cells on 3 agents');
    // What is there, and what may not be read, is no part of a column.
    expect(cell(0, 1)?.hasAttribute('aria-selected')).toBe(false);
    await key('End', { ctrlKey: true });
    await key(' ');
    expect(statusText()).toContain('4 cells on 3 agents');
    await key('Home');
    await key(' ');
    expect(statusText()).toContain('3 cells on 3 agents');
    await click('Plan for 3 cells');
    expect(page.inputs('plan/cells')[0]).toMatchObject({
      fleetId: 'f',
      cells: [
        { place: 0, templates: [1] },
        { place: 1, templates: [0] },
        { place: 2, templates: [1] },
      ],
    });
    expect(location.hash).toBe(`#/runs/${page.inputs('plan/cells')[0]?.planId}`);
  });

  it('selects all that are missing or differ, and none', async () => {
    await show();
    await click('Select all 2 missing');
    await click('Select all 1 that differ');
    expect(statusText()).toContain('3 cells on 3 agents');
    await click('Select none');
    expect(hasControl('Plan for 3 cells')).toBe(false);
  });

  it('is narrowed by words and by what is to be done, and grouped', async () => {
    await show();
    await type('Search sub-account or agent', 'harbor');
    expect(text()).toContain('2 of 3 agents');
    await type('Search sub-account or agent', 'nobody');
    await click('Show all');
    expect(control<HTMLInputElement>('Search sub-account or agent').value).toBe('');
    const select = control<HTMLSelectElement>('Show');
    await act(() => {
      select.value = 'differs';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(text()).toContain('1 of 3 agents');
    await click('Group by sub-account');
    expect(cell(0, 0)?.textContent).toBe('Harbor 1 agent');
    expect(cell(1, 0)?.textContent).toContain('Desk 1');
  });

  it('opens a cell to what differs', async () => {
    const on = { actionId: 'x1', type: 'SMS', name: 'Directions', parameters: {}, secretPaths: [] };
    const page = await show({
      'plan/target': ({ place }) => ({
        planned: targets[place] as PlanTarget,
        steps: [
          {
            step: step(0, { ...differs, on }),
            type: 'SMS',
            name: 'Directions',
            parameters: {},
            differences: [{ label: 'Message', path: 'messageBody', before: 'Old', after: 'New' }],
          },
        ],
      }),
    });
    await click('Open: Directions on Desk 1');
    await settle();
    expect(page.inputs('plan/target')).toEqual([{ planId: 'f', place: 1 }]);
    expect(text()).toContain('“Directions” on Desk 1');
    expect(text()).toContain('says something else');
    expect(document.querySelector('.difference')?.textContent).toContain('Message');
    expect(document.querySelector('ins:last-of-type')).not.toBeNull();
    expect(statusText()).not.toContain('selected');
  });

  it('follows what is being read, and shows what came', async () => {
    const reading = plan({ state: 'reading', targetsRead: 1, revision: 2 });
    const unread = targets.map((one, at) => (at > 0 ? { ...one, state: 'unread' as const } : one));
    const { promise, resolve } = Promise.withResolvers<void>();
    const page = await show({
      'plan/open': opened(reading),
      'plan/rows': rowsOf(unread),
      'plan/watch': async () => {
        await promise;
        return { plan: plan({ revision: 3 }) };
      },
    });
    expect(text()).toContain('Read 1 of 3 agents');
    expect(cell(1, 1)?.textContent).toBe('Not read yet');
    page.answer('plan/rows', rowsOf(targets));
    resolve();
    await settle(20);
    expect(cell(1, 1)?.textContent).toBe('Differs');
    expect(text()).not.toContain('Read 1 of 3');
  });

  it('is read again, and is gone when it was forgotten', async () => {
    const page = await show({
      'plan/read-again': { kind: 'ok', plan: plan({ state: 'reading' }) },
    });
    await click('Read again');
    await settle(10);
    expect(page.inputs('plan/open')).toHaveLength(2);
    await show({ 'plan/open': null });
    expect(text()).toContain('This overview is not there any more');
  });

  it('of thousands of agents has but the rows near the window in the document', async () => {
    const many = Array.from({ length: 2500 }, (_, place) => agent(place, step(0), step(1)));
    const page = await show({
      'plan/open': opened(plan({ targets: 2500 })),
      'plan/rows': rowsOf(many),
    });
    await settle(50);
    expect(text()).toContain('2,500 agents');
    expect(page.inputs('plan/rows')).toHaveLength(13);
    expect(document.querySelectorAll('.fleet-line').length).toBeLessThan(80);
    cell(-1, 0)?.focus();
    await key('ArrowDown', { ctrlKey: true });
    expect(document.activeElement?.textContent).toContain('Desk 2499');
    await click('Select all 5,000 missing');
    expect(statusText()).toContain('5,000 cells on 2,500 agents');
  });

  it('is exported as it is narrowed', async () => {
    const blobs: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return 'blob:test';
    });
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await show();
    await type('Search sub-account or agent', 'harbor');
    await click('Export');
    await click('CSV, for spreadsheetsA line for each agent');
    await click('Export');
    await click('JSONAn object for each cell');
    const [csv, json] = await Promise.all(blobs.map((blob) => blob.text()));
    expect(csv).toContain('Sub-account,Sub-account ID,Agent,Agent ID,Directions,Opening hours\r\n');
    expect(csv).toContain('Harbor,l1,Desk 1,a1,Differs,There\r\n');
    expect(csv).not.toContain('Bright');
    expect(JSON.parse(json ?? '')).toHaveLength(4);
  });
});
