import { expect, test } from 'vitest';
import { VaultLocked } from '../../../../lib/connections/vault-shared.ts';
import { agentOf, planId, planning, smsParameters, text } from './planning.ts';

test('cells of an overview become a plan of these templates on these agents', async () => {
  const { ask, template, make, agents, stage, worker } = await planning();
  const ids = [
    await template('Directions'),
    await template('Hours', { messageBody: '{{hours}}' }, [text('hours')]),
  ];
  stage.highlevel.add({
    agentId: agentOf(0),
    actionType: 'SMS',
    name: 'Hours',
    actionParameters: smsParameters,
  });
  await make({ kind: 'templates', templateIds: ids }, agents(3), { kind: 'fleet' });
  const { rows } = await ask('plan/rows', { planId, from: 0, count: 5 });
  expect(rows.map(({ steps }) => steps.map(({ verdict }) => verdict))).toEqual([
    // What it would hold is not known: only whether something of its name is there.
    ['create', 'cannot-tell'],
    ['create', 'create'],
    ['create', 'create'],
  ]);
  const cells = [
    { place: 2, templates: [1, 0] },
    { place: 0, templates: [1, 7] },
  ];
  expect(await ask('plan/cells', { fleetId: planId, planId: 'of-cells', cells })).toEqual({
    planId: 'of-cells',
  });
  await worker.plans.settle();
  const made = await ask('plan/rows', { planId: 'of-cells', from: 0, count: 5 });
  expect(
    made.rows.map(({ target, steps }) => [target.agentId, ...steps.map((one) => one.template)]),
  ).toEqual([
    [agentOf(2), 0, 1],
    [agentOf(0), 1],
  ]);
  expect((await ask('plan/open', { planId: 'of-cells' }))?.plan).toMatchObject({
    kind: 'apply',
    steps: 3,
  });
  expect(await ask('plan/cells', { fleetId: 'none', planId: 'x', cells })).toBeNull();
});

test('a plan goes into a file, a line for each step, in the words of the page', async () => {
  const { ask, template, make, agents, stage, worker } = await planning();
  stage.highlevel.add({
    agentId: agentOf(0),
    actionType: 'SMS',
    name: 'Directions',
    actionParameters: smsParameters,
  });
  const ids = [await template('Directions'), await template('Hours')];
  await make({ kind: 'templates', templateIds: ids }, agents(30));
  const lines = async () => {
    const first = await ask('plan/export', { planId, from: 0 });
    const second = await ask('plan/export', { planId, from: first?.next ?? 0 });
    expect(second?.next).toBeUndefined();
    return [...(first?.lines ?? []), ...(second?.lines ?? [])];
  };
  const before = await lines();
  expect(before).toHaveLength(60);
  expect(before[0]).toMatchObject({
    agent: 'Front desk',
    agentId: agentOf(0),
    type: 'Send a text message',
    action: 'Directions',
    verdict: 'Already there',
    choice: 'Leave',
    result: '',
    readAt: new Date(stage.clock.time).toISOString(),
  });
  expect(before[1]).toMatchObject({ verdict: 'Create', choice: 'Create', actionId: '' });
  await ask('plan/go', { planId, do: 'start' });
  await worker.runner.settle();
  const after = await lines();
  expect(after.slice(0, 2)).toMatchObject([{ result: 'skipped' }, { result: 'created' }]);
  expect(after[1]?.actionId).not.toBe('');
});

test('agents are read again, all or some, and what was chosen stays', async () => {
  const { ask, template, make, agents, stage, worker } = await planning();
  await make({ kind: 'templates', templateIds: [await template('Directions')] }, agents(3));
  await ask('plan/choose', { planId, filter: { place: 2 }, choice: 'skip' });
  stage.clock.time += 60_000;
  stage.highlevel.add({
    agentId: agentOf(0),
    actionType: 'SMS',
    name: 'Directions',
    actionParameters: smsParameters,
  });
  const reads = () => stage.highlevel.log.filter(({ kind }) => kind === 'readAgent').length;
  expect(reads()).toBe(3);
  await ask('plan/read-again', { planId, places: [0, 2] });
  await worker.plans.settle();
  expect(reads()).toBe(5);
  expect((await ask('plan/open', { planId }))?.plan).toMatchObject({
    state: 'ready',
    tally: { 'there/skip': 1, 'create/do': 1, 'create/skip': 1 },
    readFrom: stage.clock.time - 60_000,
    readTo: stage.clock.time,
  });
  await ask('plan/read-again', { planId });
  await worker.plans.settle();
  expect((await ask('plan/open', { planId }))?.plan.readFrom).toBe(stage.clock.time);
});

test('HighLevel’s wait is obeyed, and what it refuses is told beside the agent', async () => {
  const { ask, template, make, agents, stage } = await planning();
  stage.highlevel.fault(
    'readAgent',
    'limit',
    { status: 404, body: '{"message":"Agent not found"}' },
    { status: 503, body: '' },
  );
  await make({ kind: 'templates', templateIds: [await template('Directions')] }, agents(3));
  const { rows } = await ask('plan/rows', { planId, from: 0, count: 5 });
  expect(rows.map(({ steps }) => steps[0]?.why).sort()).toEqual(['agent', 'read', undefined]);
  expect(rows.flatMap(({ problem }) => problem?.kind ?? []).sort()).toEqual(['down', 'not-found']);
});

test('a plan that is read is discarded whole, and nothing of it comes back', async () => {
  const { ask, template, agents, stage, worker } = await planning();
  const what = { kind: 'templates' as const, templateIds: [await template('Directions')] };
  stage.highlevel.fault('readAgent', 'held');
  const wish = {
    planId,
    kind: 'apply' as const,
    what,
    targets: agents(6),
    values: {},
    locationValues: {},
  };
  await ask('plan/make', wish);
  while (stage.highlevel.held() === 0) await new Promise(setImmediate);
  expect(await worker.plans.discard(planId)).toBe(true);
  stage.highlevel.release();
  await worker.plans.settle();
  await new Promise((resolve) => setTimeout(resolve, 20));
  for (const store of ['plans', 'planTargets', 'planSources', 'planContents'] as const) {
    expect([store, await stage.db.count(store)]).toEqual([store, 0]);
  }
});

test('a locked vault is told before anything is made', async () => {
  const { ask, template, agents, worker } = await planning();
  const what = { kind: 'templates' as const, templateIds: [await template('Directions')] };
  await worker.vault.change('passphrase', 'a few words of nobody else');
  await worker.vault.lock();
  const wish = {
    planId,
    kind: 'apply' as const,
    what,
    targets: agents(1),
    values: {},
    locationValues: {},
  };
  await expect(ask('plan/make', wish)).rejects.toThrow(VaultLocked);
  expect(await ask('plan/open', { planId })).toBeNull();
});

test('slim listings are completed by single reads; what cannot be read stays open', async () => {
  const { ask, template, make, agents, stage, worker } = await planning();
  for (const [name, messageBody] of [
    ['Directions', 'Main Street 1'],
    ['Hours', 'Elsewhere'],
    ['Not ours', 'x'],
  ] as const) {
    stage.highlevel.add({
      agentId: agentOf(0),
      actionType: 'SMS',
      name,
      actionParameters: { ...smsParameters, messageBody },
    });
  }
  const ids = [await template('Directions'), await template('Hours'), await template('More')];
  const verdicts = async (listing: 'slim' | 'nameless' | 'none') => {
    stage.highlevel.options.listing = listing;
    const before = stage.highlevel.log.length;
    await ask('plan/read-again', { planId });
    await worker.plans.settle();
    const target = await ask('plan/target', { planId, place: 0 });
    const singles = stage.highlevel.log.slice(before).filter(({ kind }) => kind === 'readAction');
    return [singles.length, ...(target?.planned.steps ?? []).map(({ verdict }) => verdict)];
  };
  await make({ kind: 'templates', templateIds: ids }, agents(1));
  expect(await verdicts('slim')).toEqual([2, 'there', 'differs', 'create']);
  expect(await verdicts('nameless')).toEqual([3, 'there', 'differs', 'create']);
  stage.highlevel.fault('readAction', { status: 503, body: '' });
  expect(await verdicts('slim')).toEqual([2, 'cannot-tell', 'differs', 'create']);
  expect(await verdicts('none')).toEqual([0, 'cannot-tell', 'cannot-tell', 'cannot-tell']);
  // A person may want them all the same.
  await ask('plan/choose', { planId, filter: { template: 2 }, choice: 'do' });
  expect((await ask('plan/open', { planId }))?.plan.tally).toEqual({
    'cannot-tell/skip': 2,
    'cannot-tell/do': 1,
  });
});

test('what an administrator does not allow makes no plan', async () => {
  const { template, make, agents, stage, ask } = await planning();
  const id = await template('Directions');
  stage.managed.policy = { personalTemplates: false };
  const reply = await make({ kind: 'templates', templateIds: [id] }, agents(1));
  expect(reply).toMatchObject({ kind: 'invalid' });
  expect(await ask('plan/open', { planId })).toBeNull();
});
