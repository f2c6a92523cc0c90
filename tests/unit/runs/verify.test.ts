import { describe, expect, test } from 'vitest';
import type { Fault } from './in-memory-highlevel.ts';
import {
  agentId,
  createAndWait,
  createStage,
  locationId,
  order,
  type Stage,
  secret,
  secretOrder,
  sms,
  type Worker,
} from './stage.ts';

async function start(...faults: Fault[]) {
  const stage = createStage();
  await stage.saveToken();
  stage.highlevel.fault('create', ...faults);
  return { stage, worker: stage.startWorker() };
}

async function create({ stage, worker }: { stage: Stage; worker: Worker }, given = order()) {
  const claim = await createAndWait(worker, given);
  if (!claim) throw new Error('no claim');
  const { id } = claim.run;
  return { id, step: () => stage.step(id) };
}

const equal = {
  agentId,
  actionType: 'SMS',
  name: sms.name,
  actionParameters: sms.parameters,
};

describe('after a 201', () => {
  test('a second action that the browser stored is an extra copy', async () => {
    const s = await start('twice');
    const { step } = await create(s);
    const { state, actionId, verification } = await step();
    expect({ state, actionId }).toEqual({ state: 'created', actionId: 'action2' });
    expect(verification).toMatchObject({ state: 'copies' });
    expect([...verification.ids].sort()).toEqual(['action1', 'action2']);
  });

  test('a copy that somebody adds before the second look is seen', async () => {
    const s = await start();
    const { step } = await create(s);
    s.stage.highlevel.add(equal);
    await s.stage.pass(s.worker, 11_000);
    expect((await step()).verification.state).toBe('copies');
  });

  test('what was there before, and other new ones, are no copies', async () => {
    const s = await start();
    s.stage.highlevel.add(equal);
    s.stage.highlevel.add({ ...equal, agentId: 'another' });
    const { step } = await create(s);
    s.stage.highlevel.add({ ...equal, name: 'Another' });
    s.stage.highlevel.add({ ...equal, actionType: 'CALL_TRANSFER' });
    s.stage.highlevel.add({
      ...equal,
      actionParameters: { ...equal.actionParameters, messageBody: '2' },
    });
    await s.stage.pass(s.worker, 11_000);
    expect((await step()).verification).toMatchObject({ state: 'one', ids: ['action3'] });
  });

  test('an id that is not listed yet is not seen, and nothing worse', async () => {
    const s = await start();
    s.stage.highlevel.fault('readAgent', { status: 200, body: JSON.stringify({ actions: [] }) });
    s.stage.highlevel.fault('readAgent', { status: 200, body: JSON.stringify({ actions: [] }) });
    const { step } = await create(s);
    expect(await step()).toMatchObject({ state: 'created', verification: { state: 'not-seen' } });
    await s.stage.pass(s.worker, 11_000);
    expect((await step()).verification.state).toBe('one');
  });
});

describe('after an uncertain outcome', () => {
  test.each<[Fault, number]>([
    ['cut-after', 1],
    ['html', 1],
    ['half', 1],
    ['twice-cut', 2],
  ])('%s: what is there is found', async (fault, count) => {
    const s = await start(fault);
    const { step } = await create(s);
    const { state, actionId, verification } = await step();
    expect(state).toBe('uncertain');
    expect(actionId).toBeUndefined();
    expect(verification.state).toBe(count === 1 ? 'one' : 'copies');
    expect(verification.ids).toHaveLength(count);
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 408, 302])('status %s is uncertain', async (status) => {
    const s = await start({ status, body: '' });
    const { step } = await create(s);
    expect(await step()).toMatchObject({ state: 'uncertain', verification: { state: 'not-seen' } });
  });

  test('one that was never stored is not seen at 0, 2, 10, 30 and 60 s', async () => {
    const s = await start('cut-before');
    const { step } = await create(s);
    const { answeredAt = 0 } = await step();
    const times: number[] = [];
    for (let second = 0; second < 200; second += 1) {
      await s.stage.pass(s.worker, 1000);
      const { checkedAt = 0 } = (await step()).verification;
      if (times.at(-1) !== checkedAt) times.push(checkedAt);
    }
    expect(times.map((time) => time - answeredAt)).toEqual([0, 2000, 10_000, 30_000, 60_000]);
    expect((await step()).verification).toMatchObject({ state: 'not-seen', reads: 5 });
  });

  test('a late commit is found at the look after it', async () => {
    const s = await start('late-commit');
    const { step } = await create(s);
    await s.stage.pass(s.worker, 15_000);
    expect((await step()).verification.state).toBe('not-seen');
    await s.stage.pass(s.worker, 20_000);
    expect((await step()).verification.state).toBe('one');
  });

  test('a person who checks does not use up the schedule', async () => {
    const s = await start('late-commit');
    const { id, step } = await create(s);
    for (let i = 0; i < 6; i += 1) await s.worker.runs.check(id);
    expect((await step()).verification.nextAt).toBe(((await step()).answeredAt ?? 0) + 2000);
    await s.stage.pass(s.worker, 61_000);
    expect((await step()).verification.state).toBe('one');
  });

  test('a check long after finds what appeared', async () => {
    const s = await start('cut-before');
    const { id, step } = await create(s);
    await s.stage.pass(s.worker, 3_600_000);
    s.stage.highlevel.add(equal);
    expect((await s.worker.runs.check(id))?.steps[0]?.verification.state).toBe('one');
    expect((await step()).verification.nextAt).toBeUndefined();
    expect(await s.worker.runs.check('nothing')).toBeNull();
  });

  test('the form is remembered and done once it was found', async () => {
    const s = await start('late-commit');
    await create(s);
    expect(await s.worker.catalog.ready(locationId)).toEqual([]);
    await s.stage.pass(s.worker, 61_000);
    expect(await s.worker.catalog.ready(locationId)).toMatchObject([{ type: 'SMS' }]);
  });

  test('reads that fail take nothing back, and only failing ones cannot tell', async () => {
    const found = await start('cut-after');
    const { step } = await create(found);
    found.stage.highlevel.fault('readAgent', ...Array(4).fill('cut-before'));
    await found.stage.pass(found.worker, 61_000);
    const { verification } = await step();
    expect(verification).toMatchObject({ state: 'one', problem: { kind: 'offline' } });

    const never = await start('cut-after');
    const { step: blind, id } = await create2(never);
    never.stage.highlevel.fault('readAgent', ...Array(9).fill({ status: 503, body: '' }));
    await never.stage.pass(never.worker, 61_000);
    expect((await blind()).verification).toMatchObject({ state: 'cannot-tell' });
    never.stage.highlevel.clearFaults();
    await never.worker.runs.check(id);
    expect((await blind()).verification).toMatchObject({ state: 'one' });
    expect((await blind()).verification.problem).toBeUndefined();
  });

  test('without the token it waits for one', async () => {
    const s = await start('held');
    const claim = await s.worker.runs.create(order());
    while (s.stage.highlevel.held() === 0) await new Promise(setImmediate);
    await s.worker.connections.remove('ve9EPM428h8vShlRW1KT');
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    const step = await s.stage.step(claim.run.id);
    expect(step).toMatchObject({
      state: 'created',
      verification: { state: 'pending', problem: { kind: 'no-token' } },
    });
  });
});

/** Creates while the agent can be read before, but not after. */
async function create2(s: { stage: Stage; worker: Worker }) {
  const { fetch } = s.stage.highlevel;
  let reads = 0;
  s.stage.highlevel.fetch = (input, init) => {
    if (`${input}`.includes('/agents/') && ++reads === 2)
      return Promise.reject(new TypeError('cut'));
    return fetch(input, init);
  };
  return create(s);
}

describe('what HighLevel lists', () => {
  test.each(['slim', 'nameless'] as const)('%s: the single actions tell', async (listing) => {
    const s = await start('twice-cut');
    s.stage.highlevel.add(equal);
    s.stage.highlevel.options.listing = listing;
    const { step } = await create(s);
    s.stage.highlevel.add({ ...equal, actionParameters: { messageBody: 'other' } });
    await s.stage.pass(s.worker, 61_000);
    expect((await step()).verification).toMatchObject({
      state: 'copies',
      ids: ['action2', 'action3'],
    });
  });

  test('ids may be called _id', async () => {
    const s = await start('cut-after');
    s.stage.highlevel.options.idKey = '_id';
    const { step } = await create(s);
    expect((await step()).verification).toMatchObject({ state: 'one', ids: ['action1'] });
    const second = await create(s, order({ name: 'Two', draftId: 'two' }));
    expect(await second.step()).toMatchObject({ state: 'created', actionId: 'action2' });
  });

  test('no listing: it cannot be told, and no more looks are made without a baseline', async () => {
    const s = await start('cut-after');
    s.stage.highlevel.options.listing = 'none';
    const { step } = await create(s);
    expect(await step()).toMatchObject({
      state: 'uncertain',
      baseline: null,
      verification: { state: 'cannot-tell', reads: 1 },
    });
    expect((await step()).verification.nextAt).toBeUndefined();
  });

  test('a listing that comes back later tells', async () => {
    const s = await start('cut-after');
    s.stage.highlevel.fault('readAgent', { status: 200, body: '{"actions":[]}' });
    s.stage.highlevel.fault('readAgent', { status: 200, body: '{}' });
    const { step } = await create(s);
    expect((await step()).verification.state).toBe('cannot-tell');
    await s.stage.pass(s.worker, 3000);
    expect((await step()).verification.state).toBe('one');
  });

  test('odd actions of other kinds hide nothing', async () => {
    const s = await start('cut-after');
    const odd = {
      ...equal,
      actionType: 'CAP',
      name: null as never,
      actionParameters: 'x' as never,
    };
    s.stage.highlevel.add(odd);
    const { step } = await create(s);
    expect((await step()).verification).toMatchObject({ state: 'one', ids: ['action2'] });
  });

  test('one that is gone between listing and reading is left out', async () => {
    const s = await start('twice-cut');
    s.stage.highlevel.options.listing = 'slim';
    s.stage.highlevel.fault('readAction', { status: 404, body: '{"message":"Action not found"}' });
    const { step } = await create(s);
    expect((await step()).verification).toMatchObject({ state: 'one', ids: ['action2'] });
  });

  test('secrets that HighLevel gives back are not kept', async () => {
    const s = await start('cut-after');
    const { step } = await create(s, secretOrder());
    expect((await step()).verification).toMatchObject({ state: 'one' });
    expect(await s.stage.dump()).not.toContain(secret);
  });
});
