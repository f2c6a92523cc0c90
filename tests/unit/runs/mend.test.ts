import { describe, expect, test } from 'vitest';
import { created, hidden, order, pack, page, secret, sms, start, untilHeld } from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const refusal = { status: 422, body: '{"message":"messageBody is bad"}' };

const better = (name = 'Step 2') => ({
  name,
  parameters: { ...sms.parameters, messageBody: 'Better' },
  values: { body: 'Better' },
  anyway: false,
});

const hiddenBetter = {
  name: hidden.name,
  parameters: { ...hidden.parameters, triggerMessage: 'A moment, please.' },
  values: {},
  anyway: false,
};

/** A pack of which the second step was refused. */
async function withRefused(given = pack([{}, {}, {}])) {
  const s = await start();
  s.stage.highlevel.fault('create', 'fine', refusal);
  const { id } = await created(s, given);
  const second = await s.stage.step(id, 1);
  expect(await s.stage.states(id)).toEqual(['created', 'refused', 'created']);
  return { ...s, id, second };
}

/** A pack that was stopped while its first step was on its way. */
async function withStopped(given = pack([{}, {}, {}])) {
  const s = await start();
  s.stage.highlevel.fault('create', 'held');
  const { run } = await s.worker.runs.create(given);
  await untilHeld(s.stage);
  await s.worker.runs.stop(run.id);
  s.stage.highlevel.release();
  await s.worker.runs.settle();
  expect(await s.stage.states(run.id)).toEqual(['created', 'not-sent', 'not-sent']);
  return { ...s, id: run.id };
}

describe('mending', () => {
  test('sends a refused step with its new content, and nothing else', async () => {
    const s = await withRefused();
    const reply = await s.worker.runs.mend(s.id, s.second.id, better());
    expect(reply).toMatchObject({ kind: 'started' });
    expect(reply?.run.steps[1]).toMatchObject({ state: 'claimed', mends: 1 });
    expect(reply?.run.steps[1]?.problem).toBeUndefined();
    await s.worker.runs.settle();
    const mended = await s.stage.step(s.id, 1);
    expect(mended).toMatchObject({ state: 'created', attempts: 2, values: { body: 'Better' } });
    expect(mended.verification.state).toBe('one');
    const sent = s.stage.highlevel.creates().map((one) => one.body?.name);
    expect(sent).toEqual(['Step 1', 'Step 2', 'Step 3', 'Step 2']);
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(better().parameters);
    await s.stage.pass(s.worker, 11_000);
    await expectTruth(s.stage);
    await expectSettled(s.stage);
  });

  test('is for steps that were refused or not sent, and once', async () => {
    const s = await withRefused();
    const { steps } = await s.stage.run(s.id);
    expect(await s.worker.runs.mend(s.id, steps[0]?.id ?? '', better('Step 1'))).toBeNull();
    expect(await s.worker.runs.mend(s.id, 'nothing', better())).toBeNull();
    expect(await s.worker.runs.mend('nothing', s.second.id, better())).toBeNull();
    const both = await Promise.all([
      s.worker.runs.mend(s.id, s.second.id, better()),
      s.worker.runs.mend(s.id, s.second.id, better('Other')),
    ]);
    expect(both.map((one) => one?.kind)).toEqual(['started', undefined]);
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates()).toHaveLength(4);
  });

  test('asks first when an equal request is elsewhere', async () => {
    const s = await withRefused();
    const single = await created(s, order({ name: 'Step 2', parameters: better().parameters }));
    const before = await s.stage.run(s.id);
    const asked = await s.worker.runs.mend(s.id, s.second.id, better());
    expect(asked).toMatchObject({ kind: 'ask', run: { id: single.id } });
    expect(await s.stage.run(s.id)).toEqual(before);
    expect([...s.stage.session.items]).toEqual([]);
    const anyway = { ...better(), anyway: true };
    expect(await s.worker.runs.mend(s.id, s.second.id, anyway)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
    expect(await s.stage.states(s.id)).toEqual(Array(3).fill('created'));
  });

  test('asks first when its draft was sent in another run since', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal);
    const one = await created(s);
    const two = await created(s);
    const asked = await s.worker.runs.mend(one.id, one.step.id, better(sms.name));
    expect(asked).toMatchObject({ kind: 'ask', run: { id: two.id } });
  });

  test('while the others are being sent takes its turn', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal, 'held');
    const { run } = await s.worker.runs.create(pack([{}, {}, {}]));
    await untilHeld(s.stage);
    const first = run.steps[0]?.id ?? '';
    expect(await s.worker.runs.mend(run.id, first, better('Step 1'))).toMatchObject({
      kind: 'started',
    });
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect(await s.stage.states(run.id)).toEqual(Array(3).fill('created'));
    expect(s.stage.highlevel.creates()).toHaveLength(4);
    await expectTruth(s.stage);
  });

  test('of a single create asks the tab, like every single create', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal);
    const { id, step } = await created(s);
    s.stage.tab.url = page('65f0a1b2c3d4e5f6a7b8c9d1');
    await s.worker.runs.mend(id, step.id, better(sms.name));
    await s.worker.runs.settle();
    expect(await s.stage.step(id)).toMatchObject({ state: 'not-sent', stopped: 'tab-moved' });
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('sends new secrets, and journals none', async () => {
    const s = await withRefused(pack([{}, hidden, {}]));
    const values = { key: secret };
    await s.worker.runs.mend(s.id, s.second.id, { ...hiddenBetter, values });
    await s.worker.runs.settle();
    const sent = s.stage.highlevel.creates().at(-1);
    expect(sent?.body?.actionParameters).toEqual(hiddenBetter.parameters);
    expect((await s.stage.step(s.id, 1)).values).toEqual({});
    expect(await s.stage.dump()).not.toContain(secret);
    expect([...s.stage.session.items]).toEqual([]);
  });

  test('finds what the first sending stored all the same', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'twice-limit');
    const { id, step } = await created(s);
    await s.worker.runs.stop(id);
    const same = { name: sms.name, parameters: sms.parameters, values: {}, anyway: false };
    await s.worker.runs.mend(id, step.id, same);
    await s.worker.runs.settle();
    const found = await s.stage.step(id);
    expect(found).toMatchObject({ state: 'uncertain', verification: { state: 'one' } });
    expect(s.stage.highlevel.stored.size).toBe(1);
  });

  test('while it was stopped in the middle of its read: only the new content is sent', async () => {
    const s = await start();
    s.stage.highlevel.fault('readAgent', 'held');
    const { run } = await s.worker.runs.create(pack([{}, {}]));
    await untilHeld(s.stage);
    await s.worker.runs.stop(run.id);
    await s.worker.runs.mend(run.id, run.steps[0]?.id ?? '', { ...better(), name: 'Step 1' });
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    const sent = s.stage.highlevel.creates().map((one) => one.body?.actionParameters);
    expect(sent).toEqual([better().parameters]);
    await expectTruth(s.stage);
  });

  test('while the agent is being checked is sent right after', async () => {
    const s = await withRefused();
    s.stage.highlevel.fault('readAgent', 'held');
    const checking = s.worker.runs.check(s.id);
    await untilHeld(s.stage);
    await s.worker.runs.mend(s.id, s.second.id, better());
    s.stage.highlevel.release();
    await checking;
    for (let turns = 0; turns < 500 && s.stage.highlevel.stored.size < 3; turns += 1) {
      await new Promise(setImmediate);
    }
    expect(s.stage.highlevel.stored.size).toBe(3);
    await s.worker.runs.settle();
  });

  test('that was asked about leaves the step and its secrets as they were', async () => {
    const given = pack([{}, hidden, {}]);
    const s = await withStopped(given);
    const second = await s.stage.step(s.id, 1);
    await created(s, order({ ...hiddenBetter, draftId: 'x' }, hidden));
    const asked = await s.worker.runs.mend(s.id, second.id, hiddenBetter);
    expect(asked).toMatchObject({ kind: 'ask' });
    await s.worker.runs.sendAgain(s.id, false);
    await s.worker.runs.settle();
    const sent = s.stage.highlevel.creates().map((one) => one.body?.actionParameters);
    expect(sent[2]).toEqual(hidden.parameters);
  });

  test('that did not come to be leaves none of its secrets to the step', async () => {
    const s = await withStopped(pack([{}, hidden, {}]));
    const second = await s.stage.step(s.id, 1);
    s.worker.kill();
    const dying = s.stage.startWorker({ atWrite: 1, moment: 'before' });
    await Promise.race([dying.runs.mend(s.id, second.id, hiddenBetter), dying.died]);
    const next = s.stage.startWorker();
    await next.runs.settle();
    await next.runs.sendAgain(s.id, false);
    await next.runs.settle();
    expect(await s.stage.states(s.id)).toEqual(['created', 'not-sent', 'created']);
    expect(await s.stage.step(s.id, 1)).toMatchObject({ stopped: 'secret-lost' });
  });

  test('that cannot be stored changes nothing', async () => {
    const s = await withStopped(pack([{}, hidden, {}]));
    const items = [...s.stage.session.items];
    const second = await s.stage.step(s.id, 1);
    s.worker.db.change = async () => {
      throw new Error('full');
    };
    await expect(s.worker.runs.mend(s.id, second.id, hiddenBetter)).rejects.toThrow('full');
    await s.stage.startWorker().runs.settle();
    expect([...s.stage.session.items]).toEqual(items);
  });
});

describe('sending again', () => {
  test('sends all that was not sent, in order, with its secrets', async () => {
    const given = pack([{}, hidden, {}]);
    const s = await withStopped(given);
    const reply = await s.worker.runs.sendAgain(s.id, false);
    expect(reply).toMatchObject({ kind: 'started' });
    expect(reply?.run.stopped).toBeUndefined();
    await s.worker.runs.settle();
    expect(await s.stage.states(s.id)).toEqual(Array(3).fill('created'));
    const sent = s.stage.highlevel.creates().map((one) => one.body?.actionParameters);
    expect(sent).toEqual(given.steps.map(({ parameters }) => parameters));
    await s.stage.pass(s.worker, 11_000);
    await expectTruth(s.stage);
    await expectSettled(s.stage);
    expect([...s.stage.session.items]).toEqual([]);
    expect(await s.worker.runs.sendAgain(s.id, false)).toBeNull();
    expect(await s.worker.runs.sendAgain('nothing', false)).toBeNull();
  });

  test('leaves refused steps to be mended, and those whose secrets are gone', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal, 'daily');
    const { id } = await created(s, pack([{}, {}, hidden, {}]));
    expect(await s.stage.states(id)).toEqual(['refused', 'refused', 'not-sent', 'not-sent']);
    s.stage.closeBrowser(s.worker);
    const next = s.stage.startWorker();
    await next.runs.settle();
    expect(await next.runs.sendAgain(id, false)).toMatchObject({ kind: 'started' });
    await next.runs.settle();
    expect(await s.stage.states(id)).toEqual(['refused', 'refused', 'not-sent', 'created']);
    expect(await s.stage.step(id, 2)).toMatchObject({ stopped: 'secret-lost' });
    expect(await next.runs.sendAgain(id, false)).toBeNull();
    const third = await s.stage.step(id, 2);
    await next.runs.mend(id, third.id, hiddenBetter);
    await next.runs.settle();
    expect((await s.stage.step(id, 2)).state).toBe('created');
    await expectTruth(s.stage);
  });

  test('asks first when an equal request is elsewhere', async () => {
    const s = await withStopped();
    const single = await created(s, order({ name: 'Step 3' }));
    const asked = await s.worker.runs.sendAgain(s.id, false);
    expect(asked).toMatchObject({ kind: 'ask', run: { id: single.id } });
    expect(await s.stage.states(s.id)).toEqual(['created', 'not-sent', 'not-sent']);
    expect(await s.worker.runs.sendAgain(s.id, true)).toMatchObject({ kind: 'started' });
  });
});
