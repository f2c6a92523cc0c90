import { expect, test } from 'vitest';
import { agentOf, planId, planning } from './planning.ts';

const other = 'anotherLocation12345';

/** A plan of two templates on agents of two sub-accounts, read and ready. */
async function ready(agents = 2) {
  const all = await planning();
  await all.connect(other);
  const ids = [
    await all.template('Directions'),
    await all.template('Hours', { messageBody: '9 to 5' }),
  ];
  const targets = [
    ...all.agents(agents),
    ...Array.from({ length: agents }, (_, place) => ({
      locationId: other,
      agentId: `far${place}`,
    })),
  ];
  await all.make({ kind: 'templates', templateIds: ids }, targets);
  const go = (what: 'start' | 'pause' | 'resume' | 'stop') =>
    all.ask('plan/go', { planId, do: what });
  const settled = async () => {
    await all.worker.runner.settle(true);
    await all.worker.runs.settle();
  };
  const head = async () => (await all.ask('plan/open', { planId }))?.plan;
  return { ...all, go, settled, head, ids };
}

test('a plan is carried out: each agent gets each action once, is read once before and once after', async () => {
  const { stage, worker, go, settled, head } = await ready();
  const reads = () => stage.highlevel.log.filter(({ kind }) => kind === 'readAgent').length;
  const before = reads();
  expect(await go('start')).toMatchObject({ kind: 'ok', plan: { state: 'running' } });
  await settled();
  expect(await head()).toMatchObject({
    state: 'ended',
    targetsDone: 4,
    tally: { created: 8 },
  });
  expect(stage.highlevel.stored.size).toBe(8);
  expect(reads() - before).toBe(4);
  await stage.pass(worker, 60_000);
  expect((await head())?.tally).toEqual({ verified: 8 });
  expect(reads() - before).toBe(8);
  const target = await stage.db.getAll('planTargets');
  expect(target.every(({ state, runId }) => state === 'done' && runId !== undefined)).toBe(true);
});

test('steps that are there or are skipped are told as skipped, and what differs is updated', async () => {
  const { stage, make, ask, agents, template, worker } = await planning();
  const ids = [await template('Directions'), await template('Hours')];
  const { triggerPrompt, triggerMessage } = {
    triggerPrompt: 'When the caller asks where we are',
    triggerMessage: 'I am sending it.',
  };
  for (const [name, messageBody] of [
    ['Directions', 'Main Street 1'],
    ['Hours', 'Elsewhere'],
  ] as const) {
    stage.highlevel.add({
      agentId: agentOf(0),
      actionType: 'SMS',
      name,
      actionParameters: { triggerPrompt, triggerMessage, messageBody },
    });
  }
  await make({ kind: 'templates', templateIds: ids }, agents(2));
  await ask('plan/go', { planId, do: 'start' });
  await worker.runner.settle();
  const plan = (await ask('plan/open', { planId }))?.plan;
  expect(plan).toMatchObject({ state: 'ended', tally: { created: 2, updated: 1, skipped: 1 } });
  expect(stage.highlevel.named('Hours').map((one) => one.actionParameters.messageBody)).toEqual([
    'Main Street 1',
    'Main Street 1',
  ]);
});

test('what HighLevel refused is sent again with other values, alone or together', async () => {
  const { stage, make, ask, agents, template, worker } = await planning();
  const text = {
    kind: 'text' as const,
    name: 'where',
    label: 'Where',
    help: '',
    required: true,
  };
  const id = await template('Directions', { messageBody: '{{where}}' }, [text] as never);
  await make({ kind: 'templates', templateIds: [id] }, agents(3), { values: { where: 'bad' } });
  const refusal = { status: 422, body: '{"message":"messageBody is bad"}' };
  stage.highlevel.fault('create', refusal, refusal, refusal);
  await ask('plan/go', { planId, do: 'start' });
  await worker.runner.settle();
  const tally = async () => (await ask('plan/open', { planId }))?.plan.tally;
  expect(await tally()).toEqual({ refused: 3 });
  await ask('plan/again', { planId, place: 1 });
  await worker.runner.settle();
  expect(await tally()).toEqual({ refused: 2, created: 1 });
  await ask('plan/again', { planId, values: { where: 'Main Street 2' } });
  await worker.runner.settle();
  expect(await tally()).toEqual({ created: 3 });
  expect(
    stage.highlevel.named('Directions').map((one) => one.actionParameters.messageBody),
  ).toEqual(['bad', 'Main Street 2', 'Main Street 2']);
  expect((await ask('plan/open', { planId }))?.plan.state).toBe('ended');
});

test('a step that waits for its turn while its plan is paused is not sent', async () => {
  const { stage, go, settled, head } = await ready(1);
  const headers = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Interval-Milliseconds': '10000' };
  const agent = JSON.stringify({ id: agentOf(0), actions: [] });
  const answer = { status: 200, body: agent, headers };
  stage.highlevel.fault('readAgent', answer, answer);
  stage.hooks.onWait = () => go('pause');
  await go('start');
  await settled();
  // The other sub-account may have had its turn before.
  expect(stage.highlevel.creates().filter(({ body }) => body?.agentId === agentOf(0))).toEqual([]);
  expect((await head())?.state).toBe('paused');
  stage.hooks.onWait = undefined;
  await go('resume');
  await settled();
  expect(await head()).toMatchObject({ state: 'ended', tally: { created: 4 } });
});

test('what was stopped before it began is sent when it is asked for', async () => {
  const { stage, go, settled, head, ask, ids } = await ready();
  stage.tab.online = false;
  await go('start');
  await settled();
  expect((await head())?.waits?.why).toBe('offline');
  await go('stop');
  await settled();
  expect(await head()).toMatchObject({ state: 'stopped', tally: { stopped: 8 }, targetsDone: 4 });
  stage.tab.online = true;
  expect(ids).toHaveLength(2);
  await ask('plan/again', { planId, template: 0 });
  await settled();
  expect(await head()).toMatchObject({
    state: 'ended',
    targetsDone: 4,
    tally: { created: 4, skipped: 4 },
  });
});

test('a token that is revoked halfway holds up its sub-account until there is another', async () => {
  const { stage, go, settled, head, connect, worker, ask } = await ready();
  const refusal = { status: 401, body: '{"message":"Invalid token"}' };
  stage.highlevel.fault('create', 'fine', refusal);
  await go('start');
  await settled();
  const plan = await head();
  expect(plan?.state).toBe('running');
  expect(plan?.tally.waiting).toBeGreaterThan(0);
  stage.clock.time += 1000;
  for (const { locationId } of await worker.connections.list()) await connect(locationId);
  await worker.runs.connectionChanged();
  await settled();
  expect(await head()).toMatchObject({ state: 'ended', tally: { created: 8 } });
  expect(stage.highlevel.stored.size).toBe(8);
  expect(await ask('plan/watch', { planId, seen: 0 })).toMatchObject({ plan: { state: 'ended' } });
});
