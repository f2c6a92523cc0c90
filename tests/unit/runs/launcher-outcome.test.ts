import { expect, test } from 'vitest';
import { launcherOutcome } from '../../../lib/runs/launcher-outcome.ts';
import type { Run, Step } from '../../../lib/runs/schema.ts';

const runWith = (step: Partial<Step>): Run => ({
  version: 4,
  id: 'run',
  revision: 4,
  draftId: 'draft',
  target: { locationId: 'location', agentId: 'agent', agentName: 'Front Desk' },
  tabId: 1,
  picked: false,
  surface: 'launcher',
  createdAt: 0,
  activeAt: 0,
  open: 1,
  alone: 1,
  steps: [
    {
      id: 'step',
      op: 'create',
      templateId: 'template',
      values: {},
      mends: 0,
      type: 'SMS',
      name: 'Send it',
      parameters: { messageBody: 'parameter-text' },
      secretPaths: [],
      fingerprint: '',
      state: 'created',
      attempts: 1,
      waits: 0,
      shape: 'documented',
      actionId: 'action-id',
      verification: { state: 'one', ids: ['action-id'], seen: {}, reads: 2 },
      removed: [],
      removing: [],
      ...step,
    },
  ],
});

test('a created action can be undone in place', () => {
  const outcome = launcherOutcome(runWith({}), 0);
  expect(outcome).toMatchObject({ tone: 'success', canUndo: true, settled: true, revision: 4 });
  expect(outcome.text).toBe('Created. Seen on Front Desk, once.');
});

test('ids that were found by reading are for quick add to ask about', () => {
  const verification = { state: 'copies' as const, ids: ['a', 'b'], seen: {}, reads: 2 };
  expect(launcherOutcome(runWith({ verification }), 0).canUndo).toBe(false);
  const { actionId: _, ...found } = runWith({ state: 'uncertain' }).steps[0] as Step;
  expect(launcherOutcome({ ...runWith({}), steps: [found] }, 0).canUndo).toBe(false);
});

test('nothing that HighLevel answered, no id and no parameter is told', () => {
  const problem = { kind: 'invalid' as const, status: 422, messages: ['the-answer says this'] };
  const outcome = launcherOutcome(runWith({ state: 'refused', problem }), 0);
  expect(JSON.stringify(outcome)).not.toMatch(/the-answer|action-id|parameter-text/);
  expect(outcome.text).toBe('HighLevel refused this. Nothing was created. Quick add says why.');
});
