// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import {
  click,
  fakeBackground,
  hasControl,
  openState,
  runOf,
  settle,
  showQuickAdd,
  statusText,
  text,
  type,
} from './fake.tsx';
import { packRun, stepOf } from './pack-stage.ts';

describe('what became of a pack', () => {
  const show = async (run: Run, answers: Parameters<typeof fakeBackground>[0] = {}) => {
    const background = fakeBackground({
      'quick-add/open': openState({ recent: [{ ...run, open: 1 }] }),
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
