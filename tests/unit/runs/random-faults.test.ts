import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StepOrder } from '../../../lib/runs/order.ts';
import type { Fault, Kind } from './in-memory-highlevel.ts';
import {
  agentId,
  createStage,
  hidden,
  order,
  pack,
  page,
  type Stage,
  secretOrder,
  sms,
  type Worker,
} from './stage.ts';
import { expectSettled, expectTruth } from './truth.ts';

const fault = (kind: Kind): fc.Arbitrary<{ kind: Kind; fault: Fault }> => {
  const any: Fault[] = [
    'cut-before',
    'cut-after',
    'limit',
    'daily',
    'half',
    { status: 500, body: '' },
    { status: 401, body: '{"message":"The token is not authorized for this scope."}' },
    { status: 404, body: '<html></html>' },
  ];
  const creates: Fault[] = [
    'twice',
    'twice-cut',
    'late-commit',
    'html',
    { status: 422, body: '{}' },
  ];
  // A 404 for an action means that it is gone: HighLevel does not say so of one that is there.
  const honest = any.filter((one) => typeof one === 'string' || one.status !== 404);
  const list = kind === 'create' ? [...any, ...creates] : kind === 'readAgent' ? any : honest;
  return fc.constantFrom(...list).map((one) => ({ kind, fault: one }));
};

/** Something done about one step of a run. */
const of = <Do extends string>(what: Do) =>
  fc.record({ do: fc.constant(what), which: fc.nat(3), index: fc.nat(2) });

const event = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'create' as const, what: 'plain' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'create' as const, what: 'hidden' as const }) },
  { weight: 3, arbitrary: fc.constant({ do: 'create' as const, what: 'pack' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'create' as const, what: 'update' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'create' as const, what: 'remove' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('undo' as const),
      which: fc.nat(3),
      yes: fc.boolean(),
      one: fc.option(fc.nat(2)),
    }),
  },
  { weight: 2, arbitrary: of('mend') },
  { weight: 1, arbitrary: of('again') },
  { weight: 1, arbitrary: of('copies') },
  { weight: 1, arbitrary: of('check') },
  { weight: 1, arbitrary: of('stop') },
  { weight: 1, arbitrary: of('add') },
  { weight: 1, arbitrary: fc.constant({ do: 'move' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'close' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      ms: fc.constantFrom(0, 2000, 12_000, 70_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('kill' as const),
      atWrite: fc.integer({ min: 1, max: 8 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

const schedule = fc.record({
  listing: fc.constantFrom('whole' as const, 'slim' as const, 'nameless' as const, 'none' as const),
  idKey: fc.constantFrom('id' as const, '_id' as const),
  faults: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fault('create') },
      { weight: 2, arbitrary: fault('readAgent') },
      { weight: 1, arbitrary: fault('readAction') },
      { weight: 2, arbitrary: fault('delete') },
      { weight: 2, arbitrary: fault('update') },
    ),
    { maxLength: 8 },
  ),
  events: fc.array(event, { minLength: 1, maxLength: 12 }),
});

const edited = { ...sms.parameters, messageBody: 'Side Street 2' };

/** An order to change an action that somebody else has just added. */
function change(stage: Stage, name: string, how: Partial<StepOrder>) {
  const { type, parameters } = sms;
  const { id } = stage.highlevel.add({
    agentId,
    actionType: type,
    name,
    actionParameters: parameters,
  });
  const on = { actionId: id, type, name, parameters, secretPaths: [] };
  return order({ draftId: name, name, on, ...how });
}

/** A worker that dies while it is asked is no answer; all else has to be one. */
const ask = (worker: Worker, what: Promise<unknown>) => Promise.race([what, worker.died]);

test('whatever happens: nothing is sent twice by us, and the journal tells no lie', async () => {
  await fc.assert(
    fc.asyncProperty(schedule, async ({ listing, idKey, faults, events }) => {
      const stage = createStage();
      await stage.saveToken();
      Object.assign(stage.highlevel.options, { listing, idKey });
      for (const one of faults) stage.highlevel.fault(one.kind, one.fault);
      const added = new Set<string>();
      const names: string[] = [];
      let mends = 0;
      let worker = stage.startWorker();
      const runOf = async (which: number) =>
        (await stage.db.getAll('runs')).find((run) => run.draftId === names[which]);

      for (const one of events) {
        if (worker.isDead()) {
          worker = stage.startWorker();
          await worker.runs.settle();
        }
        switch (one.do) {
          case 'create': {
            const name = `action of order ${names.length}`;
            names.push(name);
            const changes = { name, draftId: name };
            if (one.what === 'update' || one.what === 'remove') added.add(name);
            const given = {
              update: () => change(stage, name, { op: 'update', parameters: edited }),
              remove: () => change(stage, name, { op: 'remove' }),
              plain: () => order(changes),
              hidden: () => secretOrder(changes),
              pack: () =>
                pack(
                  [
                    { name: `${name}, 1` },
                    { ...hidden, name: `${name}, 2` },
                    { name: `${name}, 3` },
                  ],
                  { draftId: name },
                ),
            }[one.what];
            await ask(worker, worker.runs.create(given()));
            await ask(worker, worker.runs.settle());
            break;
          }
          case 'pass':
            await stage.pass(worker, one.ms);
            break;
          case 'move':
            stage.tab.url = stage.tab.url === page() ? page('65f0a1b2c3d4e5f6a7b8c9d1') : page();
            break;
          case 'close':
            stage.closeBrowser(worker);
            break;
          case 'kill': {
            worker.kill();
            worker = stage.startWorker(one);
            await ask(worker, worker.runs.settle());
            break;
          }
          default: {
            const run = await runOf(one.which);
            const step = run && 'index' in one ? run.steps[one.index] : undefined;
            if (!run) break;
            if (one.do === 'undo') {
              const stepId = one.one === null ? undefined : run.steps[one.one]?.id;
              await ask(worker, worker.runs.undo(run.id, one.yes, stepId));
              break;
            }
            if (one.do === 'check') await ask(worker, worker.runs.check(run.id));
            if (one.do === 'stop') await ask(worker, worker.runs.stop(run.id));
            if (one.do === 'again') await ask(worker, worker.runs.sendAgain(run.id, false));
            if (!step) break;
            if (one.do === 'mend') {
              mends += 1;
              const { parameters } = step.type === 'SMS' ? sms : hidden;
              const mended = { ...parameters, triggerMessage: `Mended ${mends}` };
              const content = { name: step.name, parameters: mended, values: {}, anyway: false };
              await ask(worker, worker.runs.mend(run.id, step.id, content));
            }
            if (one.do === 'copies') {
              const [keep = 'none'] = step.verification.ids;
              await ask(worker, worker.runs.removeCopies(run.id, step.id, keep));
            }
            if (one.do === 'add') {
              added.add(step.name);
              const { type, parameters } = sms;
              stage.highlevel.add({
                agentId,
                actionType: type,
                name: step.name,
                actionParameters: parameters,
              });
            }
          }
        }
        await expectTruth(stage, added);
      }
      worker.kill();
      stage.highlevel.clearFaults();
      const last = stage.startWorker();
      await last.runs.settle();
      await stage.pass(last, 300_000);
      // Others may have added something since the last look.
      for (const { id } of await last.journal.all()) await last.runs.check(id);
      await expectTruth(stage, added);
      await expectSettled(stage);
      expect(await Promise.all(names.map((_, index) => runOf(index)))).toHaveLength(names.length);
    }),
    { numRuns: Number(process.env.CASES ?? 300) },
  );
}, 300_000);
