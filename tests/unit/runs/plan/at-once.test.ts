import { expect, test } from 'vitest';
import { agentId, order, secret, sms } from '../stage.ts';
import { planId, planning, text } from './planning.ts';

/** Two windows, or two wishes, that meet. */

test('a blank that is filled while the plan is started changes all of it, or nothing', async () => {
  const { stage, ask, template, make, agents, worker } = await planning();
  const id = await template('Directions', { messageBody: '{{where}}' }, [text('where')]);
  await make({ kind: 'templates', templateIds: [id] }, agents(3), { values: { where: 'Here' } });
  const [filled, started] = await Promise.all([
    ask('plan/fill', { planId, values: { where: 'There' } }),
    ask('plan/go', { planId, do: 'start' }),
  ]);
  expect([filled?.kind, started?.kind].sort()).toEqual(['not-now', 'ok']);
  await worker.plans.settle();
  if (started?.kind === 'not-now') await ask('plan/go', { planId, do: 'start' });
  await worker.runner.settle();
  const sent = stage.highlevel.named('Directions').map((one) => one.actionParameters.messageBody);
  const wanted = filled?.kind === 'ok' ? 'There' : 'Here';
  expect(sent).toEqual([wanted, wanted, wanted]);
  const source = await stage.db.get('planSources', planId);
  expect(source?.values).toEqual({ where: wanted });
});

test('two windows that fill different blanks lose neither', async () => {
  const { stage, ask, template, make, agents, worker } = await planning();
  const id = await template('Directions', { messageBody: '{{street}}, {{town}}' }, [
    text('street'),
    text('town'),
  ]);
  await make({ kind: 'templates', templateIds: [id] }, agents(1));
  await Promise.all([
    ask('plan/fill', { planId, values: { street: 'Main Street' } }),
    ask('plan/fill', { planId, values: { town: 'Springfield' } }),
  ]);
  await worker.plans.settle();
  expect((await stage.db.get('planSources', planId))?.values).toEqual({
    street: 'Main Street',
    town: 'Springfield',
  });
  const target = await ask('plan/target', { planId, place: 0 });
  expect(target?.steps[0]?.parameters.messageBody).toBe('Main Street, Springfield');
});

test('what was removed is created again once, whoever takes it back twice', async () => {
  const { stage, ask, worker } = await planning();
  const { type, name, parameters } = sms;
  const added = stage.highlevel.add({
    agentId,
    actionType: type,
    name,
    actionParameters: parameters,
  });
  const { draftId, target, tabId, picked } = order();
  const removed = await ask('action/remove', {
    ...{ draftId, target, tabId, picked, surface: 'popup', actionId: added.id },
    before: { type, name, parameters },
  });
  if (removed.kind !== 'started') throw new Error(JSON.stringify(removed));
  await worker.runs.settle();
  for (const id of ['undo-1', 'undo-2']) {
    await ask('plan/undo', { planId: id, of: { runId: removed.run.id } });
  }
  await worker.plans.settle();
  await ask('plan/go', { planId: 'undo-1', do: 'start' });
  await worker.runner.settle();
  await stage.pass(worker, 300_000);
  await ask('plan/go', { planId: 'undo-2', do: 'start' });
  await worker.runner.settle();
  await stage.pass(worker, 300_000);
  expect(stage.highlevel.named(name)).toHaveLength(1);
  expect((await ask('plan/open', { planId: 'undo-2' }))?.plan).toMatchObject({
    state: 'ended',
    tally: { stopped: 1 },
  });
});

test('a value that belongs to no blank is not kept: nobody can tell what it is', async () => {
  const { stage, ask, template, make, agents } = await planning();
  const id = await template('Directions', { messageBody: '{{where}}' }, [text('where')]);
  await make({ kind: 'templates', templateIds: [id] }, agents(1), {
    values: { where: 'Here', other: secret },
  });
  await ask('plan/fill', { planId, values: { other: secret } });
  expect(await stage.dump()).not.toContain(secret);
  expect((await stage.db.get('planSources', planId))?.values).toEqual({ where: 'Here' });
});

test('what is filled in for what was refused changes nothing else that is to come', async () => {
  const { stage, ask, template, make, agents, worker } = await planning();
  const ids = [
    await template('Directions', { messageBody: '{{where}}' }, [text('where')]),
    await template('Hours', { messageBody: '{{hours}}' }, [text('hours', { default: '9 to 5' })]),
  ];
  await make({ kind: 'templates', templateIds: ids }, agents(2), { values: { where: 'bad' } });
  const shown = async () =>
    (await ask('plan/target', { planId, place: 1 }))?.steps.map(
      (one) => one.parameters.messageBody,
    );
  expect(await shown()).toEqual(['bad', '9 to 5']);
  stage.highlevel.fault('create', { status: 422, body: '{"message":"messageBody is bad"}' });
  await ask('plan/go', { planId, do: 'start' });
  await worker.runner.settle();
  // What is remembered in the sub-account is another by now.
  const source = await stage.db.get('planSources', planId);
  if (!source) throw new Error('No source');
  await stage.db.put('planSources', { ...source, values: { ...source.values, hours: '8 to 4' } });
  await ask('plan/again', { planId, values: { where: 'Here' } });
  await worker.runner.settle();
  expect(await shown()).toEqual(['Here', '9 to 5']);
});

test('a plan that was stopped is taken back once nothing of it is under way', async () => {
  const { stage, ask, template, make, agents, worker } = await planning();
  const ids = [await template('Directions'), await template('Hours')];
  await make({ kind: 'templates', templateIds: ids }, agents(1));
  stage.highlevel.fault('create', 'fine', 'held');
  await ask('plan/go', { planId, do: 'start' });
  while (stage.highlevel.held() < 1) await new Promise(setImmediate);
  await ask('plan/go', { planId, do: 'stop' });
  expect(await ask('plan/undo', { planId: 'undo-1', of: { planId } })).toBeNull();
  stage.highlevel.release();
  await worker.runner.settle();
  await stage.pass(worker, 60_000);
  await worker.runner.settle();
  expect(await ask('plan/undo', { planId: 'undo-1', of: { planId } })).toEqual({
    planId: 'undo-1',
  });
});

test('what was stopped before it began is sent once its plan goes on, also when asked for in a pause', async () => {
  const { stage, ask, template, make, agents, worker } = await planning();
  await make({ kind: 'templates', templateIds: [await template('Directions')] }, agents(3));
  const go = (what: 'start' | 'stop' | 'pause' | 'resume') => ask('plan/go', { planId, do: what });
  const settled = () => worker.runner.settle(true);
  stage.tab.online = false;
  await go('start');
  await settled();
  await go('stop');
  await settled();
  await ask('plan/again', { planId, place: 0 });
  await settled();
  await go('pause');
  await ask('plan/again', { planId, place: 1 });
  stage.tab.online = true;
  await go('resume');
  await settled();
  expect(stage.highlevel.named('Directions')).toHaveLength(2);
});
