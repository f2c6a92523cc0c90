// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Variable } from '../../../../lib/templates/schema.ts';
import { click, control, hasControl, settle, text, type } from '../quick-add/fake.tsx';
import { planOf, showPlan, standing, stepOf, targetOf } from './plan-stage.ts';

const differs = stepOf({ verdict: 'differs', choice: 'update', on: standing });
const there = stepOf({ template: 1, verdict: 'there', choice: 'skip', on: standing });
const phone: Variable = { name: 'phone', label: 'Phone', kind: 'phone', required: true };

describe('a plan', () => {
  it('says by verdict what would be done, that nothing was written, and how old its reads are', async () => {
    await showPlan([targetOf(0), targetOf(1, [differs, there])]);
    expect(text()).toContain('Nothing has been written in HighLevel yet.Read 2 min ago.');
    for (const chip of [
      'Create 1',
      'Already there 1',
      'Differs 1',
      'Conflict 0',
      'Cannot tell 0',
    ]) {
      expect(hasControl(chip)).toBe(true);
    }
    await settle(5);
    expect(hasControl('Create 1 and update 1 on 2 agents')).toBe(true);
    await click('Differs 1');
    expect(text()).toContain('1 of 2 agents');
    expect(text()).toContain('An action of this type and name is there, and says something else.');
  });

  it('is started by a button that says what it does, once', async () => {
    const page = await showPlan([targetOf(0)]);
    await settle(5);
    await click('Create 1 on 1 agent');
    expect(page.inputs('plan/go')).toEqual([{ planId: 'p', do: 'start' }]);
    page.answer('plan/go', { kind: 'not-now', plan: planOf([targetOf(0)], { revision: 9 }) });
    await click('Create 1 on 1 agent');
    expect(text()).toContain('It stands otherwise by now, so nothing was done.');
  });

  it('cannot be started while agents are read, or with nothing to do', async () => {
    const reading = await showPlan(
      [targetOf(0), targetOf(1, [stepOf()], { state: 'unread', tally: {} })],
      { state: 'reading', targetsRead: 1 },
    );
    expect(text()).toContain('Read 1 of 2 agents');
    expect(text()).toContain('Not read yet');
    await click('Create 1');
    expect(reading.inputs('plan/go')).toEqual([]);
    await reading.close();
    const nothing = await showPlan([targetOf(0, [there])]);
    expect(text()).toContain('There is nothing to do.');
    await click('Nothing to do');
    expect(nothing.inputs('plan/go')).toEqual([]);
  });

  it('takes choices for all of a kind, and for one step', async () => {
    const page = await showPlan([targetOf(0, [differs])]);
    await click('Differs 1');
    await click('Skip: all');
    expect(page.inputs('plan/choose')).toEqual([
      { planId: 'p', filter: { verdict: 'differs' }, choice: 'skip' },
    ]);
    await page.openTarget(0);
    await click('Create beside it');
    expect(page.inputs('plan/choose').at(-1)).toEqual({
      planId: 'p',
      filter: { verdict: 'differs', template: 0, place: 0 },
      choice: 'beside',
    });
  });

  it('shows what differs field by field', async () => {
    const page = await showPlan(
      [targetOf(0, [differs])],
      {},
      {
        details: {
          0: [
            {
              differences: [
                { label: 'Message', path: 'messageBody', before: 'Hi there', after: 'Hello there' },
              ],
            },
          ],
        },
      },
    );
    await page.openTarget(0);
    await click('What differs: 1 field');
    const [removed, added] = ['del', 'ins'].map((tag) =>
      [...document.querySelectorAll(`.difference ${tag}`)].map((one) => one.textContent).join(),
    );
    expect(removed).toContain('Hi');
    expect(added).toContain('Hello');
  });

  it('tells which limit a step would break, counting what the plan adds before it', async () => {
    const full = { during: 14, after: 0, booking: 0 };
    const page = await showPlan([
      targetOf(
        0,
        [
          stepOf(),
          stepOf({ template: 1, verdict: 'conflict', choice: 'skip', why: 'limit-during' }),
        ],
        { has: full },
      ),
    ]);
    await page.openTarget(0);
    expect(text()).toContain('it has 14 of 15 during the call');
    expect(text()).toContain('It would be action 16 of 15 during the call');
  });

  it('lets what is missing be filled in where it is missed, for one or for all', async () => {
    const conflict = stepOf({
      verdict: 'conflict',
      choice: 'skip',
      why: 'blank',
      about: 'Fill in “Phone”.',
    });
    const page = await showPlan([targetOf(0, [conflict])], {}, { variables: [phone] });
    await page.openTarget(0);
    await click('Fill it in…');
    await type('Phone', '+12125550100');
    const submit = () =>
      document
        .querySelector('dialog form')
        ?.dispatchEvent(new Event('submit', { cancelable: true }));
    submit();
    await settle(20);
    expect(page.inputs('plan/fill')).toEqual([
      { planId: 'p', locationId: 'l0', values: { phone: '+12125550100' } },
    ]);
    await click('Fill it in…');
    await type('Phone', '+12125550100');
    control<HTMLInputElement>('For all sub-accounts, not only “Client 0”').click();
    await settle();
    submit();
    await settle(20);
    expect(page.inputs('plan/fill').at(-1)).toEqual({
      planId: 'p',
      values: { phone: '+12125550100' },
    });
  });

  it('leads to the connection where a token is missing', async () => {
    const page = await showPlan([
      targetOf(0, [stepOf({ verdict: 'conflict', choice: 'skip', why: 'token' })], {
        problem: { kind: 'token-rejected', messages: [] },
      }),
    ]);
    expect(text()).toContain('HighLevel does not accept the token');
    await page.openTarget(0);
    expect(control<HTMLAnchorElement>('Replace the token').getAttribute('href')).toBe(
      '#/connections?add=l0',
    );
  });

  it('draws only what is near the window, of thousands', async () => {
    const page = await showPlan(Array.from({ length: 2500 }, (_, place) => targetOf(place)));
    expect(text()).toContain('2,500 agents');
    expect(document.querySelectorAll('.plan-row').length).toBeLessThan(80);
    expect(page.inputs('plan/rows').filter(({ count }) => count < 100).length).toBeLessThan(5);
  });

  it('is discarded, after asking, for what it was made of to be changed', async () => {
    const page = await showPlan([targetOf(0)]);
    await click('Go back…');
    expect(page.inputs('plan/go')).toEqual([]);
    await click('Go back');
    expect(page.inputs('plan/go')).toEqual([{ planId: 'p', do: 'discard' }]);
    expect(location.hash).toBe('#/runs/new');
  });

  it('forgets what it was made of once it is started, and nothing else', async () => {
    const edit = (editorId: string, planId: string) => ({
      editorId,
      base: 0,
      content: { planId },
      changedAt: 1,
    });
    const page = await showPlan(
      [targetOf(0)],
      {},
      {
        answers: { 'edit/open': { edits: [edit('e1', 'p'), edit('e2', 'other')] } },
      },
    );
    await settle(5);
    await click('Create 1 on 1 agent');
    await settle(5);
    expect(page.inputs('edit/discard')).toEqual([{ of: 'run/new', editorId: 'e1' }]);
  });

  it('that is not there says so', async () => {
    await showPlan([], {}, { answers: { 'plan/open': () => null } });
    expect(text()).toContain('There is no such run');
  });
});

describe('the plan of an undo', () => {
  it('shows what would be taken back, and asks for each that was only found', async () => {
    const undoes = { runId: 'r', stepId: 's' };
    const page = await showPlan(
      [
        targetOf(0, [
          stepOf({ verdict: 'remove', undoes }),
          stepOf({ verdict: 'found', choice: 'skip', undoes }),
          stepOf({ verdict: 'changed', choice: 'skip', undoes }),
        ]),
      ],
      { kind: 'undo' },
    );
    await settle(5);
    expect(text()).toContain('Undo: Dental essentials');
    expect(hasControl('Remove 1 from 1 agent')).toBe(true);
    expect(hasControl('Conflict 0')).toBe(false);
    await page.openTarget(0);
    expect(text()).toContain('it may be somebody else’s');
    expect(text()).toContain('Somebody changed it since; it is left alone');
    document
      .querySelectorAll<HTMLElement>('.plan-step')[1]
      ?.querySelector<HTMLElement>('.segment')
      ?.click();
    await settle();
    expect(page.inputs('plan/choose')).toEqual([
      { planId: 'p', filter: { verdict: 'found', template: 0, place: 0 }, choice: 'do' },
    ]);
  });
});
