import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueAt, dueNow, intervalOf, nextCheck, nextDue } from '../../../lib/sharing/due.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Library } from '../../../lib/sharing/schema.ts';

const hour = 60 * 60 * 1000;
const day = 24 * hour;
const start = 1_800_000_000_000;
const down = problem('server', 'Down.');

type Timed = Pick<Library, 'source' | 'address' | 'everyHours' | 'check'>;
const subscription = (check: Library['check'] = {}, everyHours?: number): Timed => ({
  source: 'subscription',
  address: 'https://library.example/team.json',
  check,
  ...(everyHours === undefined ? {} : { everyHours }),
});

/** What the record says after a check. */
function checked(library: Timed, now: number, outcome: 'read' | 'problem'): Timed {
  const nextAt = nextCheck(library, now, outcome);
  const check = { triedAt: now, nextAt, ...(outcome === 'problem' ? { problem: down } : {}) };
  return { ...library, check };
}

test('a library is read every 12 hours, or as often as was chosen, but not twice in an hour', () => {
  expect(nextCheck(subscription(), start, 'read')).toBe(start + 12 * hour);
  expect(nextCheck(subscription({}, 3), start, 'read')).toBe(start + 3 * hour);
  expect(nextCheck(subscription({}, 0.01), start, 'read')).toBe(start + hour);
});

test('after a problem the gaps grow from one hour to the interval, and a good answer ends that', () => {
  let library = subscription();
  let now = start;
  const gaps: number[] = [];
  for (let turn = 0; turn < 7; turn++) {
    library = checked(library, now, 'problem');
    gaps.push(((library.check.nextAt ?? 0) - now) / hour);
    now = library.check.nextAt ?? now;
  }
  expect(gaps).toEqual([1, 2, 4, 8, 12, 12, 12]);
  library = checked(library, now, 'read');
  expect(library.check.nextAt).toBe(now + 12 * hour);
  expect(nextCheck(library, now + 12 * hour, 'problem')).toBe(now + 13 * hour);
});

test('checks by a person in between do not make the gaps longer', () => {
  let library = checked(subscription(), start, 'problem');
  for (let turn = 1; turn < 5; turn++) library = checked(library, start + turn * 1000, 'problem');
  expect((library.check.nextAt ?? 0) - (library.check.triedAt ?? 0)).toBe(hour);
});

test('one’s own libraries and those without an address are never due', () => {
  expect(dueAt({ source: 'file', check: {} }, start)).toBeUndefined();
  expect(dueAt({ source: 'managed', check: {} }, start)).toBeUndefined();
  expect(nextDue([{ source: 'file', check: {} }], start)).toBeUndefined();
  expect(dueAt(subscription(), start)).toBe(start);
});

test('those that are due come in their order, and the next time is that of the earliest', () => {
  const [a, b, c] = [
    subscription({ nextAt: start - 1 }),
    subscription({ nextAt: start - 5 }),
    subscription({ nextAt: start + 9 }),
  ];
  expect(dueNow([a, b, c], start)).toEqual([b, a]);
  expect(nextDue([c, a], start)).toBe(start - 1);
});

test('a clock that was ahead and is set right stops nothing, and asks once', () => {
  const ahead = checked(subscription(), start + 400 * day, 'read');
  expect(dueNow([ahead], start)).toEqual([ahead]);
  const right = checked(ahead, start, 'read');
  expect(dueNow([right], start + hour)).toEqual([]);
  expect(dueAt(right, start + hour)).toBe(start + 12 * hour);
});

test('a shorter interval counts at once', () => {
  const library = checked(subscription({}, 240), start, 'read');
  expect(dueNow([{ ...library, everyHours: 2 }], start + hour)).toHaveLength(1);
});

test('whatever the clock does, a check is never due at once again, and is due within one interval', () => {
  const step = fc.record({
    ms: fc.integer({ min: -30 * day, max: 30 * day }),
    outcome: fc.constantFrom('read' as const, 'problem' as const),
  });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 30 }),
      fc.integer({ min: 1, max: 48 }),
      (steps, hours) => {
        let library = subscription({}, hours);
        let now = start;
        for (const { ms, outcome } of steps) {
          now += ms;
          if (dueNow([library], now).length > 0) library = checked(library, now, outcome);
          const at = dueAt(library, now) ?? Number.NaN;
          expect(at).toBeGreaterThanOrEqual(now);
          expect(at).toBeLessThanOrEqual(now + intervalOf(library));
          const { triedAt } = library.check;
          if (triedAt === now) expect(at - now).toBeGreaterThanOrEqual(hour);
        }
      },
    ),
  );
});
