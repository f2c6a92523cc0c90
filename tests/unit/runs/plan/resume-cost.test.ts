import { expect, test } from 'vitest';
import { planContentsKey } from '../../../../lib/runs/plan/keys.ts';
import { newPlan } from '../../../../lib/runs/plan/new-plan.ts';
import type { PlanTemplate } from '../../../../lib/runs/plan/schema.ts';
import { retallied, tallyOf } from '../../../../lib/runs/plan/tally.ts';
import type { Database } from '../../../../lib/storage/database.ts';
import { createStage, sms } from '../stage.ts';
import { memoryDatabase } from './memory-database.ts';

const size = { locations: 500, each: 5, steps: 20 };
const planId = 'plan-1';

/** Counts the records that are read, and what is written. */
function counted(db: Database) {
  const count = { read: 0 };
  const note = (records: number) => {
    count.read += records;
  };
  const counting: Database = {
    ...db,
    get: async (store, key) => {
      note(1);
      return db.get(store, key);
    },
    getAll: async (store, query) => {
      const all = await db.getAll(store, query);
      note(all.length);
      return all;
    },
    change: (stores, work) =>
      db.change(stores, (changes) =>
        work({
          ...changes,
          get: (store, key) => {
            note(1);
            return changes.get(store, key);
          },
          getAll: async (store, query) => {
            const all = await changes.getAll(store, query);
            note(all.length);
            return all;
          },
        }),
      ),
  };
  return { db: counting, count };
}

/** A plan of 50,000 steps, read and ready. */
async function fill(db: Database, now: number): Promise<void> {
  const templates = Array.from(
    { length: size.steps },
    (_, index): PlanTemplate => ({
      templateId: '',
      revision: 1,
      type: 'SMS',
      name: `Step ${index}`,
      actionName: `Step ${index}`,
      parameters: sms.parameters,
      variables: [],
    }),
  );
  const locations = Array.from({ length: size.locations }, (_, index) => `location${index}`);
  const targets = locations.flatMap((locationId) =>
    Array.from({ length: size.each }, (_, index) => ({
      target: { locationId, agentId: `${locationId}agent${index}` },
    })),
  );
  const made = newPlan({ id: planId, kind: 'apply', name: 'Plan', templates, targets }, now);
  const steps = templates.map((_, template) => ({
    template,
    verdict: 'create' as const,
    choice: 'do' as const,
  }));
  const tally = tallyOf(steps);
  const read = made.targets.map((target) => ({ ...target, state: 'read' as const, steps, tally }));
  const sum = read.reduce((all, one) => retallied(all, {}, one.tally), {});
  await db.change(
    ['plans', 'planSources', 'planTargets', 'planContents', 'connections'],
    async (changes) => {
      await changes.put('plans', {
        ...made.plan,
        state: 'ready',
        targetsRead: read.length,
        tally: sum,
      });
      await changes.put('planSources', made.source);
      changes.putAll('planTargets', read);
      for (const locationId of locations) {
        await changes.put('planContents', {
          version: 1,
          key: planContentsKey(planId, locationId),
          planId,
          contents: templates.map(({ name, parameters }) => ({
            name,
            parameters,
            secretPaths: [],
            values: {},
          })),
        });
        await changes.put('connections', {
          version: 3,
          locationId,
          kept: { way: 'device', value: JSON.stringify({ token: 'pit-1', secrets: {} }) },
          last4: '8888',
          addedAt: now,
          missingScopes: [],
          writes: 'yes',
          secretNames: [],
          groups: [],
        });
      }
    },
  );
}

test('the worker after a stopped one sends the next of 50,000 steps before it has read much of them', async () => {
  const memory = memoryDatabase();
  const { db, count } = counted(memory.db);
  const stage = createStage(db);
  await fill(db, stage.clock.time);
  const creates = () => stage.highlevel.creates().length;
  const first = stage.startWorker();
  stage.highlevel.options.onRequest = () => {
    if (creates() === 400) first.kill();
  };
  await first.runner.start(planId);
  await first.died;
  const before = creates();
  let readThen = 0;
  const { promise: isSent, resolve } = Promise.withResolvers<void>();
  stage.highlevel.options.onRequest = () => {
    if (creates() === before || readThen > 0) return;
    readThen = count.read;
    resolve();
  };
  count.read = 0;
  const next = stage.startWorker();
  void next.runs.settle();
  void next.runner.settle();
  await isSent;
  next.kill();
  // Targets have 20 steps each: 2,500 records, beside as many runs in the end.
  expect(readThen).toBeGreaterThan(0);
  expect(readThen).toBeLessThan(1000);
});
