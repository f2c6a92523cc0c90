// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { Run, Step } from '../../../../lib/runs/schema.ts';
import { refused, runOf, stepOf } from '../../runs/history-samples.ts';
import { click, control, hasControl, settle, text } from '../quick-add/fake.tsx';
import { fakeBackground, settleParts, showWorkspace } from '../workspace/stage.tsx';

type Answers = Parameters<typeof fakeBackground>[0];

async function show(run: Run | null, answers: Answers = {}) {
  const background = fakeBackground({ 'history/open': run, ...answers });
  await showWorkspace(background, '#/runs/single/r');
  await settleParts();
  await settle(20);
  return background;
}
const withStep = (changes: Partial<Step>) => runOf('r', { steps: [stepOf('s', changes)] });

describe('a run by itself', () => {
  it('tells its target, its steps and their ids', async () => {
    const library = { id: 'l', name: 'Team', revision: 4, templateRevision: 3 };
    await show(withStep({ library }));
    expect(document.querySelector('h1')?.textContent).toBe('Create “Send directions”');
    expect(text()).toContain('On Front desk in Bright Smile Dental');
    expect(text()).toContain('action-s');
    expect(text()).toContain('version 3 of “Team”, revision 4');
    expect(control('Open the template').getAttribute('href')).toBe('#/templates/t1');
  });

  it('is gone when it was deleted', async () => {
    await show(null);
    expect(text()).toContain('This run is not in the history');
  });

  it('is undone, and asks first where its id was found by reading', async () => {
    const run = withStep({});
    const page = await show(run, {
      'run/undo': ({ confirmed }) =>
        confirmed
          ? {
              kind: 'removed',
              run: {
                ...run,
                revision: 2,
                steps: [stepOf('s', { state: 'undone', removed: ['action-s'] })],
              },
            }
          : { kind: 'confirm', run, ids: ['action-s'] },
    });
    await click('Undo');
    expect(text()).toContain('Remove what was found?');
    await click('Remove it');
    expect(page.inputs('run/undo').map(({ confirmed }) => confirmed)).toEqual([false, true]);
    expect(text()).toContain('Removed from Front desk.');
    expect(hasControl('Undo')).toBe(false);
  });

  it('goes to a plan where what was changed would be put back', async () => {
    const run = withStep({ op: 'update', state: 'updated' });
    const page = await show(run, { 'plan/undo': ({ planId }) => ({ planId }) });
    expect(document.querySelector('h1')?.textContent).toBe('Change “Send directions”');
    await click('Undo this run…');
    expect(page.inputs('plan/undo')[0]?.of).toEqual({ runId: 'r' });
    expect(location.hash).toMatch(/^#\/runs\/id-/);
  });

  it('is looked for again where nobody knows what became of it', async () => {
    const seen = { state: 'not-seen', ids: [], seen: {}, reads: 4 } as never;
    const { actionId: _, ...step } = stepOf('s', { state: 'uncertain', verification: seen });
    const run = runOf('r', { steps: [step] });
    const page = await show(run, { 'run/check': run });
    await click('Check again');
    expect(page.inputs('run/check')).toEqual([{ runId: 'r' }]);
  });

  it('is mended and sent again where it was refused', async () => {
    const run = withStep(refused('The message is too long'));
    const page = await show(run, {
      'directory/list': { entries: [] },
      'run/mend': { kind: 'started', run: { ...run, revision: 2, steps: [stepOf('s')] } },
    });
    expect(text()).toContain('HighLevel says: “The message is too long”');
    await click('Open the form');
    await settle(20);
    await click('Send again');
    expect(page.inputs('run/mend')[0]).toMatchObject({ runId: 'r', stepId: 's' });
    expect(hasControl('Send again')).toBe(false);
    expect(text()).toContain('Seen on Front desk');
  });
});
