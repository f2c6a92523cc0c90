import { describe, expect, test } from 'vitest';
import type { Fault } from './in-memory-highlevel.ts';
import {
  createAndWait,
  createStage,
  type Death,
  hidden,
  order,
  pack,
  secretOrder,
  sms,
} from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const faults: (Fault | undefined)[] = [
  undefined,
  'twice',
  'cut-before',
  'cut-after',
  'late-commit',
  'html',
  'limit',
  { status: 400, body: '{"message":"messageBody"}' },
  { status: 401, body: '{"message":"The token is not authorized for this scope."}' },
];
const moments: Death['moment'][] = ['before', 'after'];

/** Creates with a worker that is stopped at a write; true when it got that far. */
async function createAndDie(fault: Fault | undefined, death: Death, given = order()) {
  const stage = createStage();
  await stage.saveToken();
  if (fault) stage.highlevel.fault('create', fault);
  const worker = stage.startWorker(death);
  await createAndWait(worker, given);
  await stage.pass(worker, 15_000);
  return { stage, worker, reached: worker.isDead() };
}

describe.each(moments)('a worker that is stopped %s a write', (moment) => {
  test.each(faults)('of a create (%j) sends nothing twice and tells no lie', async (fault) => {
    let atWrite = 1;
    for (; atWrite < 40; atWrite += 1) {
      const { stage, reached } = await createAndDie(fault, { atWrite, moment });
      await expectTruth(stage);
      const next = stage.startWorker();
      await next.runs.settle();
      await expectTruth(stage);
      await stage.pass(next, 200_000);
      await expectTruth(stage);
      await expectSettled(stage);
      if (!reached) break;
    }
    // Claim, intent, answer and what follows it: each was a place to be stopped at.
    expect(atWrite).toBeGreaterThan(3);
    expect(atWrite).toBeLessThan(40);
  });

  test.each<(Fault | undefined)[]>([
    [undefined],
    ['fine', { status: 422, body: '{"message":"messageBody"}' }],
    ['cut-after', 'fine', 'cut-before'],
    ['fine', 'limit', 'twice'],
    ['fine', { status: 401, body: '{"message":"The token is not authorized for this scope."}' }],
  ])('of a pack (%j, %j, %j) repeats no step and goes on', async (...given) => {
    const faults = given.flatMap((fault) => fault ?? []);
    for (let atWrite = 1; ; atWrite += 1) {
      const actions = [{}, { ...hidden, name: 'Step 2' }, {}];
      const stage = createStage();
      await stage.saveToken();
      stage.highlevel.fault('create', ...faults);
      const worker = stage.startWorker({ atWrite, moment });
      await createAndWait(worker, pack(actions));
      await stage.pass(worker, 15_000);
      await expectTruth(stage);
      const next = stage.startWorker();
      await next.runs.settle();
      await expectTruth(stage);
      await stage.pass(next, 200_000);
      await expectTruth(stage);
      await expectSettled(stage);
      // What was in flight may be lost; the rest is carried out whenever the worker was stopped.
      const [run] = await stage.db.getAll('runs');
      const begun = run?.steps.filter(({ stopped }) => stopped !== undefined) ?? [];
      expect({ atWrite, stopped: begun }).toEqual({ atWrite, stopped: [] });
      if (faults.length === 0 && run) {
        expect(stage.highlevel.creates().length).toBeGreaterThanOrEqual(2);
        expect(run.steps.every(({ state }) => ['created', 'uncertain'].includes(state))).toBe(true);
      }
      if (!worker.isDead()) break;
    }
  });

  test('of a pack sends nothing by itself once the browser was closed', async () => {
    for (let atWrite = 1; ; atWrite += 1) {
      const stage = createStage();
      await stage.saveToken();
      stage.highlevel.fault('create', 'fine', 'limit');
      const worker = stage.startWorker({ atWrite, moment });
      await createAndWait(worker, pack([{}, hidden, {}]));
      stage.closeBrowser(worker);
      const before = stage.highlevel.creates().length;
      const next = stage.startWorker();
      await next.runs.settle();
      await stage.pass(next, 200_000);
      expect(stage.highlevel.creates()).toHaveLength(before);
      await expectTruth(stage);
      await expectSettled(stage);
      const [run] = await stage.db.getAll('runs');
      const held = run?.steps.filter(({ state }) => state === 'not-sent') ?? [];
      expect(new Set(held.map(({ stopped }) => stopped)).size).toBeLessThanOrEqual(1);
      if (held[0]) expect(held[0].stopped).toBe('worker-stopped');
      if (stage.moves.some(({ to }) => to === 'waiting')) break;
    }
  });

  test('of a mend sends the new content once, or leaves it to be mended', async () => {
    for (let atWrite = 1; ; atWrite += 1) {
      const stage = createStage();
      await stage.saveToken();
      stage.highlevel.fault('create', { status: 422, body: '{"message":"url is bad"}' });
      const first = stage.startWorker();
      const claim = await createAndWait(first, pack([hidden, {}]));
      const id = claim?.run.id ?? '';
      first.kill();
      const worker = stage.startWorker({ atWrite, moment });
      const parameters = { ...hidden.parameters, triggerMessage: 'Mended.' };
      const content = { name: hidden.name, parameters, values: {}, anyway: false };
      const stepId = (await stage.step(id)).id;
      await Promise.race([worker.runs.mend(id, stepId, content), worker.died]);
      await Promise.race([worker.runs.settle(), worker.died]);
      const next = stage.startWorker();
      await next.runs.settle();
      await stage.pass(next, 100_000);
      await expectTruth(stage);
      await expectSettled(stage);
      const { state, mends } = await stage.step(id);
      const sent = stage.highlevel.creates().slice(2);
      if (mends === 0) expect({ state, sent }).toEqual({ state: 'refused', sent: [] });
      else expect(['created', 'uncertain']).toContain(state);
      for (const { body } of sent) expect(body?.actionParameters).toEqual(parameters);
      if (!worker.isDead()) break;
    }
  });

  test('of the undoing of a pack knows what is gone, and goes on when asked', async () => {
    for (let atWrite = 1; ; atWrite += 1) {
      const stage = createStage();
      await stage.saveToken();
      stage.highlevel.fault('create', 'fine', 'cut-after', 'twice');
      const first = stage.startWorker();
      const claim = await createAndWait(first, pack([{}, {}, {}]));
      const id = claim?.run.id ?? '';
      first.kill();
      expect(stage.highlevel.stored.size).toBe(4);
      const worker = stage.startWorker({ atWrite, moment });
      await Promise.race([worker.runs.undo(id, true), worker.died]);
      const next = stage.startWorker();
      await next.runs.settle();
      await expectTruth(stage);
      expect((await next.runs.undo(id, true))?.kind).toBe('removed');
      expect(stage.highlevel.stored.size).toBe(0);
      expect(await stage.states(id)).toEqual(Array(3).fill('undone'));
      await stage.pass(next, 100_000);
      await expectTruth(stage);
      await expectSettled(stage);
      if (!worker.isDead()) break;
    }
  });

  test('of a create with secrets loses none of these promises', async () => {
    for (let atWrite = 1; ; atWrite += 1) {
      const { stage, reached } = await createAndDie('limit', { atWrite, moment }, secretOrder());
      await stage.pass(stage.startWorker(), 200_000);
      const next = stage.startWorker();
      await next.runs.settle();
      await stage.pass(next, 200_000);
      await expectTruth(stage);
      await expectSettled(stage);
      const bodies = stage.highlevel.creates().map((one) => JSON.stringify(one.body));
      expect(bodies.some((body) => body.includes('••••'))).toBe(false);
      if (!reached) break;
    }
  });

  test.each<Fault>(['twice', 'cut-after'])('of an undo (%s) knows what is gone', async (fault) => {
    for (let atWrite = 1; ; atWrite += 1) {
      const stage = createStage();
      await stage.saveToken();
      stage.highlevel.fault('create', fault);
      const first = stage.startWorker();
      const claim = await createAndWait(first, order());
      const id = claim?.run.id ?? '';
      first.kill();
      const worker = stage.startWorker({ atWrite, moment });
      await Promise.race([worker.runs.undo(id, true), worker.died]);
      const next = stage.startWorker();
      await next.runs.settle();
      await expectTruth(stage);
      await stage.pass(next, 100_000);
      await expectTruth(stage);
      await expectSettled(stage);
      expect((await next.runs.undo(id, true))?.kind).toBe('removed');
      expect(stage.highlevel.stored.size).toBe(0);
      expect((await stage.step(id)).state).toBe('undone');
      if (!worker.isDead()) break;
    }
  });
});

test.each(['create', 'readAgent'] as const)(
  'stopped while HighLevel answers a %s',
  async (kind) => {
    const stage = createStage();
    await stage.saveToken();
    stage.highlevel.fault(kind, 'held');
    const worker = stage.startWorker();
    const { run } = await worker.runs.create(order());
    while (stage.highlevel.held() === 0) await new Promise(setImmediate);
    worker.kill();
    stage.highlevel.release();
    const next = stage.startWorker();
    await next.runs.settle();
    const { state, stopped, verification } = await stage.step(run.id);
    if (kind === 'create') {
      expect({ state, found: verification.state }).toEqual({ state: 'uncertain', found: 'one' });
    } else {
      expect({ state, stopped }).toEqual({ state: 'not-sent', stopped: 'worker-stopped' });
    }
    await expectTruth(stage);
  },
);

test('a draft whose worker was stopped before it was sent can be sent again', async () => {
  const { stage } = await createAndDie(undefined, { atWrite: 1, moment: 'after' });
  const next = stage.startWorker();
  await next.runs.settle();
  const claim = await createAndWait(next, order());
  expect(claim?.kind).toBe('started');
  expect(stage.highlevel.stored.size).toBe(1);
});

test('what was created is remembered and its draft done, whenever the worker was stopped', async () => {
  const place = {
    locationId: order().target.locationId,
    agentId: order().target.agentId,
    templateId: sms.templateId,
  };
  for (const moment of moments) {
    for (let atWrite = 2; ; atWrite += 1) {
      const stage = createStage();
      await stage.saveToken();
      const { draftId } = order();
      const { type, name, parameters, values } = sms;
      const draft = { draftId, name, parameters, values };
      await stage.startWorker().drafts.save(place, { type, variables: [] }, draft);
      const worker = stage.startWorker({ atWrite, moment });
      await createAndWait(worker, order());
      const next = stage.startWorker();
      await next.runs.settle();
      await stage.pass(next, 61_000);
      const made = stage.highlevel.stored.size === 1;
      const [first] = await next.catalog.ready(place.locationId);
      expect({ atWrite, ready: first !== undefined }).toEqual({ atWrite, ready: made });
      expect((await next.drafts.read(place)) === undefined).toBe(made);
      if (!worker.isDead()) break;
    }
  }
});
