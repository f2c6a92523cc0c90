import { describe, expect, test } from 'vitest';
import { created, hidden, page, secret, secretOrder, start, untilHeld } from './stage.ts';

describe('after 429', () => {
  test('it waits its turn and is sent with its secrets', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id, step } = await created(s, secretOrder());
    expect(step).toMatchObject({ state: 'waiting', waits: 1 });
    expect(await s.stage.dump()).not.toContain(secret);
    await s.stage.pass(s.worker, 11_000);
    const sent = await s.stage.step(id);
    expect(sent.state).toBe('created');
    // Why it waited says nothing about where it stands now.
    expect(sent.problem).toBeUndefined();
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(hidden.parameters);
    expect([...s.stage.session.items]).toEqual([]);
  });

  test('a new worker goes on with the secrets of the session', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id } = await created(s, secretOrder());
    s.worker.kill();
    const next = s.stage.startWorker();
    await next.runs.settle();
    expect((await s.stage.step(id)).state).toBe('waiting');
    await s.stage.pass(next, 11_000);
    expect((await s.stage.step(id)).state).toBe('created');
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(hidden.parameters);
  });

  test('nothing is sent when the browser restarted and the secret is gone', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id } = await created(s, secretOrder());
    s.worker.kill();
    s.stage.session.items.clear();
    const next = s.stage.startWorker();
    s.stage.clock.time += 11_000;
    await next.runs.settle();
    const step = await s.stage.step(id);
    expect(step).toMatchObject({ state: 'not-sent', stopped: 'secret-lost' });
    expect(step.problem).toBeUndefined();
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('it is not sent when the tab has moved on, and says that', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id } = await created(s);
    s.stage.tab.url = page('65f0a1b2c3d4e5f6a7b8c9d1');
    await s.stage.pass(s.worker, 11_000);
    const step = await s.stage.step(id);
    expect(step).toMatchObject({ state: 'not-sent', stopped: 'tab-moved' });
    expect(step.problem).toBeUndefined();
  });

  test('it can be cancelled, also while it is about to be sent', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'limit');
    const { id } = await created(s, secretOrder());
    s.stage.highlevel.fault('readAgent', 'held');
    s.stage.clock.time += 11_000;
    const settling = s.worker.runs.settle();
    await untilHeld(s.stage);
    const run = await s.worker.runs.stop(id);
    expect(run?.steps[0]).toMatchObject({ state: 'not-sent', stopped: 'cancelled' });
    expect(run?.steps[0]?.problem).toBeUndefined();
    s.stage.highlevel.release();
    await settling;
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    expect([...s.stage.session.items]).toEqual([]);
    expect(await s.worker.runs.stop('nothing')).toBeNull();
  });

  test('a run whose request has left is not cancelled', async () => {
    const s = await start();
    const { id } = await created(s);
    expect((await s.worker.runs.stop(id))?.steps[0]?.state).toBe('created');
  });

  test('it gives up at the day’s limit and after five waits', async () => {
    const daily = await start();
    daily.stage.highlevel.fault('create', 'daily');
    expect((await created(daily)).step).toMatchObject({
      state: 'refused',
      problem: { kind: 'limit', daily: true },
    });
    const burst = await start();
    burst.stage.highlevel.fault('create', ...Array(9).fill('limit'));
    const { id } = await created(burst);
    await burst.stage.pass(burst.worker, 200_000);
    expect(await burst.stage.step(id)).toMatchObject({ state: 'refused', waits: 5 });
    expect(burst.stage.highlevel.creates()).toHaveLength(6);
  });

  test('it waits when reading the agent meets the limit', async () => {
    const s = await start();
    s.stage.highlevel.fault('readAgent', 'limit');
    const { id, step } = await created(s);
    expect(step).toMatchObject({ state: 'waiting', attempts: 0 });
    await s.stage.pass(s.worker, 11_000);
    expect((await s.stage.step(id)).state).toBe('created');
  });

  test('what the first sending stored all the same is found, and not sent again', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'twice-limit');
    const { id } = await created(s);
    await s.stage.pass(s.worker, 11_000);
    const step = await s.stage.step(id);
    expect(step).toMatchObject({ state: 'uncertain', attempts: 1 });
    expect(step.verification.state).toBe('one');
    expect(s.stage.highlevel.stored.size).toBe(1);
  });
});
