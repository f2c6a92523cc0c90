import { describe, expect, test } from 'vitest';
import {
  agentId,
  createAndWait,
  created,
  hidden,
  locationId,
  order,
  pack,
  page,
  type Started,
  secret,
  sms,
  start,
  untilHeld,
} from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const three = pack([{}, {}, {}]);
const another = page('65f0a1b2c3d4e5f6a7b8c9d1');
const refusal = { status: 422, body: '{"message":"messageBody is bad"}' };

/** How the steps of a run stand, and why. */
async function told({ stage }: Started, id: string): Promise<string[]> {
  return (await stage.run(id)).steps.map(({ state, stopped, problem }) =>
    [state, stopped ?? problem?.kind].filter(Boolean).join(' '),
  );
}

const kinds = ({ stage }: Started) => stage.highlevel.log.map((one) => one.kind);

describe('a pack', () => {
  test('is one run: its steps are created in order, one after the other', async () => {
    const s = await start();
    const { id } = await created(s, three);
    const run = await s.stage.run(id);
    expect(run.pack).toEqual({ id: 'pack:essentials', name: 'Essentials' });
    expect(run.steps.map(({ state, actionId }) => [state, actionId])).toEqual([
      ['created', 'action1'],
      ['created', 'action2'],
      ['created', 'action3'],
    ]);
    const baselines = run.steps.map(({ baseline }) => baseline);
    // What the run itself has created is no news to its other steps.
    expect(baselines).toEqual([[], [], []]);
    await expectTruth(s.stage);
  });

  test('reads the agent before its first step, after its last, and ten seconds later', async () => {
    const s = await start();
    const { id } = await created(s, three);
    const creates = Array(3).fill('create');
    expect(kinds(s)).toEqual(['readAgent', ...creates, 'readAgent']);
    const seen = async () => (await s.stage.run(id)).steps.map(({ verification }) => verification);
    expect(await seen()).toMatchObject(Array(3).fill({ state: 'one', reads: 1 }));
    await s.stage.pass(s.worker, 11_000);
    expect(kinds(s)).toHaveLength(6);
    expect(await seen()).toMatchObject(Array(3).fill({ state: 'one', reads: 2 }));
    await expectSettled(s.stage);
  });

  test('reads each action once where the listing is slim', async () => {
    const s = await start();
    s.stage.highlevel.options.listing = 'nameless';
    await created(s, three);
    expect(kinds(s).filter((kind) => kind === 'readAction')).toHaveLength(3);
  });

  test('tells of each step that was created, so that each is remembered', async () => {
    const s = await start();
    await created(s, pack([{}, hidden]));
    const remembered = await s.stage.db.getAll('remembered');
    expect(remembered.map(({ key }) => key).sort()).toEqual(
      [`${locationId}/${hidden.templateId}`, `${locationId}/${sms.templateId}`].sort(),
    );
  });

  test('sends the secrets of each step and keeps none', async () => {
    const s = await start();
    const given = pack([hidden, { ...hidden, name: 'Ask again' }, {}]);
    await created(s, given);
    const sent = s.stage.highlevel.creates().map((one) => one.body?.actionParameters);
    expect(sent).toEqual(given.steps.map(({ parameters }) => parameters));
    expect([...s.stage.session.items]).toEqual([]);
    expect(await s.stage.dump()).not.toContain(secret);
  });

  test('forgets the secret of a step as soon as that was sent', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'fine', 'held');
    await s.worker.runs.create(pack([hidden, {}]));
    await untilHeld(s.stage);
    expect(JSON.stringify([...s.stage.session.items])).not.toContain(secret);
    s.stage.highlevel.release();
    await s.worker.runs.settle();
  });

  test('keeps values, but none that holds a secret of the parameters', async () => {
    const s = await start();
    const values = { manager: 'Ada', key: secret, header: `Bearer ${secret}-2`, days: 3 };
    const { step } = await created(s, pack([{ ...hidden, values }, {}]));
    expect(step.values).toEqual({ manager: 'Ada', days: 3 });
  });

  test('takes nothing that another of its steps created for a copy', async () => {
    const s = await start();
    const { id } = await created(s, pack([sms, sms]));
    await s.stage.pass(s.worker, 11_000);
    const seen = (await s.stage.run(id)).steps.map(({ verification }) => verification);
    expect(seen).toMatchObject([
      { state: 'one', ids: ['action1'] },
      { state: 'one', ids: ['action2'] },
    ]);
  });
});

describe('the tab of a pack', () => {
  test('is asked before the first step leaves', async () => {
    const s = await start();
    s.stage.tab.url = another;
    const { id } = await created(s, three);
    expect(await told(s, id)).toEqual(Array(3).fill('not-sent tab-moved'));
    expect(s.stage.highlevel.creates()).toEqual([]);
  });

  test('is not asked again: the run was started for its target', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const { run } = await s.worker.runs.create(three);
    await untilHeld(s.stage);
    s.stage.tab.url = another;
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect(await s.stage.states(run.id)).toEqual(Array(3).fill('created'));
  });

  test('has no say where the workspace names the target', async () => {
    const s = await start();
    s.stage.tab.url = undefined;
    const surface = 'workspace' as const;
    expect((await created(s, order({ surface }))).step.state).toBe('created');
    const { id } = await created(s, { ...three, surface });
    expect(await s.stage.states(id)).toEqual(Array(3).fill('created'));
  });
});

describe('a step that does not get through', () => {
  test('does not hold up the rest when it is its own matter', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal, 'cut-before');
    const { id } = await created(s, three);
    expect(await told(s, id)).toEqual(['refused invalid', 'uncertain uncertain', 'created']);
    // The uncertain one is looked for before the next one is begun.
    const looked = kinds(s).slice(2, 6);
    expect(looked).toEqual(['create', 'readAgent', 'create', 'readAgent']);
    await s.stage.pass(s.worker, 61_000);
    expect((await s.stage.step(id, 1)).verification).toMatchObject({ state: 'not-seen', reads: 5 });
    await expectTruth(s.stage);
  });

  test('that could not be read for does not hold up the rest', async () => {
    const s = await start();
    s.stage.highlevel.fault('readAgent', { status: 500, body: '' });
    const { id } = await created(s, three);
    expect(await told(s, id)).toEqual(['not-sent down', 'created', 'created']);
  });

  const message = (text: string) => JSON.stringify({ message: text });
  test.each([
    [
      'scope-missing',
      { status: 401, body: message('The token is not authorized for this scope.') },
    ],
    [
      'other-location',
      { status: 403, body: message('The token does not have access to this location.') },
    ],
    ['token-rejected', { status: 401, body: message('Invalid JWT') }],
    ['limit', 'daily'],
  ] as const)('ends the rest when all would meet it: %s', async (kind, fault) => {
    const s = await start();
    s.stage.highlevel.fault('create', fault);
    const { id } = await created(s, three);
    const rest = `not-sent ${kind}`;
    expect(await told(s, id)).toEqual([`refused ${kind}`, rest, rest]);
    expect(s.stage.highlevel.creates()).toHaveLength(1);
  });

  test('ends the rest without network or token', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'held');
    const { run } = await s.worker.runs.create(three);
    await untilHeld(s.stage);
    s.stage.tab.online = false;
    s.stage.highlevel.release();
    await s.worker.runs.settle();
    expect(await told(s, run.id)).toEqual(['created', 'not-sent offline', 'not-sent offline']);
    const other = await start();
    await other.stage.db.delete('connections', locationId);
    const { id } = await created(other, three);
    expect(await told(other, id)).toEqual(Array(3).fill('not-sent no-token'));
  });

  test('waits for HighLevel’s limit, and the rest after it', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal, 'limit');
    const { id } = await created(s, pack([{}, hidden, {}]));
    expect(await s.stage.states(id)).toEqual(['refused', 'waiting', 'claimed']);
    await s.stage.pass(s.worker, 30_000);
    expect(await s.stage.states(id)).toEqual(['refused', 'created', 'created']);
    const names = s.stage.highlevel.creates().map((one) => one.body?.name);
    expect(names).toEqual(['Step 1', hidden.name, hidden.name, 'Step 3']);
    await expectSettled(s.stage);
  });

  test('while it waits, what was created before it is looked at', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'twice', 'limit');
    const { id } = await created(s, three);
    expect(await s.stage.states(id)).toEqual(['created', 'waiting', 'claimed']);
    expect((await s.stage.step(id)).verification.state).toBe('copies');
  });
});

describe('the lock of a pack', () => {
  test('asks when one of its steps equals a request elsewhere', async () => {
    const s = await start();
    const single = await created(s);
    const asked = await s.worker.runs.create(pack([{}, sms]));
    expect(asked).toMatchObject({ kind: 'ask', run: { id: single.id } });
    expect(s.stage.highlevel.creates()).toHaveLength(1);
    const { claim } = await created(s, pack([{}, sms], { anyway: true }));
    expect(claim.kind).toBe('started');
    const back = await s.worker.runs.create(order({ draftId: 'x', name: 'Step 1' }));
    expect(back).toMatchObject({ kind: 'ask', run: { id: claim.run.id } });
    expect([...s.stage.session.items]).toEqual([]);
  });

  test('takes a draft once, whole or in part', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', refusal);
    const { id } = await created(s, three);
    const { draftId } = three;
    expect(await s.worker.runs.create(three)).toMatchObject({ kind: 'already', run: { id } });
    const fewer = await s.worker.runs.create(pack([{}, {}], { draftId }));
    expect(fewer).toMatchObject({ kind: 'other-content', run: { id } });
  });

  test('finds an uncertain one among thousands without reading them', async () => {
    const s = await start();
    s.stage.highlevel.fault('create', 'cut-before');
    const { id, step } = await created(s);
    await s.stage.pass(s.worker, 61_000);
    const finished = { ...(await s.stage.run(id)), steps: [{ ...step, state: 'undone' as const }] };
    const old = s.stage.clock.time - 3 * 24 * 3_600_000;
    await s.stage.db.change(['runs'], async (changes) => {
      for (let index = 0; index < 3000; index += 1) {
        const target = index % 2 ? finished.target : { locationId, agentId: 'another' };
        const its = { id: `old-${index}`, draftId: `old-${index}`, createdAt: old, activeAt: old };
        await changes.put('runs', { ...finished, ...its, target, open: 0 });
      }
    });
    const reads = s.stage.readRuns;
    reads.count = 0;
    expect((await s.worker.runs.create(order({ draftId: 'b' }))).kind).toBe('ask');
    expect(await s.worker.journal.recent({ locationId, agentId }, 3_600_000)).toHaveLength(1);
    await s.worker.runs.settle();
    expect(reads.count).toBeLessThan(10);
    await createAndWait(s.worker, order({ draftId: 'c', name: 'c' }));
    expect(reads.count).toBeLessThan(40);
  });
});
