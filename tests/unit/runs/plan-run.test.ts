import { describe, expect, test } from 'vitest';
import type { Plan, PlanTarget } from '../../../lib/runs/plan/schema.ts';
import type { Fault } from './in-memory-highlevel.ts';
import { hidden, locationId, order, pack, type Started, secret, start } from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const planId = 'p1';
const message = (text: string) => JSON.stringify({ message: text });
const rejected: Fault = { status: 401, body: message('Invalid JWT') };

/** A plan that runs, with one target of so many steps. */
async function plan({ stage }: Started, steps: number): Promise<void> {
  const head: Plan = {
    ...{ version: 1, id: planId, revision: 1, kind: 'apply', name: 'P', state: 'ended' },
    // Its runs may go on whenever they are asked to.
    ...{ createdAt: 1, startedAt: 1, endedAt: 1, targets: 1, locations: 1, steps, targetsRead: 1 },
    ...{ targetsDone: 0, tally: { 'create/do': steps } },
  };
  const target: PlanTarget = {
    ...{ version: 1, key: 'p1/00000', planId, place: 0, target: order().target, state: 'read' },
    steps: Array.from({ length: steps }, (_, template) => ({
      ...{ template, verdict: 'create', choice: 'do' },
    })),
    tally: { 'create/do': steps },
  };
  await stage.db.put('plans', head);
  await stage.db.put('planTargets', target);
}

const given = (count: number, first = {}) =>
  pack([first, ...Array(count - 1).fill({})], {
    ...{ draftId: 'p1/00000', planId, place: 0, surface: 'workspace', tabId: -1, picked: true },
    anyway: false,
  });

async function begun(count = 3, ...faults: Fault[]) {
  const s = await start();
  await plan(s, count);
  s.stage.highlevel.fault('create', ...faults);
  const { claim, ended } = await s.worker.runs.begin(given(count));
  await ended;
  const { id } = claim.run;
  const kinds = () => s.stage.highlevel.log.map(({ kind }) => kind);
  const head = async () => (await s.stage.db.get('plans', planId)) as Plan;
  const target = async () => (await s.stage.db.get('planTargets', 'p1/00000')) as PlanTarget;
  return { ...s, id, kinds, head, target, states: () => s.stage.states(id) };
}

describe('a run of a plan', () => {
  test('reads its agent once before its first step and once ten seconds after its last', async () => {
    const s = await begun(12);
    expect(s.kinds()).toEqual(['readAgent', ...Array(12).fill('create')]);
    await s.stage.pass(s.worker, 9_000);
    expect(s.kinds()).toHaveLength(13);
    await s.stage.pass(s.worker, 60_000);
    expect(s.kinds().slice(13)).toEqual(['readAgent']);
    expect((await s.head()).tally).toEqual({ verified: 12 });
    await expectTruth(s.stage);
    await expectSettled(s.stage);
  });

  test('tells its plan where it stands, in the same transaction', async () => {
    const s = await begun(3, 'fine', { status: 422, body: message('messageBody') }, 'cut-before');
    expect(await s.target()).toMatchObject({
      state: 'done',
      runId: s.id,
      tally: { created: 1, refused: 1, uncertain: 1 },
    });
    expect(await s.head()).toMatchObject({
      targetsDone: 1,
      tally: { created: 1, refused: 1, uncertain: 1 },
    });
    await s.stage.pass(s.worker, 61_000);
    expect((await s.head()).tally).toEqual({ verified: 1, refused: 1, 'not-seen': 1 });
    expect(await s.worker.runs.sendAgain(s.id, false, { isMeant: () => true })).toMatchObject({
      kind: 'started',
    });
    await s.worker.runs.settle();
    expect((await s.head()).tally).toEqual({ verified: 1, created: 1, 'not-seen': 1 });
    const { revision } = await s.head();
    expect(revision).toBeGreaterThan(5);
    await s.stage.db.delete('plans', planId);
    await s.stage.pass(s.worker, 61_000);
    expect(await s.stage.db.count('plans')).toBe(0);
  });

  test('knows of its own actions, and takes a late copy for one', async () => {
    const s = await begun(3, 'fine', 'twice');
    await s.stage.pass(s.worker, 11_000);
    expect((await s.head()).tally).toEqual({ verified: 2, copies: 1 });
  });

  test('looks for what got no answer before it goes on', async () => {
    const s = await begun(3, 'cut-after');
    expect(s.kinds()).toEqual(['readAgent', 'create', 'readAgent', 'create', 'create']);
    expect((await s.head()).tally).toEqual({ found: 1, created: 2 });
  });

  test('reads again where it rested for more than a minute', async () => {
    const s = await begun(2, { status: 429, body: '{}', headers: { 'retry-after': '90' } });
    await s.stage.pass(s.worker, 95_000);
    expect(await s.states()).toEqual(['created', 'created']);
    expect(s.kinds().filter((kind) => kind === 'readAgent')).toHaveLength(2);
  });

  test.each<[string, Fault, 'create' | 'readAgent']>([
    ['token-rejected', rejected, 'create'],
    ['token-rejected', rejected, 'readAgent'],
    [
      'scope-missing',
      { status: 401, body: message('The token is not authorized for this scope.') },
      'create',
    ],
    [
      'other-location',
      { status: 403, body: message('The token does not have access to this location.') },
      'create',
    ],
  ])('waits for another token (%s, %j of a %s), the rest with it', async (kind, fault, of) => {
    const s = await start();
    await plan(s, 3);
    s.stage.highlevel.fault(of, fault);
    const { claim, ended } = await s.worker.runs.begin(given(3));
    await ended;
    const { id } = claim.run;
    expect(await s.stage.states(id)).toEqual(['waiting', 'claimed', 'claimed']);
    expect((await s.stage.step(id)).problem?.kind).toBe(kind);
    const sent = s.stage.highlevel.log.length;
    await s.stage.pass(s.worker, 3_600_000);
    await s.stage.startWorker().runs.settle();
    expect(s.stage.highlevel.log).toHaveLength(sent);
    await s.stage.saveToken();
    await s.worker.runs.connectionChanged(locationId);
    expect(await s.stage.states(id)).toEqual(Array(3).fill('created'));
    await expectTruth(s.stage);
  });

  test('without a token waits for one, also over a restart of the worker', async () => {
    const s = await start();
    await plan(s, 2);
    await s.stage.db.delete('connections', locationId);
    const { claim, ended } = await s.worker.runs.begin(given(2));
    await ended;
    expect(await s.stage.states(claim.run.id)).toEqual(['waiting', 'claimed']);
    await s.stage.saveToken();
    await s.stage.startWorker().runs.settle();
    expect(await s.stage.states(claim.run.id)).toEqual(['created', 'created']);
  });

  test('at the day’s limit goes on after midnight, UTC', async () => {
    const s = await begun(2, 'fine', 'daily');
    expect(await s.states()).toEqual(['created', 'waiting']);
    const { retryAt = 0 } = await s.stage.step(s.id, 1);
    expect(new Date(retryAt).toISOString()).toMatch(/T00:01:00.000Z$/);
    await s.stage.pass(s.worker, retryAt - s.stage.clock.time - 1);
    expect(await s.states()).toEqual(['created', 'waiting']);
    await s.stage.pass(s.worker, 1000);
    expect(await s.states()).toEqual(['created', 'created']);
    expect(s.stage.highlevel.creates()).toHaveLength(3);
  });

  test('without network goes on when there is one', async () => {
    const s = await start();
    await plan(s, 2);
    s.stage.tab.online = false;
    const { claim, ended } = await s.worker.runs.begin(given(2));
    await ended;
    expect(await s.stage.step(claim.run.id)).toMatchObject({
      state: 'waiting',
      problem: { kind: 'offline' },
    });
    s.stage.tab.online = true;
    await s.stage.pass(s.worker, 6000);
    expect(await s.stage.states(claim.run.id)).toEqual(['created', 'created']);
  });

  test('of an agent that is not there sends nothing, and reads it once', async () => {
    const s = await start();
    await plan(s, 3);
    s.stage.highlevel.fault('readAgent', { status: 404, body: message('Agent not found') });
    const { claim, ended } = await s.worker.runs.begin(given(3));
    await ended;
    expect(await s.stage.states(claim.run.id)).toEqual(Array(3).fill('not-sent'));
    expect(s.stage.highlevel.log).toHaveLength(1);
  });

  test('begins once: of two windows one is told so', async () => {
    const s = await begun();
    const { claim } = await s.worker.runs.begin(given(3));
    expect(claim).toMatchObject({ kind: 'already', run: { id: s.id } });
    expect(s.stage.highlevel.creates()).toHaveLength(3);
  });

  test('sends the secrets of its steps, and keeps those of what may be sent again', async () => {
    const s = await start();
    await plan(s, 2);
    s.stage.highlevel.fault('create', { status: 422, body: message('url is bad') });
    const { claim, ended } = await s.worker.runs.begin(given(2, hidden));
    await ended;
    expect(await s.stage.states(claim.run.id)).toEqual(['refused', 'created']);
    expect(await s.stage.dump()).not.toContain(secret);
    await s.worker.runs.sendAgain(claim.run.id, false, { isMeant: () => true });
    await s.worker.runs.settle();
    expect(s.stage.highlevel.creates().at(-1)?.body?.actionParameters).toEqual(hidden.parameters);
    expect([...s.stage.session.items.keys()].join()).not.toContain('run/');
  });
});

describe('a plan that does not say yes', () => {
  test('leaves the rest as it is, and nothing is written while it rests', async () => {
    const s = await start();
    await plan(s, 3);
    const { endedAt: _, ...head } = (await s.stage.db.get('plans', planId)) as Plan;
    await s.stage.db.put('plans', { ...head, state: 'asks' });
    const { claim, ended } = await s.worker.runs.begin(given(3));
    await ended;
    const { id } = claim.run;
    const before = await s.stage.run(id);
    expect(before.steps.map(({ state }) => state)).toEqual(Array(3).fill('claimed'));
    for (let times = 0; times < 3; times += 1) await s.worker.runs.settle();
    // A worker that finds it takes it for nothing that was stopped.
    await s.stage.startWorker().runs.settle();
    expect(await s.stage.run(id)).toEqual(before);
    expect(s.stage.highlevel.log).toEqual([]);
  });
});
