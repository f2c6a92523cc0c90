import { expect, test } from 'vitest';
import { createClock } from '../../../lib/sharing/clock.ts';
import { nextCheck } from '../../../lib/sharing/due.ts';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Library } from '../../../lib/sharing/schema.ts';

const hour = 60 * 60 * 1000;
const start = 1_800_000_000_000;

const library = (id: string, changes: Partial<Library> = {}): Library => ({
  version: 1,
  id: `subscription:${id}`,
  source: 'subscription',
  head: { id, name: id, description: '', publisher: '', revision: 1 },
  tombstones: [],
  refused: [],
  others: [],
  addedAt: start,
  changedAt: start,
  apply: 'auto',
  check: {},
  address: `https://${id}.example/team.json`,
  conflicts: [],
  ...changes,
});

function stage(kept: Library[], check?: (library: Library) => Promise<void>) {
  const state = { now: start, checked: [] as string[], alarms: [] as number[], access: true };
  const clock = createClock({
    now: () => state.now,
    libraries: async () => kept,
    hasAccess: async () => state.access,
    wakeAt: (time) => state.alarms.push(time),
    check: async (id) => {
      state.checked.push(id);
      const one = kept.find((candidate) => candidate.id === id);
      if (!one) return;
      if (check) await check(one);
      else {
        one.check = {
          triedAt: state.now,
          readAt: state.now,
          nextAt: nextCheck(one, state.now, 'read'),
        };
      }
    },
  });
  return { state, ...clock };
}

test('reads what is due, and asks to be woken for the next', async () => {
  const { state, wake } = stage([library('a'), library('b', { check: { nextAt: start + hour } })]);
  await wake();
  expect(state.checked).toEqual(['subscription:a']);
  expect(state.alarms).toEqual([start + hour]);
});

test('asks for nothing when nothing is read from elsewhere', async () => {
  const { state, wake, plan } = stage([]);
  await wake();
  await plan();
  expect(state.alarms).toEqual([]);
});

test('does not do it twice at a time', async () => {
  const { state, wake } = stage([library('a')]);
  await Promise.all([wake(), wake(), wake()]);
  expect(state.checked).toHaveLength(1);
});

test('a check that fails altogether holds up no other one, and is not tried again at once', async () => {
  const { state, wake } = stage([library('a'), library('b')], () => Promise.reject(new Error()));
  await wake();
  expect(state.checked).toHaveLength(2);
  expect(state.alarms).toEqual([start + 10 * 60 * 1000]);
});

test('access that is given lets what waited for it be read at once', async () => {
  const waiting = { problem: problem('needs-access', 'Allow it.'), nextAt: start + 8 * hour };
  const { state, accessGiven } = stage([
    library('a', { check: waiting }),
    library('b', { check: { nextAt: start + hour } }),
  ]);
  await accessGiven();
  expect(state.checked).toEqual(['subscription:a']);
});

test('access that is taken back is told of what needs it, and of that only', async () => {
  const { state, accessTaken } = stage([
    library('a', { check: { nextAt: start + hour } }),
    library('own', { address: undefined, source: 'file' } as Partial<Library>),
    library('broken', { address: 'no address' }),
  ]);
  await accessTaken();
  expect(state.checked).toEqual([]);
  state.access = false;
  await accessTaken();
  expect(state.checked).toEqual(['subscription:a']);
});
