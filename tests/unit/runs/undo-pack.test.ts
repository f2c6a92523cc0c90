import { describe, expect, test } from 'vitest';
import { canUndo } from '../../../lib/runs/outcome.ts';
import type { Fault } from './in-memory-highlevel.ts';
import { created, pack, start, untilHeld } from './stage.ts';
import { expectTruth } from './truth.ts';

async function packOf(...faults: Fault[]) {
  const s = await start();
  s.stage.highlevel.fault('create', ...faults);
  const { id } = await created(s, pack([{}, {}, {}]));
  const steps = (await s.stage.run(id)).steps.map((step) => step.id);
  const removed = () =>
    s.stage.highlevel.log
      .filter((one) => one.kind === 'delete')
      .map((one) => one.url.pathname.split('/').at(-1));
  return { ...s, id, steps, removed, highlevel: s.stage.highlevel };
}

describe('undoing a pack', () => {
  test('removes all it created, the last first', async () => {
    const s = await packOf();
    expect(canUndo(await s.stage.run(s.id))).toBe(true);
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(s.removed()).toEqual(['action3', 'action2', 'action1']);
    expect(await s.stage.states(s.id)).toEqual(Array(3).fill('undone'));
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(s.removed()).toHaveLength(3);
    expect(canUndo(await s.stage.run(s.id))).toBe(false);
    await expectTruth(s.stage);
  });

  test('removes one step of it, and the rest later', async () => {
    const s = await packOf();
    const [, second = ''] = s.steps;
    expect(await s.worker.runs.undo(s.id, false, second)).toMatchObject({ kind: 'removed' });
    expect(await s.stage.states(s.id)).toEqual(['created', 'undone', 'created']);
    expect(await s.worker.runs.undo(s.id, false, second)).toMatchObject({ kind: 'removed' });
    expect(s.removed()).toEqual(['action2']);
    expect(await s.worker.runs.undo(s.id, false, 'nothing')).toBeNull();
    await s.worker.runs.undo(s.id, false);
    expect(s.highlevel.stored.size).toBe(0);
  });

  test('leaves out what was refused or not seen', async () => {
    const s = await packOf({ status: 422, body: '{"message":"messageBody"}' }, 'cut-before');
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(await s.stage.states(s.id)).toEqual(['refused', 'uncertain', 'undone']);
    expect(await s.worker.runs.undo(s.id, false, s.steps[0])).toBeNull();
  });

  test('asks about what was found by reading before it removes anything', async () => {
    const s = await packOf('fine', 'cut-after', 'twice');
    const asked = await s.worker.runs.undo(s.id, false);
    expect(asked?.kind === 'confirm' && [...asked.ids].sort()).toEqual([
      'action2',
      'action3',
      'action4',
    ]);
    expect(s.removed()).toEqual([]);
    // The step that has our own id only needs no question.
    expect(await s.worker.runs.undo(s.id, false, s.steps[0])).toMatchObject({ kind: 'removed' });
    expect(await s.worker.runs.undo(s.id, true)).toMatchObject({ kind: 'removed' });
    expect(s.highlevel.stored.size).toBe(0);
  });

  test('leaves alone what was changed since, and removes the rest', async () => {
    const s = await packOf();
    const stored = s.highlevel.stored.get('action2');
    if (stored) stored.name = 'Mine now';
    const reply = await s.worker.runs.undo(s.id, false);
    expect(reply).toMatchObject({ kind: 'changed', ids: ['action2'] });
    expect(reply?.run.steps.map(({ state }) => state)).toEqual(['undone', 'created', 'undone']);
    expect([...s.highlevel.stored.keys()]).toEqual(['action2']);
  });

  test('ends where a removal fails, and goes on from there when asked again', async () => {
    const s = await packOf();
    s.highlevel.fault('delete', 'fine', { status: 401, body: '{"message":"Invalid JWT"}' });
    const failed = await s.worker.runs.undo(s.id, false);
    expect(failed).toMatchObject({ kind: 'failed', problem: { kind: 'token-rejected' } });
    expect(await s.stage.states(s.id)).toEqual(['created', 'created', 'undone']);
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(s.highlevel.stored.size).toBe(0);
  });

  test('is offered once nothing of it is on its way', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'fine', 'held');
    const { run } = await s.worker.runs.create(pack([{}, {}]));
    await untilHeld(s.stage);
    expect(canUndo(await s.stage.run(run.id))).toBe(false);
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect(canUndo(await s.stage.run(run.id))).toBe(true);
  });
});

test('the extra copies of one step are removed without touching the others', async () => {
  const s = await packOf('fine', 'twice');
  const [, second = ''] = s.steps;
  const reply = await s.worker.runs.removeCopies(s.id, second, 'action3');
  expect(reply).toMatchObject({ kind: 'removed' });
  expect([...s.highlevel.stored.keys()].sort()).toEqual(['action1', 'action3', 'action4']);
  expect(await s.worker.runs.removeCopies(s.id, second, 'action1')).toBeNull();
  expect(await s.worker.runs.removeCopies(s.id, 'nothing', 'action1')).toBeNull();
  await expectTruth(s.stage);
});
