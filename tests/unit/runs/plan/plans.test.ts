import { describe, expect, test } from 'vitest';
import { agentId, locationId, secret, token } from '../stage.ts';
import { agentOf, planId, planning, smsParameters } from './planning.ts';

const other = 'anotherLocation12345';

describe('a plan', () => {
  test('reads each agent once and says what it would do, and nothing is written', async () => {
    const { stage, template, make, ask, agents, connect } = await planning();
    await connect(other);
    const ids = [await template('Directions'), await template('Hours', { messageBody: '9 to 5' })];
    stage.highlevel.add({
      agentId: agentOf(0),
      actionType: 'SMS',
      name: 'Directions',
      actionParameters: { ...smsParameters, addedBy: 'HighLevel' },
    });
    stage.highlevel.add({
      agentId: agentOf(1),
      actionType: 'SMS',
      name: 'Hours',
      actionParameters: { ...smsParameters, messageBody: '8 to 4' },
    });
    const what = { kind: 'templates' as const, templateIds: ids };
    const far = { locationId: other, agentId: 'far' };
    const [first, second] = agents(2);
    const targets = [first, far, second].filter((one) => one !== undefined);
    expect(await make(what, targets)).toEqual({ kind: 'made', planId });

    const open = await ask('plan/open', { planId });
    expect(open?.plan).toMatchObject({
      state: 'ready',
      name: '2 templates',
      targets: 3,
      targetsRead: 3,
      locations: 2,
      steps: 6,
      tally: { 'create/do': 4, 'there/skip': 1, 'differs/update': 1 },
      readFrom: stage.clock.time,
    });
    const { rows, total } = await ask('plan/rows', { planId, from: 0, count: 10 });
    expect(total).toBe(3);
    // Those of one sub-account follow one another.
    expect(rows.map(({ target }) => target.agentId)).toEqual([agentOf(0), agentOf(1), 'far']);
    expect(rows[0]?.target.agentName).toBe('Front desk');
    expect(rows.map(({ steps }) => steps.map(({ verdict }) => verdict))).toEqual([
      ['there', 'create'],
      ['create', 'differs'],
      ['create', 'create'],
    ]);
    const target = await ask('plan/target', { planId, place: 1 });
    expect(target?.steps[1]).toMatchObject({
      name: 'Hours',
      parameters: { messageBody: '9 to 5' },
      differences: [{ path: 'parameters.messageBody', before: '8 to 4', after: '9 to 5' }],
    });
    const { log, creates } = stage.highlevel;
    expect(log.filter(({ kind }) => kind === 'readAgent')).toHaveLength(3);
    expect(creates()).toEqual([]);
    expect(log.every(({ method }) => method === 'GET')).toBe(true);
  });

  test('is made once, however often it is asked for', async () => {
    const { template, make, ask, agents } = await planning();
    const what = { kind: 'templates' as const, templateIds: [await template('Directions')] };
    await make(what, agents(1));
    await make(what, agents(3));
    expect((await ask('plan/open', { planId }))?.plan.targets).toBe(1);
  });

  test('shows a part of its targets: by names, sub-account, and where their steps stand', async () => {
    const { template, make, ask, agents, stage } = await planning();
    const what = { kind: 'templates' as const, templateIds: [await template('Directions')] };
    stage.highlevel.add({
      agentId: agentOf(3),
      actionType: 'SMS',
      name: 'Directions',
      actionParameters: smsParameters,
    });
    await make(what, [...agents(5), { locationId: other, agentId: 'far' }]);
    const places = async (wish: object) => {
      const { rows, total } = await ask('plan/rows', { planId, from: 0, count: 2, ...wish });
      return [total, ...rows.map(({ place }) => place)];
    };
    expect(await places({})).toEqual([6, 0, 1]);
    expect(await places({ from: 4 })).toEqual([6, 4, 5]);
    expect(await places({ text: 'front DESK' })).toEqual([5, 0, 1]);
    expect(await places({ text: 'agent3' })).toEqual([1, 3]);
    expect(await places({ bucket: 'there' })).toEqual([1, 3]);
    expect(await places({ bucket: 'create/do', from: 3 })).toEqual([4, 4]);
    expect(await places({ locationId: other })).toEqual([1, 5]);
    expect(await places({ bucket: 'conflict' })).toEqual([1, 5]);
    const far = await ask('plan/target', { planId, place: 5 });
    expect(far?.planned.steps[0]).toMatchObject({ verdict: 'conflict', why: 'token' });
  });

  test('takes choices, for one step and for all of a kind, where they are possible', async () => {
    const { template, make, ask, agents, stage } = await planning();
    const ids = [await template('Directions'), await template('Hours')];
    for (const place of [0, 1]) {
      stage.highlevel.add({
        agentId: agentOf(place),
        actionType: 'SMS',
        name: 'Directions',
        actionParameters: { ...smsParameters, messageBody: 'Elsewhere' },
      });
    }
    await make({ kind: 'templates', templateIds: ids }, agents(3));
    const tally = async () => (await ask('plan/open', { planId }))?.plan.tally;
    expect(await tally()).toEqual({ 'differs/update': 2, 'create/do': 4 });
    await ask('plan/choose', { planId, filter: { verdict: 'differs' }, choice: 'beside' });
    expect(await tally()).toEqual({ 'differs/beside': 2, 'create/do': 4 });
    await ask('plan/choose', { planId, filter: { place: 1, template: 1 }, choice: 'skip' });
    expect(await tally()).toEqual({ 'differs/beside': 2, 'create/do': 3, 'create/skip': 1 });
    // None of the steps to be created can be an update.
    await ask('plan/choose', { planId, filter: { verdict: 'create' }, choice: 'update' });
    expect(await tally()).toEqual({ 'differs/beside': 2, 'create/do': 3, 'create/skip': 1 });
    const reply = await ask('plan/choose', { planId, filter: {}, choice: 'skip' });
    expect(reply).toMatchObject({ kind: 'ok', plan: { state: 'ready' } });
    expect(await tally()).toEqual({ 'differs/skip': 2, 'create/skip': 4 });
  });

  test('holds what is chosen within HighLevel’s limits', async () => {
    const { template, make, ask, agents, stage } = await planning();
    for (let count = 0; count < 14; count += 1) {
      stage.highlevel.add({
        agentId: agentOf(0),
        actionType: 'AGENT_TRANSFER',
        name: `Other ${count}`,
        actionParameters: {},
      });
    }
    const ids = [await template('Directions'), await template('Hours')];
    await make({ kind: 'templates', templateIds: ids }, agents(1));
    const steps = async () =>
      (await ask('plan/target', { planId, place: 0 }))?.planned.steps.map(
        ({ verdict, choice, why = '' }) => `${verdict} ${choice} ${why}`,
      );
    expect(await steps()).toEqual(['create do ', 'conflict skip limit-during']);
    await ask('plan/choose', { planId, filter: { template: 1 }, choice: 'do' });
    expect(await steps()).toEqual(['create do ', 'conflict skip limit-during']);
    // Where one is left out the other has room.
    await ask('plan/choose', { planId, filter: { template: 0 }, choice: 'skip' });
    expect(await steps()).toEqual(['create skip ', 'create do ']);
  });
});

test('a worker that is stopped while it reads leaves it to the next one', async () => {
  const { stage, template, ask, agents, worker } = await planning();
  const what = { kind: 'templates' as const, templateIds: [await template('Directions')] };
  stage.highlevel.fault('readAgent', 'fine', 'held', 'held');
  await ask('plan/make', {
    planId,
    kind: 'apply',
    what,
    targets: agents(5),
    values: {},
    locationValues: {},
  });
  while (stage.highlevel.held() < 2) await new Promise(setImmediate);
  worker.kill();
  stage.highlevel.release();
  const next = stage.startWorker();
  expect((await next.plans.store.head(planId))?.state).toBe('reading');
  await next.plans.settle();
  expect(await next.plans.store.head(planId)).toMatchObject({ state: 'ready', targetsRead: 5 });
});

test('no token and no secret of a plan is stored or told', async () => {
  const { stage, ask, make, agents, worker } = await planning();
  const saved = await ask('template/save', {
    base: 0,
    anyway: false,
    content: {
      type: 'CUSTOM_ACTION',
      name: 'Ask the shop',
      description: '',
      parameters: {
        triggerPrompt: 'When asked',
        triggerMessage: 'One moment.',
        apiDetails: {
          url: '{{shop}}',
          method: 'POST',
          headers: [{ key: 'Authorization', value: 'Bearer {{key}}' }],
        },
      },
      variables: [
        { name: 'shop', label: 'Shop', kind: 'url', required: true },
        { name: 'key', label: 'Key', kind: 'text', required: true },
      ],
      folder: '',
      tags: [],
    },
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  await make({ kind: 'templates', templateIds: [saved.template.id] }, agents(1), {
    values: { shop: `https://shop.example.com/?token=${secret}-2`, key: secret },
  });
  const target = await worker.plans.store.target(planId, 0);
  expect(target?.steps[0]).toMatchObject({ verdict: 'create' });
  expect(await stage.dump()).not.toContain(secret);
  expect(JSON.stringify(await ask('plan/target', { planId, place: 0 }))).not.toContain(secret);
  if (!target) throw new Error('No target');
  expect(await worker.plans.stepsFor(target)).toMatchObject([
    {
      op: 'create',
      isLost: false,
      parameters: {
        apiDetails: {
          url: `https://shop.example.com/?token=${secret}-2`,
          headers: [{ value: `Bearer ${secret}` }],
        },
      },
    },
  ]);
  // The browser ends: what was in memory only is gone, and that is said.
  stage.closeBrowser(worker);
  const next = stage.startWorker();
  expect(await next.plans.stepsFor(target)).toMatchObject([{ isLost: true }]);
  expect(JSON.stringify(await next.plans.stepsFor(target))).not.toContain(secret);
  expect([token, agentId, locationId]).not.toContain(secret);
});
