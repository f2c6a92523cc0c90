import { describe, expect, test } from 'vitest';
import {
  agentId,
  createAndWait,
  createStage,
  locationId,
  order,
  page,
  secret,
  secretOrder,
  tabId,
  token,
} from './stage.ts';

async function start() {
  const stage = createStage();
  await stage.saveToken();
  return { stage, worker: stage.startWorker() };
}
type Started = Awaited<ReturnType<typeof start>>;

async function created({ stage, worker }: Started, given = order()) {
  const claim = await createAndWait(worker, given);
  if (!claim) throw new Error('no claim');
  return { claim, id: claim.run.id, step: await stage.step(claim.run.id) };
}

describe('a create', () => {
  test('is stored once, verified at once and again after ten seconds', async () => {
    const s = await start();
    const { id, step } = await created(s);
    expect(step.state).toBe('created');
    expect(step.verification).toMatchObject({ state: 'one', ids: [step.actionId], reads: 1 });
    expect(step.verification.nextAt).toBe((step.answeredAt ?? 0) + 10_000);
    await s.stage.pass(s.worker, 15_000);
    const later = await s.stage.step(id);
    expect(later.verification).toMatchObject({ state: 'one', reads: 2 });
    expect(later.verification.nextAt).toBeUndefined();
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('learns the names of the agent for the record', async () => {
    const s = await start();
    const { id } = await created(s);
    expect((await s.stage.run(id)).target.agentName).toBe('Front desk');
  });

  test('notes that the token may write', async () => {
    const s = await start();
    await created(s);
    expect((await s.worker.connections.view(locationId))?.writes).toBe('yes');
  });

  test('remembers what was sent and ends its own draft, not another one', async () => {
    const s = await start();
    const place = { locationId, agentId, templateId: 'starter:send-a-text-message' };
    const draft = { name: 'Half', parameters: { messageBody: 'half typed' } };
    await s.worker.drafts.save(place, 'SMS', { ...draft, draftId: 'another' });
    await created(s);
    expect((await s.worker.drafts.read(place))?.draftId).toBe('another');
    const [, sms] = await s.worker.catalog.list(locationId);
    expect(sms).toMatchObject({ ready: true });
    await s.worker.drafts.save(place, 'SMS', { ...draft, draftId: 'mine' });
    await created(s, order({ draftId: 'mine', name: 'Other' }));
    expect(await s.worker.drafts.read(place)).toBeUndefined();
  });

  test('sends nothing without a token', async () => {
    const stage = createStage();
    const worker = stage.startWorker();
    const { step } = await created({ stage, worker });
    expect(step).toMatchObject({ state: 'not-sent', problem: { kind: 'no-token' } });
    expect(stage.highlevel.log).toEqual([]);
  });

  test('sends nothing when the tab shows another agent, another sub-account or is gone', async () => {
    const urls = [
      page('65f0a1b2c3d4e5f6a7b8c9d1'),
      page(agentId, 'another0location0id00'),
      undefined,
    ];
    for (const url of urls) {
      const s = await start();
      s.stage.tab.url = url;
      const { step } = await created(s);
      expect(step).toMatchObject({ state: 'not-sent', stopped: 'tab-moved' });
      expect(s.stage.highlevel.creates()).toEqual([]);
    }
  });

  test('goes to a picked agent while the tab shows its sub-account and no other agent', async () => {
    const s = await start();
    s.stage.tab.url = `https://app.gohighlevel.com/v2/location/${locationId}/ai-agents/voice-ai`;
    expect((await created(s, order({ picked: true }))).step.state).toBe('created');
    expect((await created(s, order({ draftId: 'b', name: 'b' }))).step.stopped).toBe('tab-moved');
    expect(
      (await created(s, order({ draftId: 'c', name: 'c', tabId: tabId + 1 }))).step.stopped,
    ).toBe('tab-moved');
  });

  test('says no network only when nothing was sent', async () => {
    const s = await start();
    s.stage.tab.online = false;
    const { step } = await created(s);
    expect(step).toMatchObject({ state: 'not-sent', problem: { kind: 'offline' } });
    s.stage.tab.online = true;
    s.stage.highlevel.fault('readAgent', 'cut-before');
    const second = await created(s);
    expect(second.step).toMatchObject({ state: 'not-sent', problem: { kind: 'offline' } });
    expect(s.stage.highlevel.creates()).toEqual([]);
  });

  test('is not sent to an agent of another sub-account', async () => {
    const s = await start();
    s.stage.highlevel.options.agentLocation = 'elsewhere';
    const { step } = await created(s);
    expect(step).toMatchObject({ state: 'not-sent', problem: { kind: 'not-found' } });
  });

  test('goes on without a baseline when the scope to read agents is missing', async () => {
    const s = await start();
    const refused = {
      status: 401,
      body: JSON.stringify({ message: 'The token is not authorized for this scope.' }),
    };
    s.stage.highlevel.fault('readAgent', refused);
    const { id, step } = await created(s);
    expect(step).toMatchObject({ state: 'created', baseline: null });
    expect(step.verification).toMatchObject({ state: 'cannot-tell' });
    expect(step.verification.nextAt).toBeUndefined();
    expect(await s.worker.runs.check(id)).not.toBeNull();
  });

  test.each([
    [401, 'Invalid JWT', 'token-rejected'],
    [401, 'The token is not authorized for this scope.', 'scope-missing'],
    [403, 'The token does not have access to this location.', 'other-location'],
    [404, 'Agent not found', 'not-found'],
    [422, ['messageBody must be a string'], 'invalid'],
  ] as const)('that is refused with %s %j has stored nothing', async (status, message, kind) => {
    const s = await start();
    s.stage.highlevel.fault('create', { status, body: JSON.stringify({ message }) });
    const { step } = await created(s);
    expect(step).toMatchObject({ state: 'refused', problem: { kind } });
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    const { writes } = (await s.worker.connections.view(locationId)) ?? {};
    expect(writes).toBe(kind === 'scope-missing' ? 'no' : 'unknown');
  });

  test('that was refused may be sent again with the same draft', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', { status: 400, body: '{"message":"messageBody is bad"}' });
    await created(s);
    expect((await created(s)).step.state).toBe('created');
  });
});

describe('the other shape of a body', () => {
  test('is tried once after a refusal that names no field, and remembered', async () => {
    const s = await start();
    s.stage.highlevel.options.builderShape = 'Invalid actionParameters for the given actionType';
    const { step } = await created(s);
    expect(step).toMatchObject({ state: 'created', shape: 'builder', attempts: 2 });
    const [plain, builder] = s.stage.highlevel.creates().map((one) => one.body?.actionParameters);
    expect(plain).toEqual(order().parameters);
    expect(builder).toEqual({ ...order().parameters, triggerMessageType: 'static_text' });
    await created(s, order({ name: 'Second', draftId: 'second' }));
    expect(s.stage.highlevel.creates()).toHaveLength(3);
  });

  test('is not tried when a field is named, nor a third time', async () => {
    const s = await start();
    s.stage.highlevel.options.builderShape = 'messageBody is too long';
    expect((await created(s)).step.state).toBe('refused');
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    s.stage.highlevel.fault('create', ...Array(4).fill({ status: 422, body: '{}' }));
    const { step } = await created(s, order({ draftId: 'two', name: 'Two' }));
    expect(step).toMatchObject({ state: 'refused', attempts: 2 });
  });

  test('is not tried after anything but a refusal of the content', async () => {
    for (const fault of ['cut-before', 'html', { status: 500, body: '' }] as const) {
      const s = await start();
      s.stage.highlevel.fault('create', fault);
      expect((await created(s)).step.state).toBe('uncertain');
      expect(s.stage.highlevel.creates()).toHaveLength(1);
    }
  });

  test('is forgotten when HighLevel refuses it one day', async () => {
    const s = await start();
    await s.stage.db.put('shapes', { version: 1, key: 'SMS', shape: 'builder' });
    s.stage.highlevel.fault('create', { status: 422, body: '{}' });
    expect((await created(s)).step).toMatchObject({ state: 'refused', shape: 'builder' });
    expect(await s.stage.db.get('shapes', 'SMS')).toBeUndefined();
  });
});

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
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(
      secretOrder().parameters,
    );
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
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(
      secretOrder().parameters,
    );
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
    while (s.stage.highlevel.held() === 0) await new Promise(setImmediate);
    const run = await s.worker.runs.cancel(id);
    expect(run?.steps[0]).toMatchObject({ state: 'not-sent', stopped: 'cancelled' });
    expect(run?.steps[0]?.problem).toBeUndefined();
    s.stage.highlevel.release();
    await settling;
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    expect([...s.stage.session.items]).toEqual([]);
    expect(await s.worker.runs.cancel('nothing')).toBeNull();
  });

  test('a run whose request has left is not cancelled', async () => {
    const s = await start();
    const { id } = await created(s);
    expect((await s.worker.runs.cancel(id))?.steps[0]?.state).toBe('created');
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

  test('what the first sending stored all the same is reported as a copy', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'twice-limit');
    const { id } = await created(s);
    await s.stage.pass(s.worker, 11_000);
    const step = await s.stage.step(id);
    expect(step.state).toBe('created');
    expect(step.verification.state).toBe('copies');
    expect(step.verification.ids).toHaveLength(2);
  });
});

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

  test('an equal request in flight, uncertain or under a minute old asks first', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const first = await s.worker.runs.create(order());
    while (s.stage.highlevel.held() === 0) await new Promise(setImmediate);
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

describe('settling', () => {
  test('does not wait for one run to look after the others', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'cut-after', 'cut-after');
    const one = await created(s, order({ name: 'one' }));
    const two = await created(s, order({ name: 'two', draftId: 'two' }));
    s.stage.highlevel.fault('readAgent', 'held');
    s.stage.clock.time += 2000;
    const settling = s.worker.runs.settle();
    const reads = async () =>
      (await Promise.all([s.stage.step(one.id), s.stage.step(two.id)]))
        .map((step) => step.verification.reads)
        .sort();
    while ((await reads())[1] !== 2) await new Promise(setImmediate);
    expect(await reads()).toEqual([1, 2]);
    s.stage.highlevel.release();
    await settling;
    expect(await reads()).toEqual([2, 2]);
  });

  test('asks to be woken when the journal cannot be read', async () => {
    const s = await start();
    s.worker.db.getAll = async () => {
      throw new Error('closed');
    };
    await s.worker.runs.settle();
    expect(s.stage.wakes.length).toBe(1);
  });

  test('asks to be woken before the request leaves, in case the worker is stopped', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    await s.worker.runs.create(order());
    while (s.stage.highlevel.held() === 0) await new Promise(setImmediate);
    expect(s.stage.wakes).toEqual([s.stage.clock.time + 60_000]);
  });

  test('leaves alone what this worker is at', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const { run } = await s.worker.runs.create(order());
    while (s.stage.highlevel.held() === 0) await new Promise(setImmediate);
    const settling = s.worker.runs.settle();
    expect((await s.stage.step(run.id)).state).toBe('sending');
    s.stage.highlevel.release();
    await settling;
    expect((await s.stage.step(run.id)).state).toBe('created');
  });
});

test('nothing stored, answered or thrown holds a secret, also when HighLevel repeats it', async () => {
  const s = await start();
  const message = `Key ${secret} and ${secret}-2 are bad, so is ${token}`;
  s.stage.highlevel.fault('create', { status: 422, body: JSON.stringify({ message: [message] }) });
  const { claim, step } = await created(s, secretOrder());
  expect(step.problem?.messages).toEqual(['Key •••• and •••• are bad, so is ••••']);
  const all = JSON.stringify(claim) + (await s.stage.dump());
  expect(all).not.toContain(secret);
  expect(all).not.toContain(token);
});
