import { describe, expect, test } from 'vitest';
import { agentId, created, hidden, order, sms } from '../stage.ts';
import { agentOf, planId, planning, smsParameters } from './planning.ts';

const undoId = 'undo-1';

/** A plan that creates one action and updates another on two agents, carried out and looked at. */
async function carriedOut() {
  const all = await planning();
  const { stage, worker, template, make, agents, ask } = all;
  const ids = [await template('Directions'), await template('Hours', { messageBody: '9 to 5' })];
  for (const place of [0, 1]) {
    stage.highlevel.add({
      agentId: agentOf(place),
      actionType: 'SMS',
      name: 'Hours',
      actionParameters: { ...smsParameters, messageBody: '8 to 4', triggerMessageType: 'prompt' },
    });
  }
  const before = JSON.stringify([...stage.highlevel.stored.values()]);
  await make({ kind: 'templates', templateIds: ids }, agents(2));
  const run = async (id: string) => {
    await ask('plan/go', { planId: id, do: 'start' });
    await worker.runner.settle();
    await stage.pass(worker, 60_000);
  };
  await run(planId);
  expect((await ask('plan/open', { planId }))?.plan).toMatchObject({ state: 'ended' });
  /** Makes the plan that takes it back, and reads its agents. */
  const undo = async (of: object = { planId }, places?: number[]) => {
    const wish = { planId: undoId, of: of as { planId: string }, ...(places ? { places } : {}) };
    const reply = await ask('plan/undo', wish);
    await worker.plans.settle();
    return reply;
  };
  const steps = async (place = 0) =>
    (await ask('plan/target', { planId: undoId, place }))?.planned.steps.map(
      ({ verdict, choice, why = '' }) => `${verdict} ${choice} ${why}`.trim(),
    );
  return { ...all, before, run, undo, steps };
}

describe('taking a plan back', () => {
  test('is planned, shown, and leaves all as it was', async () => {
    const { stage, ask, before, run, undo, steps } = await carriedOut();
    expect(stage.highlevel.named('Directions')).toHaveLength(2);
    expect(await undo()).toEqual({ planId: undoId });
    const open = await ask('plan/open', { planId: undoId });
    expect(open?.plan).toMatchObject({
      kind: 'undo',
      state: 'ready',
      undoes: { planId },
      tally: { 'remove/do': 2, 'put-back/do': 2 },
    });
    // The last step is taken back first.
    expect(await steps()).toEqual(['put-back do', 'remove do']);
    const target = await ask('plan/target', { planId: undoId, place: 0 });
    expect(target?.steps[0]).toMatchObject({
      name: 'Hours',
      differences: [{ path: 'parameters.messageBody', before: '9 to 5', after: '8 to 4' }],
    });
    await run(undoId);
    expect((await ask('plan/open', { planId: undoId }))?.plan).toMatchObject({ state: 'ended' });
    expect(JSON.stringify([...stage.highlevel.stored.values()])).toBe(before);
    expect((await ask('plan/open', { planId }))?.plan.tally).toEqual({ undone: 4 });
    // There is nothing left to take back, but the undo itself can be.
    expect(await ask('plan/undo', { planId: 'again', of: { planId } })).toBeNull();
  });

  test('leaves alone what somebody has changed or removed since', async () => {
    const { stage, undo, steps } = await carriedOut();
    const [mine, theirs] = stage.highlevel.named('Directions');
    const [hours] = stage.highlevel.named('Hours');
    if (!mine || !theirs || !hours) throw new Error('Nothing was created');
    mine.actionParameters = { ...mine.actionParameters, messageBody: 'Somewhere else' };
    hours.name = 'Opening hours';
    stage.highlevel.stored.delete(theirs.id);
    await undo();
    expect(await steps(0)).toEqual(['changed skip', 'changed skip']);
    expect(await steps(1)).toEqual(['put-back do', 'gone skip']);
  });

  test('takes back some targets only, or one run', async () => {
    const { ask, undo, steps, worker } = await carriedOut();
    expect(await undo({ planId }, [1])).toEqual({ planId: undoId });
    expect((await ask('plan/open', { planId: undoId }))?.plan).toMatchObject({ targets: 1 });
    const { rows } = await ask('plan/rows', { planId: undoId, from: 0, count: 5 });
    expect(rows.map(({ target }) => target.agentId)).toEqual([agentOf(1)]);
    expect(await steps()).toEqual(['put-back do', 'remove do']);
    const runId = (await worker.plans.store.target(planId, 0))?.runId ?? '';
    expect(await ask('plan/undo', { planId: 'of-one', of: { runId } })).toEqual({
      planId: 'of-one',
    });
  });

  test('reads single actions where listings are slim, and tells the same', async () => {
    const { stage, undo, steps } = await carriedOut();
    stage.highlevel.options.listing = 'slim';
    await undo();
    expect(await steps()).toEqual(['put-back do', 'remove do']);
  });

  test('still tells where HighLevel lists no actions: each is read by itself', async () => {
    const { stage, undo, steps } = await carriedOut();
    stage.highlevel.options.listing = 'none';
    await undo();
    expect(await steps()).toEqual(['put-back do', 'remove do']);
  });

  test('is not offered while it runs', async () => {
    const { template, make, agents, ask } = await planning();
    await make({ kind: 'templates', templateIds: [await template('Directions')] }, agents(1));
    expect(await ask('plan/undo', { planId: undoId, of: { planId } })).toBeNull();
    expect(await ask('plan/undo', { planId: undoId, of: { runId: 'none' } })).toBeNull();
  });
});

describe('taking one run back', () => {
  test('asks about an action that was found by reading only', async () => {
    const all = await planning();
    all.stage.highlevel.fault('create', 'cut-after');
    const { id, step } = await created(all);
    await all.stage.pass(all.worker, 120_000);
    expect(step.state).toBe('uncertain');
    await all.ask('plan/undo', { planId: undoId, of: { runId: id } });
    await all.worker.plans.settle();
    expect(
      (await all.ask('plan/target', { planId: undoId, place: 0 }))?.planned.steps,
    ).toMatchObject([{ verdict: 'found', choice: 'skip', on: { name: sms.name } }]);
  });

  test('lists extra copies beside our own', async () => {
    const all = await planning();
    all.stage.highlevel.fault('create', 'twice');
    const { id } = await created(all);
    await all.stage.pass(all.worker, 120_000);
    await all.ask('plan/undo', { planId: undoId, of: { runId: id } });
    await all.worker.plans.settle();
    const target = await all.ask('plan/target', { planId: undoId, place: 0 });
    expect(target?.planned.steps.map(({ verdict }) => verdict).sort()).toEqual(['found', 'remove']);
  });

  test('creates again what was removed, but not what held a secret', async () => {
    const all = await planning();
    const { stage, worker, ask } = all;
    for (const { type, name, parameters } of [sms, hidden]) {
      const added = stage.highlevel.add({
        agentId,
        actionType: type,
        name,
        actionParameters: parameters,
      });
      const listed = await ask('agent/actions', order().target);
      const shown = listed.actions?.find(({ id }) => id === added.id);
      const { draftId, target, tabId, picked } = order();
      const reply = await ask('action/remove', {
        draftId: `${draftId}-${name}`,
        target,
        tabId,
        picked,
        surface: 'popup',
        actionId: added.id,
        before: { type, name, parameters: shown?.parameters ?? {} },
      });
      if (reply.kind !== 'started') throw new Error(JSON.stringify(reply));
      await worker.runs.settle();
      expect(stage.highlevel.stored.has(added.id)).toBe(false);
      await ask('plan/undo', { planId: `undo-${name}`, of: { runId: reply.run.id } });
      await worker.plans.settle();
    }
    const stepOf = async (name: string) =>
      (await ask('plan/target', { planId: `undo-${name}`, place: 0 }))?.planned.steps[0];
    expect(await stepOf(sms.name)).toMatchObject({ verdict: 'create-again', choice: 'do' });
    expect(await stepOf(hidden.name)).toMatchObject({ verdict: 'conflict', why: 'secret' });
    await ask('plan/go', { planId: `undo-${sms.name}`, do: 'start' });
    await worker.runner.settle();
    expect(stage.highlevel.named(sms.name)).toMatchObject([{ actionParameters: sms.parameters }]);
  });
});
