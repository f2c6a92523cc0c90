import { afterEach, describe, expect, test, vi } from 'vitest';
import { created, locationId, order, type Started, start } from './stage.ts';

afterEach(() => vi.useRealTimers());
const day = 24 * 3_600_000;
const run = async (s: Started, id: string) => s.stage.run(id);

describe('watching a run', () => {
  test('answers at once with what is newer, and nothing for what is unknown', async () => {
    const s = await start();
    const { id } = await created(s);
    const { revision } = await run(s, id);
    expect((await s.worker.journal.watch(id, revision - 1))?.revision).toBe(revision);
    expect(await s.worker.journal.watch('nothing', 0)).toBeUndefined();
  });

  test('answers as soon as the run changes', async () => {
    const s = await start();
    const { id } = await created(s);
    const other = await created(s, order({ name: 'Other', draftId: 'other' }));
    const { revision } = await run(s, id);
    let answered = false;
    const watching = s.worker.journal.watch(id, revision).finally(() => {
      answered = true;
    });
    await s.worker.journal.named(other.id, { agentName: 'Not this one' });
    expect(answered).toBe(false);
    await s.worker.journal.named(id, { agentName: 'New' });
    expect((await watching)?.target.agentName).toBe('New');
  });

  test('answers after 20 s even when nothing changes', async () => {
    const s = await start();
    const { id } = await created(s);
    const { revision } = await run(s, id);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const watching = s.worker.journal.watch(id, revision);
    vi.advanceTimersByTime(20_000);
    expect((await watching)?.revision).toBe(revision);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('a step', () => {
  test('makes only moves that are documented', async () => {
    const s = await start();
    const { id, step } = await created(s);
    const before = await run(s, id);
    for (const state of [
      'claimed',
      'waiting',
      'sending',
      'refused',
      'not-sent',
      'uncertain',
    ] as const) {
      await expect(s.worker.journal.step(id, step.id, { state })).rejects.toThrow(
        'cannot go from created',
      );
    }
    expect(await run(s, id)).toEqual(before);
    await s.worker.journal.step(id, step.id, { state: 'undone' });
    await expect(s.worker.journal.step(id, step.id, { state: 'created' })).rejects.toThrow();
  });

  test('of a run that is not in the journal is not made up', async () => {
    const s = await start();
    await expect(s.worker.journal.step('nothing', 'x', {})).rejects.toThrow('not in the journal');
    expect(await s.stage.db.count('runs')).toBe(0);
  });
});

test('recent runs are those of the agent, newest first', async () => {
  const s = await start();
  const one = await created(s);
  s.stage.clock.time += 1000;
  const two = await created(s, order({ name: 'Two', draftId: 'two' }));
  await created(s, order({ name: 'c', draftId: 'c', target: { locationId, agentId: 'another' } }));
  const recent = async (age: number) =>
    (await s.worker.journal.recent(order().target, age)).map(({ id }) => id);
  expect(await recent(day)).toEqual([two.id, one.id]);
  s.stage.clock.time += day - 500;
  expect(await recent(day)).toEqual([two.id]);
});

test('runs are forgotten after thirty days', async () => {
  const s = await start();
  const one = await created(s);
  s.stage.clock.time += 29 * day;
  const two = await created(s, order({ name: 'Two', draftId: 'two' }));
  await s.worker.journal.prune(30);
  expect(await s.stage.db.count('runs')).toBe(2);
  s.stage.clock.time += 2 * day;
  await s.worker.journal.prune(30);
  expect((await s.worker.journal.all()).map(({ id }) => id)).toEqual([two.id]);
  expect(await s.worker.journal.get(one.id)).toBeUndefined();
});

test('a run in the journal that does not parse keeps nobody from creating', async () => {
  const s = await start();
  const { id } = await created(s);
  const odd = { ...(await run(s, id)), version: 7 };
  await s.stage.db.put('runs', odd as never);
  await s.stage.startWorker().runs.settle();
  expect(await s.stage.db.count('setAside')).toBe(1);
  expect((await created(s, order({ draftId: 'b' }))).step.state).toBe('created');
});
