import { describe, expect, test } from 'vitest';
import type { Fault } from './in-memory-highlevel.ts';
import {
  agentId,
  createAndWait,
  createStage,
  locationId,
  order,
  secret,
  secretOrder,
  sms,
} from './stage.ts';

async function created(fault?: Fault, given = order()) {
  const stage = createStage();
  await stage.saveToken();
  if (fault) stage.highlevel.fault('create', fault);
  const worker = stage.startWorker();
  const claim = await createAndWait(worker, given);
  if (!claim) throw new Error('no claim');
  const { id } = claim.run;
  return { stage, worker, id, highlevel: stage.highlevel, step: () => stage.step(id) };
}

const removals = (s: Awaited<ReturnType<typeof created>>) =>
  s.highlevel.log.filter((one) => one.kind === 'delete');

describe('undo', () => {
  test('removes the id of our own 201 without a question', async () => {
    const s = await created();
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(await s.step()).toMatchObject({ state: 'undone', removed: ['action1'], removing: [] });
    expect(s.highlevel.stored.size).toBe(0);
    const [removal] = removals(s);
    expect(removal?.url.pathname).toBe('/voice-ai/actions/action1');
    expect(removal?.url.search).toBe(`?locationId=${locationId}&agentId=${agentId}`);
  });

  test('asked twice it is done once', async () => {
    const s = await created();
    const replies = await Promise.all([
      s.worker.runs.undo(s.id, false),
      s.worker.runs.undo(s.id, false),
    ]);
    expect(replies.map((reply) => reply?.kind)).toEqual(['removed', 'removed']);
    expect(removals(s)).toHaveLength(1);
  });

  test('needs a confirmation for what was found by reading', async () => {
    const s = await created('cut-after');
    const asked = await s.worker.runs.undo(s.id, false);
    expect(asked).toMatchObject({ kind: 'confirm', ids: ['action1'] });
    expect(s.highlevel.stored.size).toBe(1);
    expect(await s.worker.runs.undo(s.id, true)).toMatchObject({ kind: 'removed' });
    expect(await s.step()).toMatchObject({ state: 'undone' });
    expect(s.highlevel.stored.size).toBe(0);
  });

  test('needs a confirmation for a copy beside our own', async () => {
    const s = await created('twice');
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'confirm' });
    expect(await s.worker.runs.undo(s.id, true)).toMatchObject({ kind: 'removed' });
    expect(s.highlevel.stored.size).toBe(0);
  });

  test('has nothing to do for what is unknown, was refused or was not seen', async () => {
    const refused = await created({ status: 400, body: '{"message":"messageBody"}' });
    expect(await refused.worker.runs.undo(refused.id, true)).toBeNull();
    const unseen = await created('cut-before');
    expect(await unseen.worker.runs.undo(unseen.id, true)).toBeNull();
    expect((await unseen.step()).state).toBe('uncertain');
    expect(await unseen.worker.runs.undo('nothing', true)).toBeNull();
  });

  test.each([
    ['renamed', { name: 'Mine now' }],
    ['other words', { actionParameters: { ...sms.parameters, messageBody: 'Changed' } }],
    ['a key away', { actionParameters: { triggerPrompt: 'x' } }],
  ])('leaves alone what was changed since: %s', async (_, changes) => {
    const s = await created();
    Object.assign(s.highlevel.stored.get('action1') ?? {}, changes);
    expect(await s.worker.runs.undo(s.id, true)).toMatchObject({
      kind: 'changed',
      ids: ['action1'],
    });
    expect(removals(s)).toEqual([]);
    expect((await s.step()).state).toBe('created');
  });

  test('leaves alone what HighLevel or the builder’s shape added, when that is another now', async () => {
    const s = await created({ status: 422, body: '{}' });
    const stored = s.highlevel.stored.get('action1');
    expect(stored?.actionParameters.triggerMessageType).toBe('static_text');
    if (stored) stored.actionParameters.triggerMessageType = 'prompt';
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'changed' });
    if (stored) stored.actionParameters.triggerMessageType = 'static_text';
    // What somebody added beside it is no change of ours.
    if (stored) stored.actionParameters.note = 'new key';
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
  });

  test('compares with secrets left out', async () => {
    const s = await created(undefined, secretOrder());
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    expect(await s.stage.dump()).not.toContain(secret);
  });

  test('of what is gone already is done', async () => {
    const before = await created();
    before.highlevel.stored.clear();
    expect(await before.worker.runs.undo(before.id, false)).toMatchObject({ kind: 'removed' });
    expect((await before.step()).state).toBe('undone');
    const between = await created();
    between.highlevel.fault('delete', { status: 404, body: '{"message":"Action not found"}' });
    expect(await between.worker.runs.undo(between.id, false)).toMatchObject({ kind: 'removed' });
  });

  test('a lost answer is settled by reading', async () => {
    const gone = await created();
    gone.highlevel.fault('delete', 'cut-after');
    expect(await gone.worker.runs.undo(gone.id, false)).toMatchObject({ kind: 'removed' });
    const there = await created();
    there.highlevel.fault('delete', 'cut-before');
    expect(await there.worker.runs.undo(there.id, false)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'uncertain' },
    });
    // It may still be done: looked for as long as a create is.
    expect((await there.step()).removing).toEqual(['action1']);
    await there.stage.pass(there.worker, 61_000);
    expect(await there.step()).toMatchObject({ state: 'created', removing: [] });
    expect(await there.worker.runs.undo(there.id, false)).toMatchObject({ kind: 'removed' });
  });

  test('what could not be read after a lost answer is found out later', async () => {
    const s = await created();
    s.highlevel.fault('delete', 'cut-after');
    const whole = JSON.stringify({
      actionType: 'SMS',
      name: sms.name,
      actionParameters: sms.parameters,
    });
    s.highlevel.fault('readAction', { status: 200, body: whole }, 'cut-before', 'cut-before');
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'failed' });
    expect(await s.step()).toMatchObject({ state: 'created', removing: ['action1'] });
    await s.stage.pass(s.worker, 6000);
    expect((await s.step()).removing).toEqual(['action1']);
    await s.stage.pass(s.worker, 61_000);
    expect(await s.step()).toMatchObject({ state: 'undone', removing: [] });
  });

  test('a refusal is told and leaves it as it was', async () => {
    const s = await created();
    const message = 'The token is not authorized for this scope.';
    s.highlevel.fault('delete', { status: 401, body: JSON.stringify({ message }) });
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'scope-missing', scope: 'voice-ai-agent-goals.write' },
    });
    expect(await s.step()).toMatchObject({ state: 'created', removing: [] });
  });

  test('without a token it says so', async () => {
    const s = await created();
    await s.worker.connections.remove(locationId);
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({
      kind: 'failed',
      problem: { kind: 'no-token' },
    });
  });

  test('during a look has the last word, and the copy that the look saw stays seen', async () => {
    const s = await created();
    s.highlevel.add({
      agentId,
      actionType: 'SMS',
      name: sms.name,
      actionParameters: sms.parameters,
    });
    // The look has the listing, and waits for the single action.
    s.highlevel.options.listing = 'slim';
    s.highlevel.fault('readAction', 'held');
    s.stage.clock.time += 10_000;
    const looking = s.worker.runs.settle();
    while (s.highlevel.held() === 0) await new Promise(setImmediate);
    expect(await s.worker.runs.undo(s.id, false)).toMatchObject({ kind: 'removed' });
    s.highlevel.release();
    await looking;
    expect(await s.step()).toMatchObject({
      state: 'undone',
      removed: ['action1'],
      verification: { ids: ['action2'], state: 'one' },
    });
  });

  test('a settling in the middle of it takes nothing away', async () => {
    const s = await created();
    s.highlevel.fault('delete', 'held');
    const undoing = s.worker.runs.undo(s.id, false);
    while (s.highlevel.held() === 0) await new Promise(setImmediate);
    s.stage.clock.time += 10_000;
    const settling = s.worker.runs.settle();
    expect((await s.step()).removing).toEqual(['action1']);
    s.highlevel.release();
    expect(await undoing).toMatchObject({ kind: 'removed' });
    await settling;
    expect(await s.step()).toMatchObject({ state: 'undone', removing: [] });
  });
});

describe('removing copies', () => {
  test('keeps one and removes the others', async () => {
    const s = await created('twice-cut');
    const reply = await s.worker.runs.removeCopies(s.id, (await s.step()).id, 'action2');
    expect(reply).toMatchObject({ kind: 'removed' });
    expect([...s.highlevel.stored.keys()]).toEqual(['action2']);
    const step = await s.step();
    expect(step).toMatchObject({
      state: 'uncertain',
      removed: ['action1'],
      verification: { state: 'one', ids: ['action2'] },
    });
    await s.stage.pass(s.worker, 61_000);
    expect((await s.step()).verification).toMatchObject({ state: 'one', ids: ['action2'] });
  });

  test('never removes all: the one to keep has to be there', async () => {
    const s = await created('twice');
    expect(await s.worker.runs.removeCopies(s.id, (await s.step()).id, 'another')).toBeNull();
    expect(await s.worker.runs.removeCopies('nothing', 'x', 'action1')).toBeNull();
    expect(s.highlevel.stored.size).toBe(2);
  });

  test('leaves alone a copy that was changed since', async () => {
    const s = await created('twice');
    const copy = s.highlevel.stored.get('action1');
    if (copy) copy.name = 'Mine now';
    expect(await s.worker.runs.removeCopies(s.id, (await s.step()).id, 'action2')).toMatchObject({
      kind: 'changed',
      ids: ['action1'],
    });
    expect(s.highlevel.stored.size).toBe(2);
  });
});

describe('a worker that was stopped while it removed', () => {
  test.each([
    ['before it was done', 'cut-before', 'created', 1],
    ['after it was done', 'cut-after', 'undone', 0],
  ] as const)('%s', async (_, fault, state, left) => {
    const s = await created();
    s.highlevel.fault('delete', 'held');
    void s.worker.runs.undo(s.id, false);
    while (s.highlevel.held() === 0) await new Promise(setImmediate);
    s.worker.kill();
    if (fault === 'cut-after') s.highlevel.release();
    const next = s.stage.startWorker();
    await next.runs.settle();
    await s.stage.pass(next, 61_000);
    expect(await s.step()).toMatchObject({ state, removing: [] });
    expect(s.highlevel.stored.size).toBe(left);
    // The looks that were planned go on.
    if (state === 'created') expect((await s.step()).verification.reads).toBe(2);
  });

  test('what cannot be found out stays open until it can', async () => {
    const s = await created();
    s.highlevel.fault('delete', 'held');
    void s.worker.runs.undo(s.id, false);
    while (s.highlevel.held() === 0) await new Promise(setImmediate);
    s.worker.kill();
    s.highlevel.release();
    s.stage.tab.online = false;
    const next = s.stage.startWorker();
    await next.runs.settle();
    expect((await s.step()).removing).toEqual(['action1']);
    s.stage.tab.online = true;
    await s.stage.pass(next, 61_000);
    expect(await s.step()).toMatchObject({ state: 'undone', removing: [] });
  });

  test('without a token nothing more is tried', async () => {
    const s = await created();
    s.highlevel.fault('delete', 'held');
    void s.worker.runs.undo(s.id, false);
    while (s.highlevel.held() === 0) await new Promise(setImmediate);
    s.worker.kill();
    await s.stage.db.delete('connections', locationId);
    const next = s.stage.startWorker();
    await next.runs.settle();
    await s.stage.pass(next, 61_000);
    expect(await s.step()).toMatchObject({ state: 'created', removing: [] });
  });
});
