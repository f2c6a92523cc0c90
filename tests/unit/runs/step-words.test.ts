import { expect, test } from 'vitest';
import type { Step } from '../../../lib/runs/schema.ts';
import { stepLabels, stepResult, tallyText } from '../../../lib/runs/step-words.ts';

const step = (
  op: Step['op'],
  state: Step['state'],
  seen: Step['verification']['state'] = 'pending',
): Pick<Step, 'op' | 'state' | 'verification'> => ({
  op,
  state,
  verification: { state: seen, ids: [], seen: {}, reads: 0 },
});

test('a tally is told in one order, and verdicts on what has not begun as what is to come', () => {
  const tally = { refused: 2, verified: 1200, 'create/do': 3, 'there/skip': 1, 'there/beside': 1 };
  expect(tallyText(tally)).toBe('4 to come, 1,200 done and seen, 2 refused, 1 skipped');
  expect(tallyText(tally, true)).toBe('1,200 done and seen, 2 refused, 1 skipped, 4 not sent');
  expect(tallyText({})).toBe('');
});

test('a step is told by what it did, and no more than is known', () => {
  expect(stepResult(step('create', 'created', 'one'))).toBe('created, and seen on the agent');
  expect(stepResult(step('update', 'updated', 'one'))).toBe('changed, and seen on the agent');
  expect(stepResult(step('remove', 'removed'))).toBe('removed');
  expect(stepResult(step('create', 'created', 'not-seen'))).toBe('created, not seen yet');
  expect(stepResult(step('create', 'uncertain', 'not-seen'))).toBe(stepLabels['not-seen']);
  expect(stepResult(step('create', 'uncertain', 'cannot-tell'))).toBe('cannot tell');
  expect(stepResult(step('create', 'created', 'cannot-tell'))).toContain('does not list it');
});
