import { describe, expect, test } from 'vitest';
import type { Kind } from './in-memory-highlevel.ts';
import { created, createStage, hidden, order, pack, start, untilHeld } from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const three = pack([{}, hidden, {}]);

describe('stopping a pack', () => {
  test('lets the step that has left be answered, and begins no other', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const { run } = await s.worker.runs.create(three);
    await untilHeld(s.stage);
    const stopped = await s.worker.runs.stop(run.id);
    expect(stopped).toMatchObject({ stopped: true });
    expect(stopped?.steps.map(({ state }) => state)).toEqual(['sending', 'not-sent', 'not-sent']);
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    const { steps } = await s.stage.run(run.id);
    expect(steps.map(({ state }) => state)).toEqual(['created', 'not-sent', 'not-sent']);
    expect(steps[1]).toMatchObject({ stopped: 'cancelled' });
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    await s.stage.pass(s.worker, 11_000);
    await expectSettled(s.stage);
  });

  test.each(['readAgent', 'create'] as const)(
    'at any moment that a %s takes: nothing begins after it',
    async (kind: Kind) => {
      for (let nth = 0; ; nth += 1) {
        const s = await start();
        const { highlevel } = s.stage;
        highlevel.fault(kind, ...Array(nth).fill('fine'), 'held');
        const { run } = await s.worker.runs.create(three);
        const settling = s.worker.runs.settle();
        let over = false;
        void settling.finally(() => {
          over = true;
        });
        while (highlevel.held() === 0 && !over) await new Promise(setImmediate);
        if (over) break;
        const before = highlevel.creates().length;
        await s.worker.runs.stop(run.id);
        highlevel.release();
        await settling;
        expect(highlevel.creates()).toHaveLength(before);
        const states = await s.stage.states(run.id);
        expect(states.filter((state) => state === 'created')).toHaveLength(before);
        expect(states.filter((state) => state === 'not-sent')).toHaveLength(3 - before);
        await expectTruth(s.stage);
      }
    },
  );

  test('is final for a step that HighLevel asks to wait afterwards', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held-limit');
    const { run } = await s.worker.runs.create(three);
    await untilHeld(s.stage);
    await s.worker.runs.stop(run.id);
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    await s.stage.pass(s.worker, 60_000);
    expect(await s.stage.states(run.id)).toEqual(Array(3).fill('not-sent'));
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('holds for a worker that comes after', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id } = await created(s, three);
    await s.worker.runs.stop(id);
    s.worker.kill();
    const next = s.stage.startWorker();
    await next.runs.settle();
    await s.stage.pass(next, 60_000);
    expect(await s.stage.states(id)).toEqual(Array(3).fill('not-sent'));
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('changes nothing when there is nothing to stop', async () => {
    const s = await start();
    const { id } = await created(s, order());
    const run = await s.worker.runs.stop(id);
    expect(run?.stopped).toBeUndefined();
    expect(run?.steps[0]?.state).toBe('created');
    const stage = createStage();
    expect(await stage.startWorker().runs.stop('nothing')).toBeNull();
  });
});
