import { describe, expect, test } from 'vitest';
import { created, order, secretOrder, start, untilHeld } from './stage.ts';

describe('the lock', () => {
  test('a draft sends once, also at the same moment', async () => {
    const s = await start();
    const [one, two] = await Promise.all([
      s.worker.runs.create(order()),
      s.worker.runs.create(order()),
    ]);
    expect([one.kind, two.kind].sort()).toEqual(['already', 'started']);
    expect(one.run.id).toBe(two.run.id);
    await s.worker.runs.settle();
    expect((await created(s, order({ anyway: true }))).claim.kind).toBe('already');
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('a draft that was sent and changed since is not taken for the same', async () => {
    const s = await start();
    const { id } = await created(s);
    const { draftId } = order();
    for (const anyway of [false, true]) {
      const changed = await s.worker.runs.create(order({ draftId, name: 'Another', anyway }));
      expect(changed).toMatchObject({ kind: 'other-content', run: { id } });
    }
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('an equal request in flight, uncertain or under a minute old asks first', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const first = await s.worker.runs.create(order());
    await untilHeld(s.stage);
    const asked = await s.worker.runs.create(order({ draftId: 'b' }));
    expect(asked).toMatchObject({ kind: 'ask', run: { id: first.run.id } });
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect((await s.worker.runs.create(order({ draftId: 'b' }))).kind).toBe('ask');
    expect((await s.worker.runs.create(order({ draftId: 'c', name: 'Other' }))).kind).toBe(
      'started',
    );
    const anyway = await created(s, order({ draftId: 'b', anyway: true }));
    expect(anyway.claim.kind).toBe('started');
    s.stage.clock.time += 61_000;
    expect((await created(s, order({ draftId: 'd' }))).claim.kind).toBe('started');
    expect([...s.stage.session.items]).toEqual([]);
  });

  test('the minute counts from the answer, not from the first try', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', ...Array(5).fill('limit'));
    const { id } = await created(s);
    await s.stage.pass(s.worker, 70_000);
    const { answeredAt = 0, state } = await s.stage.step(id);
    expect(state).toBe('created');
    s.stage.clock.time = answeredAt + 59_000;
    expect((await s.worker.runs.create(order({ draftId: 'b' }))).kind).toBe('ask');
  });

  test('an uncertain one asks for a day; one that was found for a minute', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'cut-before');
    await created(s);
    await s.stage.pass(s.worker, 3_600_000);
    expect((await s.worker.runs.create(order({ draftId: 'b' }))).kind).toBe('ask');
    const found = await start();
    found.stage.highlevel.fault('create', 'cut-after');
    await created(found);
    await found.stage.pass(found.worker, 61_000);
    expect((await found.worker.runs.create(order({ draftId: 'b' }))).kind).toBe('started');
  });

  test('a claim that cannot be stored sends nothing and keeps no secret', async () => {
    const s = await start();
    s.worker.db.change = async () => {
      throw new Error('full');
    };
    await expect(s.worker.runs.create(secretOrder())).rejects.toThrow('full');
    await new Promise(setImmediate);
    expect(s.stage.highlevel.log).toEqual([]);
    expect([...s.stage.session.items]).toEqual([]);
  });
});
