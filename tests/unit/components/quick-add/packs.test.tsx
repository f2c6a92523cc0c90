// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PackForm } from '../../../../lib/messaging/messages/pack-open.ts';
import type { BlankState } from '../../../../lib/messaging/messages/template-shapes.ts';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import type { Variable } from '../../../../lib/templates/schema.ts';
import {
  agentId,
  blanksOf,
  click,
  control,
  fakeBackground,
  hasControl,
  locationId,
  now,
  openState,
  otherAgentId,
  placeAt,
  press,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';

const target = { locationId, agentId };
const dental = {
  id: 'pack-1',
  name: 'Dental',
  description: 'For dentists.',
  origin: 'personal' as const,
  favourite: false,
  templates: [
    { id: 't1', name: 'Transfer', type: 'CALL_TRANSFER' as const },
    { id: 't2', name: 'Text', type: 'SMS' as const },
  ],
};
const variables: Variable[] = [
  { name: 'desk', label: 'Front desk number', kind: 'phone', required: true },
  { name: 'link', label: 'Booking link', kind: 'url', required: true },
];

const packForm = (blanks: Partial<BlankState> = {}, changes: Partial<PackForm> = {}): PackForm => ({
  view: {
    pack: {
      id: 'pack-1',
      revision: 1,
      createdAt: now,
      changedAt: now,
      name: 'Dental',
      description: 'For dentists.',
      templateIds: ['t1', 't2'],
    },
    origin: 'personal',
    favourite: false,
  },
  templates: [
    { id: 't1', type: 'CALL_TRANSFER', name: 'Transfer', description: '', uses: ['desk'] },
    { id: 't2', type: 'SMS', name: 'Text', description: '', uses: ['link'] },
  ],
  blanks: blanksOf({ variables, ...blanks }),
  issues: [],
  draftId: 'pack draft',
  leftOut: [],
  fromDraft: false,
  ...changes,
});

const stepOf = (id: string, step: Partial<Step>): Step => {
  const [base] = runOf({}).steps as [Step];
  const { actionId: _, ...bare } = base;
  const made = step.state === 'created' ? { actionId: `action-${id}` } : {};
  return { ...bare, ...made, id, name: `Step ${id}`, ...step };
};

const packRun = (steps: Step[], changes: Partial<Run> = {}): Run =>
  runOf({}, { id: 'run-p', pack: { id: 'pack-1', name: 'Dental' }, steps, ...changes });

async function openPack(answers: Parameters<typeof fakeBackground>[0] = {}) {
  const background = fakeBackground({
    'quick-add/open': openState({ packs: [dental] }),
    'pack/open': packForm(),
    ...answers,
  });
  const shown = await showQuickAdd(background);
  await click('Packs');
  await press('Search packs', 'Enter');
  await settle(20);
  return { background, ...shown };
}

describe('the form of a pack', () => {
  it('asks for each blank once, and applies to the agent', async () => {
    const { background } = await openPack({
      'pack/apply': { kind: 'started', run: packRun([stepOf('1', { state: 'sending' })]) },
    });
    expect(document.activeElement).toBe(control('Front desk number'));
    expect(text()).toContain('Creates 2 actions on Front desk.');
    await type('Front desk number', '(212) 555-0123');
    expect(background.inputs('pack/draft').at(-1)).toMatchObject({
      draftId: 'pack draft',
      target,
      packId: 'pack-1',
      values: { desk: '(212) 555-0123' },
    });
    await click('Apply to this agent');
    await settle(100);
    expect(text()).toContain('Fill in “Booking link”.');
    expect(background.inputs('pack/apply')).toEqual([]);
    await type('Booking link', 'https://example.com/');
    await click('Apply to this agent');
    await settle(20);
    expect(background.inputs('pack/apply')).toMatchObject([
      {
        draftId: 'pack draft',
        packId: 'pack-1',
        tabId: 7,
        values: { desk: '+12125550123', link: 'https://example.com/' },
        leftOut: [],
        anyway: false,
      },
    ]);
    expect(document.querySelector('form')).toBeNull();
    expect(statusText()).toContain('Dental');
  });

  it('leaves actions out, with what only they ask for', async () => {
    const { background } = await openPack({ 'pack/apply': { kind: 'moved' } });
    await click('Transfer During the call');
    expect(hasControl('Front desk number')).toBe(false);
    expect(text()).toContain('Creates 1 action on Front desk.');
    expect(background.inputs('pack/draft').at(-1)?.leftOut).toEqual(['t1']);
    await click('Text During the call');
    expect(text()).toContain('Choose at least one action.');
    expect(control('Apply to this agent').getAttribute('aria-disabled')).toBe('true');
  });

  it('goes on without a template that is not there any more', async () => {
    const gone = packForm({ values: { link: 'https://example.com/' } });
    gone.templates[0] = { id: 't1', name: 'Not there any more', description: '', uses: [] };
    const { background } = await openPack({
      'pack/open': gone,
      'pack/apply': { kind: 'moved' },
    });
    expect(document.activeElement).toBe(control('Apply to this agent'));
    await click('Apply to this agent');
    await settle(20);
    expect(background.inputs('pack/apply')[0]?.leftOut).toEqual(['t1']);
  });

  it('says beside an action what is wrong with it', async () => {
    const { background } = await openPack({
      'pack/open': packForm({ values: { desk: '+12125550123', link: 'https://example.com/' } }),
      'pack/apply': {
        kind: 'invalid',
        issues: [{ path: '$step.t2', message: 'Its text is empty.', level: 'error' }],
      },
    });
    await click('Apply to this agent');
    await settle(20);
    const steps = [...document.querySelectorAll('.pack-steps li')].map((one) => one.textContent);
    expect(steps[1]).toContain('Its text is empty.');
    expect(background.inputs('pack/apply')).toHaveLength(1);
  });

  it('cannot be applied while the pack contradicts itself', async () => {
    const message = '“Phone” is a text in one template and a number in another.';
    await openPack({
      'pack/open': packForm({}, { issues: [{ path: '$blank.desk', message, level: 'error' }] }),
    });
    expect(text()).toContain(message);
    expect(control('Apply to this agent').getAttribute('aria-disabled')).toBe('true');
  });

  it('opens again where it was, and can be discarded', async () => {
    const background = fakeBackground({
      'quick-add/open': openState({ packs: [dental], openPackId: 'pack-1' }),
      'pack/open': packForm({ values: { desk: '+1 212' } }, { fromDraft: true }),
    });
    await showQuickAdd(background);
    expect(control<HTMLInputElement>('Front desk number').value).toBe('+1 212');
    await click('Discard draft');
    await settle(20);
    expect(background.inputs('draft/close')).toEqual([
      { target, templateId: 'pack-1', discard: true },
    ]);
    expect(hasControl('Search packs')).toBe(true);
  });

  it('goes along to another agent, without what is chosen from the sub-account’s lists', async () => {
    const other = 'ZyXwVuTsRqPoNmLkJiHg';
    const calendar: Variable = { name: 'cal', label: 'Calendar', kind: 'calendar', required: true };
    const uses = { uses: ['cal', 'link'] };
    const form = (at: string) => {
      const values: Record<string, unknown> = { cal: at === other ? 'found here' : 'c1' };
      const whole = packForm({ variables: [calendar, ...variables], values });
      whole.templates = whole.templates.map((one) => ({ ...one, ...uses }));
      return { ...whole, draftId: `draft in ${at}` };
    };
    const { background, go } = await openPack({
      'pack/open': ({ target: at }) => form(at?.locationId ?? ''),
    });
    await type('Booking link', 'https://example.com/');
    await go(placeAt(otherAgentId, other));
    await settle();
    expect(text()).toContain('This form is for Front desk');
    const [on] = [...document.querySelectorAll<HTMLElement>('button')].filter((one) =>
      one.textContent?.startsWith('Go on with'),
    );
    on?.click();
    await settle(20);
    await settle(20);
    expect(background.inputs('pack/draft').at(-1)).toMatchObject({
      draftId: `draft in ${other}`,
      target: { locationId: other, agentId: otherAgentId },
      values: { cal: 'found here', link: 'https://example.com/' },
    });
    expect(control<HTMLInputElement>('Booking link').value).toBe('https://example.com/');
  });
});

describe('what became of a pack', () => {
  const show = async (run: Run, answers: Parameters<typeof fakeBackground>[0] = {}) => {
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [{ ...run, open: 1 }], packs: [dental] }),
      ...answers,
    });
    const shown = await showQuickAdd(background);
    const row = [...document.querySelectorAll<HTMLElement>('.recent-text')][0];
    row?.click();
    await settle();
    return { background, ...shown };
  };

  it('can be stopped while it goes on', async () => {
    const steps = [stepOf('1', { state: 'created' }), stepOf('2', { state: 'claimed' })];
    const stopped = packRun(
      [steps[0] as Step, stepOf('2', { state: 'not-sent', stopped: 'cancelled' })],
      { revision: 2, stopped: true },
    );
    const { background } = await show(packRun(steps), { 'run/stop': stopped });
    expect(statusText()).toContain('Creating 2 of 2…');
    expect(document.querySelector('progress')?.getAttribute('value')).toBe('1');
    expect(hasControl('Undo all')).toBe(false);
    await click('Stop');
    expect(background.inputs('run/stop')).toEqual([{ runId: 'run-p' }]);
    expect(statusText()).toContain('1 of 2 created');
    expect(hasControl('Undo all')).toBe(true);
  });

  it('is undone whole, or one action of it', async () => {
    const run = packRun([stepOf('1', { state: 'created' }), stepOf('2', { state: 'created' })]);
    const reply = { kind: 'removed' as const, run };
    const { background } = await show(run, { 'run/undo': reply });
    expect(statusText()).toContain('2 created');
    await click('All 2 actions');
    await click('Undo');
    await click('Undo all');
    expect(background.inputs('run/undo')).toEqual([
      { runId: 'run-p', stepId: '1', confirmed: false },
      { runId: 'run-p', confirmed: false },
    ]);
  });

  it('names what was changed since and left alone', async () => {
    const run = packRun([stepOf('1', { state: 'created' }), stepOf('2', { state: 'created' })]);
    await show(run, { 'run/undo': { kind: 'changed', run, ids: ['action-2'] } });
    await click('Undo all');
    expect(text()).toContain('Somebody changed “Step 2” after it was created.');
    expect(text()).toContain('All others were removed.');
  });

  it('lets a refused action be mended and sent again, and keeps what is typed for it', async () => {
    const problem = { kind: 'invalid' as const, messages: ['transferToValue is wrong'] };
    const parameters = {
      triggerPrompt: 'When asked',
      triggerMessage: 'Hold on',
      transferToValue: '+12125550123',
    };
    const steps = [
      stepOf('1', { state: 'created' }),
      stepOf('2', { state: 'refused', problem, parameters }),
    ];
    const mended = packRun([steps[0] as Step, stepOf('2', { state: 'created' })], { revision: 2 });
    const { background } = await show(packRun(steps), {
      'run/mend': { kind: 'started', run: mended },
    });
    await click('Mend');
    await settle(20);
    expect(text()).toContain('HighLevel: transferToValue is wrong');
    await type('Transfer to', '+12125550199');
    expect(background.inputs('edit/save').at(-1)).toMatchObject({
      of: 'mend/run-p/2',
      content: { parameters: { transferToValue: '+12125550199' } },
    });
    await click('Send again');
    await settle(20);
    expect(background.inputs('run/mend')).toMatchObject([
      {
        runId: 'run-p',
        stepId: '2',
        content: { parameters: { transferToValue: '+12125550199' } },
        anyway: false,
      },
    ]);
    expect(background.inputs('edit/discard')).toHaveLength(1);
    expect(statusText()).toContain('2 created');
    expect(document.querySelector('form')).toBeNull();
  });

  it('sends again what was not sent, and asks when an equal action is there', async () => {
    const offline = { kind: 'offline' as const, messages: [] };
    const run = packRun([
      stepOf('1', { state: 'not-sent', problem: offline }),
      stepOf('2', { state: 'not-sent', problem: offline }),
    ]);
    const { background } = await show(run, {
      'run/send-again': ({ anyway }) =>
        anyway
          ? { kind: 'started', run: packRun([stepOf('1', { state: 'sending' })], { revision: 2 }) }
          : { kind: 'ask', run: runOf({}) },
    });
    await click('Send the 2 not sent again');
    expect(document.querySelector('dialog')).not.toBeNull();
    await click('Create another anyway');
    expect(background.inputs('run/send-again')).toEqual([
      { runId: 'run-p', anyway: false },
      { runId: 'run-p', anyway: true },
    ]);
  });

  it('stands in the list as one row', async () => {
    const run = packRun([stepOf('1', { state: 'created' }), stepOf('2', { state: 'created' })]);
    await showQuickAdd(fakeBackground({ 'quick-add/open': openState({ recent: [run] }) }));
    expect(document.querySelectorAll('.recent-row')).toHaveLength(1);
    expect(document.querySelector('.recent-row')?.textContent).toContain('Dental2 created');
  });
});
