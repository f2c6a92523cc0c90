import { describe, expect, test } from 'vitest';
import type { CreateOrder } from '../../../lib/runs/order.ts';
import type { Plan, PlanTarget } from '../../../lib/runs/plan/schema.ts';
import type { Fault } from './in-memory-highlevel.ts';
import { agentId, createAndWait, createStage, type Death, order, pack, sms } from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const moments: Death['moment'][] = ['before', 'after'];
const wanted = { ...sms.parameters, messageBody: 'Side Street 2' };
const on = { actionId: 'action1', type: 'SMS', name: sms.name, secretPaths: [] };
const standing = { ...on, parameters: sms.parameters };

/** A stage whose agent has an action of somebody else's, which is what the changes are about. */
async function withOne(...faults: Fault[]) {
  const stage = createStage();
  await stage.saveToken();
  const { type, name, parameters } = sms;
  stage.highlevel.add({ agentId, actionType: type, name, actionParameters: parameters });
  stage.highlevel.fault('update', ...faults);
  stage.highlevel.fault('delete', ...faults);
  return stage;
}
type Stage = Awaited<ReturnType<typeof withOne>>;

async function settled(stage: Stage): Promise<void> {
  const next = stage.startWorker();
  await next.runs.settle();
  await expectTruth(stage);
  await stage.pass(next, 200_000);
  await expectTruth(stage);
  await expectSettled(stage);
}

/** Dies at each write in turn, until there is none left to die at. */
async function atEachWrite(
  moment: Death['moment'],
  doAndCheck: (death: Death) => Promise<{ isDead(): boolean }>,
): Promise<void> {
  let atWrite = 1;
  while ((await doAndCheck({ atWrite, moment })).isDead()) atWrite += 1;
  expect(atWrite).toBeGreaterThan(2);
}

describe.each(moments)('a worker that is stopped %s a write', (moment) => {
  test.each<[CreateOrder['steps'][number]['op'], Fault]>([
    ['update', 'fine'],
    ['update', 'cut-before'],
    ['update', 'cut-after'],
    ['remove', 'fine'],
    ['remove', 'cut-before'],
    ['remove', 'cut-after'],
  ])('of a change (%s, %s) sends it once, and knows what became of it', async (op, fault) => {
    await atEachWrite(moment, async (death) => {
      const stage = await withOne(fault);
      const worker = stage.startWorker(death);
      await createAndWait(worker, order({ op: op ?? 'update', on: standing, parameters: wanted }));
      await stage.pass(worker, 15_000);
      await expectTruth(stage);
      await settled(stage);
      const sent = stage.highlevel.log.filter(({ kind }) => kind === 'update' || kind === 'delete');
      expect(sent.length).toBeLessThanOrEqual(1);
      return worker;
    });
  });

  test.each<Fault>(['fine', 'cut-before', 'cut-after'])(
    'of taking changes back (%s) can be asked again, until it is as it was',
    async (fault) => {
      await atEachWrite(moment, async (death) => {
        const stage = await withOne('fine');
        const { type, parameters } = sms;
        const two = { agentId, actionType: type, name: 'Two', actionParameters: parameters };
        stage.highlevel.add(two);
        const first = stage.startWorker();
        const claim = await createAndWait(
          first,
          pack([
            { op: 'update', on: standing, name: sms.name, parameters: wanted },
            { op: 'remove', on: { ...standing, actionId: 'action2', name: 'Two' }, name: 'Two' },
            { name: 'Three' },
          ]),
        );
        const id = claim?.run.id ?? '';
        expect(await stage.states(id)).toEqual(['updated', 'removed', 'created']);
        first.kill();
        stage.highlevel.fault('update', fault);
        stage.highlevel.fault('delete', fault);
        stage.highlevel.fault('create', fault);
        const worker = stage.startWorker(death);
        await Promise.race([worker.runs.undo(id, true), worker.died]);
        stage.highlevel.clearFaults();
        await settled(stage);
        const next = stage.startWorker();
        await next.runs.settle();
        await next.runs.undo(id, true);
        await stage.pass(next, 100_000);
        // What one run did not create again, the next one did.
        await expectTruth(stage, new Set(['Two']));
        const states = await stage.states(id);
        // A create that nobody saw may still appear: what it takes back is left to the person.
        const names = [...stage.highlevel.stored.values()].map(({ name }) => name).sort();
        expect({ states, names }).toEqual({
          states: Array(3).fill('undone'),
          names: [sms.name, 'Two'].sort(),
        });
        expect(stage.highlevel.stored.get('action1')?.actionParameters).toEqual(sms.parameters);
        return worker;
      });
    },
  );

  test.each<Fault>(['fine', 'cut-after', 'limit'])(
    'of a plan’s run (%s) goes on with it, and its plan counts what is true',
    async (fault) => {
      await atEachWrite(moment, async (death) => {
        const stage = createStage();
        await stage.saveToken();
        stage.highlevel.fault('create', 'fine', fault);
        const tally = { 'create/do': 3 };
        const head: Plan = {
          ...{ version: 1, id: 'p', revision: 1, kind: 'apply', name: 'P', state: 'ended' },
          ...{ createdAt: 1, startedAt: 1, endedAt: 1, targets: 1, locations: 1, steps: 3 },
          ...{ targetsRead: 1, targetsDone: 0, tally },
        };
        const target: PlanTarget = {
          ...{ version: 1, key: 'p/00000', planId: 'p', place: 0, target: order().target },
          ...{ state: 'read', steps: [], tally },
        };
        await stage.db.put('plans', head);
        await stage.db.put('planTargets', target);
        const worker = stage.startWorker(death);
        const given = pack([{}, {}, {}], { planId: 'p', place: 0, surface: 'workspace' });
        await createAndWait(worker, given);
        await expectTruth(stage);
        await settled(stage);
        const [run] = await stage.db.getAll('runs');
        const [plan] = await stage.db.getAll('plans');
        const [its] = await stage.db.getAll('planTargets');
        expect(plan?.tally).toEqual(its?.tally);
        if (!run) expect(plan?.tally).toEqual(tally);
        else {
          expect(run.steps.every(({ state }) => ['created', 'uncertain'].includes(state))).toBe(
            true,
          );
          expect(its).toMatchObject({ state: 'done', runId: run.id });
          expect(plan?.targetsDone).toBe(1);
        }
        return worker;
      });
    },
  );
});
