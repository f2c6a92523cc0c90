import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWaker } from '../../../lib/runs/waker.ts';

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function stage() {
  const alarms: number[] = [];
  const woken: number[] = [];
  const waker = createWaker({
    now: () => Date.now(),
    setAlarm: (time) => alarms.push(time),
    wake: () => woken.push(Date.now()),
  });
  return { alarms, woken, ...waker };
}

test('the earliest wish wins, and later ones are asked for again', () => {
  const { wakeAt, woken, alarms } = stage();
  wakeAt(10_000);
  wakeAt(2000);
  wakeAt(5000);
  vi.advanceTimersByTime(20_000);
  expect(woken).toEqual([2000]);
  expect(alarms).toEqual([10_000, 2000]);
  wakeAt(25_000);
  vi.advanceTimersByTime(20_000);
  expect(woken).toEqual([2000, 25_000]);
});

test('a time that is over wakes at once, by an alarm in a second', () => {
  vi.setSystemTime(50_000);
  const { wakeAt, woken, alarms } = stage();
  wakeAt(3);
  expect(alarms).toEqual([51_000]);
  vi.advanceTimersByTime(0);
  expect(woken).toEqual([50_000]);
});

test('an alarm that comes first takes the timer’s place, so that no later wish is lost', () => {
  const { wakeAt, fire, woken, alarms } = stage();
  wakeAt(2000);
  // The timer stood still while the computer slept.
  vi.setSystemTime(60_000);
  fire();
  wakeAt(70_000);
  expect(alarms).toEqual([2000, 70_000]);
  vi.advanceTimersByTime(10_000);
  expect(woken).toEqual([60_000, 70_000]);
});

test('a time in weeks does not overflow', () => {
  const { wakeAt, woken } = stage();
  wakeAt(2 ** 32);
  vi.advanceTimersByTime(1000);
  expect(woken).toEqual([]);
});
