import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test } from 'vitest';
import { createJournal } from '../../../lib/runs/journal.ts';
import { migrateRun } from '../../../lib/runs/migrate.ts';
import { openDatabase } from '../../../lib/storage/database.ts';

const target = { locationId: 'location', agentId: 'agent', agentName: 'Front desk' };
const at = 1_700_000_000_000;

/** Runs as version 1 of the extension wrote them. */
const v1 = (id: string, step: object) => ({
  version: 1,
  id,
  revision: 4,
  draftId: `draft of ${id}`,
  target,
  tabId: 7,
  picked: false,
  surface: 'popup',
  templateId: 'starter:send-a-text-message',
  createdAt: at,
  steps: [
    {
      id: `step of ${id}`,
      type: 'SMS',
      name: 'Send directions',
      parameters: { messageBody: 'Main Street 1' },
      secretPaths: [],
      fingerprint: 'f'.repeat(64),
      baseline: ['before'],
      attempts: 1,
      waits: 0,
      shape: 'documented',
      sentAt: at + 200,
      answeredAt: at + 900,
      removed: [],
      removing: [],
      ...step,
    },
  ],
});

const created = v1('created', {
  state: 'created',
  actionId: 'a1',
  verification: { state: 'one', ids: ['a1'], seen: { a1: {} }, reads: 2, checkedAt: at + 10_900 },
});
const uncertain = v1('uncertain', {
  state: 'uncertain',
  problem: { kind: 'uncertain', messages: [] },
  verification: { state: 'not-seen', ids: [], seen: {}, reads: 1, nextAt: at + 2900 },
});
const undone = v1('undone', {
  state: 'undone',
  actionId: 'a2',
  removed: ['a2'],
  verification: { state: 'one', ids: [], seen: { a2: {} }, reads: 1, nextAt: at + 10_900 },
});
const broken = { ...v1('broken', {}), steps: 'none' };

test('runs of version 1 are carried forward, and found by the indexes', async () => {
  const before = await openDB('carried', 1, {
    upgrade: (db) => void db.createObjectStore('runs', { keyPath: 'id' }),
  });
  for (const run of [created, uncertain, undone, broken]) await before.put('runs', run);
  before.close();

  const db = openDatabase(() => at + 5000, 'carried');
  const journal = createJournal(db, () => at + 5000);
  for (const { templateId, ...run } of [created, uncertain, undone]) {
    expect(await journal.get(run.id)).toEqual({
      ...run,
      version: 4,
      alone: 1,
      activeAt: at + 900,
      open: run.id === 'uncertain' ? 1 : 0,
      steps: run.steps.map((step) => ({ ...step, op: 'create', templateId, values: {}, mends: 0 })),
    });
  }
  expect(await journal.open()).toEqual(['uncertain']);
  expect((await journal.ofDraft('draft of undone')).map(({ id }) => id)).toEqual(['undone']);
  expect((await journal.recent(target, 60_000)).length).toBe(3);
  expect(await db.count('setAside')).toBe(0);
  // No index has it: the journal's own tidying finds it.
  await journal.prune(30);
  expect(await db.getAll('setAside')).toMatchObject([{ store: 'runs', record: broken }]);
});

test.each([2, 3])('runs of version %i only created, and say the rest as it is', (version) => {
  const odd = { id: 'x', later: 1 };
  expect(migrateRun({ ...odd, version, steps: [{ id: 's' }, 7] })).toEqual({
    ...odd,
    version: 4,
    alone: 1,
    steps: [{ id: 's', op: 'create' }, 7],
  });
});

test('what is no run of an earlier version is left for the schema to judge', () => {
  const odd = [undefined, null, 7, [], {}, { version: 3 }, { version: 7, steps: [] }, broken];
  for (const raw of [...odd, v1('x', { state: 'flying' }), { ...created, steps: [null] }]) {
    expect(migrateRun(raw)).toBe(raw);
  }
});
