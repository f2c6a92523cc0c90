// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { clearParts } from '../../../../components/runs/field-differences.tsx';
import {
  paceText,
  progressOf,
  runChips,
  runCounts,
} from '../../../../components/runs/run-words.ts';
import { click, control, hasControl, settle, statusText, text } from '../quick-add/fake.tsx';
import { now } from '../workspace/stage.tsx';
import { runOf, runStep, showPlan, stepOf, targetOf } from './plan-stage.ts';

const begun = (place: number, tally: Record<string, number>) =>
  targetOf(place, [stepOf(), stepOf({ template: 1 })], { state: 'begun', tally });
const started = { startedAt: now, state: 'running' as const };

describe('a run', () => {
  it('shows how far it is, how fast, and how long it takes still', async () => {
    const page = await showPlan([begun(0, { verified: 1, sending: 1 }), targetOf(1)], started);
    expect(text()).toContain('1 of 3 steps · 0 of 2 agents · 8.2 steps a second');
    expect(text()).toContain('about 2 min left');
    // Screen readers are not told each step.
    expect(statusText()).toContain('Running: 1 of 3 steps');
    page.become({ tally: { verified: 3 }, state: 'ended' });
    await click('Pause');
    await settle(20);
    expect(page.inputs('plan/go')).toEqual([{ planId: 'p', do: 'pause' }]);
  });

  it('is stopped only after it was said what that means', async () => {
    const page = await showPlan([begun(0, { verified: 1, sending: 1 })], started);
    await click('Stop…');
    expect(text()).toContain('What is in HighLevel already stays');
    expect(page.inputs('plan/go')).toEqual([]);
    await click('Stop');
    expect(page.inputs('plan/go')).toEqual([{ planId: 'p', do: 'stop' }]);
  });

  it('asks after a restart of the browser, and goes on when told so', async () => {
    const page = await showPlan([begun(0, { verified: 1 }), targetOf(1)], {
      ...started,
      state: 'asks',
    });
    expect(text()).toContain('The browser or Switchboard was restarted');
    expect(text()).toContain('1 of 2 steps are done. Continue');
    await click('Continue');
    expect(page.inputs('plan/go')).toEqual([{ planId: 'p', do: 'resume' }]);
  });

  it('says where it waits, why, and what ends that', async () => {
    const waiting = runStep({
      state: 'waiting',
      problem: { kind: 'token-rejected', messages: [] },
    });
    await showPlan([begun(0, { waiting: 2 })], started, { runs: [runOf(0, [waiting])] });
    await settle(10);
    expect(text()).toContain('Waits in “Client 0”HighLevel does not accept the token.');
    expect(control<HTMLAnchorElement>('Replace the token').getAttribute('href')).toContain('l0');
  });

  it('waits for the passphrase as a whole', async () => {
    await showPlan([begun(0, { planned: 2 })], {
      ...started,
      waits: { why: 'unlock', since: now },
    });
    expect(text()).toContain('Waits for your passphrase');
    expect(hasControl('Unlock')).toBe(true);
  });
});

describe('a run that has ended', () => {
  const refused = runStep({
    id: 's2',
    state: 'refused',
    problem: { kind: 'invalid', status: 422, messages: ['name must be shorter'] },
  });
  const ended = () =>
    showPlan(
      [begun(0, { verified: 1, refused: 1 })],
      { startedAt: now, endedAt: now, state: 'ended', targetsDone: 1 },
      { runs: [runOf(0, [runStep(), refused])] },
    );

  it('says what needs a look, with HighLevel’s words, and lets it be sent again', async () => {
    const page = await ended();
    expect(text()).toContain('1 step needs a look');
    await page.openTarget(0);
    expect(text()).toContain('HighLevel says: “name must be shorter”.');
    await click('Send again');
    expect(page.inputs('plan/again')).toEqual([{ planId: 'p', place: 0, template: 1 }]);
    await click('Send 1 again');
    expect(page.inputs('plan/again').at(-1)).toEqual({ planId: 'p' });
  });

  it('lets a refused step be mended right there', async () => {
    const page = await ended();
    page.answer('run/mend', { kind: 'started', run: runOf(0, [runStep()]) });
    await page.openTarget(0);
    await click('Mend…');
    await settle(20);
    expect(hasControl('Back to the run')).toBe(true);
    expect(text()).toContain('name must be shorter');
  });

  it('is undone by a plan of its own', async () => {
    const page = await ended();
    await click('Undo this run…');
    const [made] = page.inputs('plan/undo');
    expect(made?.of).toEqual({ planId: 'p' });
    expect(location.hash).toBe(`#/runs/${made?.planId}`);
  });

  it('tells of extra copies, and removes them after asking', async () => {
    const copies = runStep({
      actionId: 'own',
      verification: { state: 'copies', ids: ['own', 'other'], seen: {}, reads: 1 },
    });
    const page = await showPlan(
      [begun(0, { copies: 1 })],
      { startedAt: now, state: 'ended' },
      { runs: [runOf(0, [copies])], answers: { 'run/remove-copies': () => null } },
    );
    await page.openTarget(0);
    await click('Remove the extra copy…');
    expect(page.inputs('run/remove-copies')).toEqual([]);
    await click('Remove the extra copy');
    expect(page.inputs('run/remove-copies')).toEqual([
      { runId: 'run0', stepId: 's1', keepId: 'own' },
    ]);
  });

  it('claims no more than HighLevel’s answer before the agents were read again', async () => {
    await showPlan([begun(0, { created: 2 })], { startedAt: now, state: 'ended' });
    expect(text()).toContain('HighLevel took everything');
    expect(text()).toContain('2 steps to go');
    expect(text()).not.toContain('was seen');
  });

  it('without anything to look at says so', async () => {
    await showPlan([begun(0, { verified: 2 })], { startedAt: now, state: 'ended' });
    expect(text()).toContain('Everything that was sent was seen on the agents afterwards.');
    expect(hasControl('Pause')).toBe(false);
  });
});

describe('the counts of a run', () => {
  it('take what has not begun as to come, or as left out', () => {
    const tally = { 'create/do': 3, 'differs/skip': 1, 'conflict/skip': 2, verified: 4 };
    expect(Object.fromEntries(runCounts(tally))).toEqual({ planned: 3, skipped: 3, verified: 4 });
    expect(progressOf({ tally })).toEqual({ done: 4, of: 7 });
    expect(runChips(tally).map(({ key }) => key)).toEqual(['verified']);
  });

  it('are told with a pace that nobody takes for exact', () => {
    expect(paceText(8.24)).toBe('8.2 steps a second');
    expect(paceText(2)).toBe('2 steps a second');
    expect(paceText(0.25)).toBe('15 steps a minute');
  });
});

describe('what differs', () => {
  it('is shown word by word, and whole where little is the same', () => {
    expect(clearParts('Call us at noon', 'Call us at one').length).toBeGreaterThan(2);
    expect(clearParts('Hi! You find us here.', 'Thanks for calling.')).toEqual([
      { value: 'Hi! You find us here.', removed: true },
      { value: '\n' },
      { value: 'Thanks for calling.', added: true },
    ]);
  });
});
