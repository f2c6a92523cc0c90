import { expect, test } from 'vitest';
import { createPacing } from '../../../lib/highlevel/pacing.ts';

function stage() {
  const clock = { time: 0 };
  return { clock, pacing: createPacing(() => clock.time) };
}
const said = (remaining: number) => ({ remaining, intervalMs: 10_000 });

test('nothing waits before anything was said', () => {
  const { pacing } = stage();
  pacing.note('a', undefined);
  expect(pacing.take('a')).toBe(0);
});

test('what is left is counted down, then waited for, then free again', () => {
  const { pacing, clock } = stage();
  pacing.note('a', said(2));
  clock.time = 4000;
  expect([pacing.take('a'), pacing.take('a'), pacing.take('a')]).toEqual([0, 0, 6000]);
  expect(pacing.take('b')).toBe(0);
  clock.time = 10_000;
  expect(pacing.take('a')).toBe(0);
});

test('answers that overtake one another do not give more than is left', () => {
  const { pacing, clock } = stage();
  pacing.note('a', said(1));
  clock.time = 5000;
  pacing.note('a', said(5));
  expect([pacing.take('a'), pacing.take('a')]).toEqual([0, 5000]);
});

test('a new interval starts with what its first answer says', () => {
  const { pacing, clock } = stage();
  pacing.note('a', said(0));
  clock.time = 10_000;
  pacing.note('a', said(1));
  expect([pacing.take('a'), pacing.take('a')]).toEqual([0, 10_000]);
});
