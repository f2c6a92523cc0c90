import { describe, expect, test } from 'vitest';
import {
  agentId,
  created,
  createStage,
  locationId,
  order,
  page,
  secret,
  secretOrder,
  sms,
  start,
  tabId,
  token,
  untilHeld,
} from './stage.ts';

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
    const draft = { name: 'Half', parameters: { messageBody: 'half typed' }, values: {} };
    const kind = { type: sms.type, variables: [] };
    await s.worker.drafts.save(place, kind, { ...draft, draftId: 'another' });
    await created(s);
    expect((await s.worker.drafts.read(place))?.draftId).toBe('another');
    expect(await s.worker.catalog.ready(locationId)).toMatchObject([{ id: place.templateId }]);
    await s.worker.drafts.save(place, kind, { ...draft, draftId: 'mine' });
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
    expect(plain).toEqual(sms.parameters);
    expect(builder).toEqual({ ...sms.parameters, triggerMessageType: 'static_text' });
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
    s.worker.db.keys = async () => {
      throw new Error('closed');
    };
    await s.worker.runs.settle();
    expect(s.stage.wakes.length).toBe(1);
  });

  test('asks to be woken before the request leaves, in case the worker is stopped', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    await s.worker.runs.create(order());
    await untilHeld(s.stage);
    expect(s.stage.wakes).toEqual([s.stage.clock.time + 60_000]);
  });

  test('leaves alone what this worker is at', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const { run } = await s.worker.runs.create(order());
    await untilHeld(s.stage);
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
