import { expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import type { Step } from '../../../lib/runs/schema.ts';
import { at, day, planOf, putPlan, refused, runOf, stepOf, targetOf } from './history-samples.ts';
import { created, secret, secretOrder, start } from './stage.ts';

const page = { from: 'page' as const };

async function stage() {
  const s = await start();
  const { history } = s.worker;
  const names = async (filter: Parameters<typeof history.list>[0] = {}) =>
    (await history.list(filter)).entries.map(({ id }) => id);
  return { ...s, history, names, put: (...runs: ReturnType<typeof runOf>[]) => putAll(s, runs) };
}

async function putAll(
  { stage: { db } }: Awaited<ReturnType<typeof start>>,
  runs: ReturnType<typeof runOf>[],
) {
  for (const run of runs) await db.put('runs', run);
}

test('runs by themselves and started plans are listed together, the newest first', async () => {
  const s = await stage();
  await s.put(runOf('a', { createdAt: at + 1 }), runOf('c', { createdAt: at + 3 }));
  await putPlan(s.stage, planOf('b', { createdAt: at + 2 }));
  const { startedAt: _, ...ready } = planOf('never', { createdAt: at + 4, state: 'ready' });
  await s.stage.db.put('plans', ready);
  await s.stage.db.put('plans', planOf('fleet', { createdAt: at + 5, kind: 'fleet' }));
  const { entries, more, keepDays } = await s.history.list({});
  expect(entries.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect({ more, keepDays }).toEqual({ more: false, keepDays: 30 });
  expect(entries[0]).toEqual({
    kind: 'run',
    id: 'c',
    createdAt: at + 3,
    name: 'Send directions',
    does: 'create',
    where: 'Front desk · Bright Smile Dental',
    tally: { verified: 1 },
    undone: 'no',
  });
  expect(entries[1]).toEqual({
    kind: 'plan',
    id: 'b',
    createdAt: at + 2,
    name: 'Dental essentials',
    does: 'create',
    where: '2 agents in 1 sub-account',
    tally: { verified: 2 },
    state: 'ended',
    library: 'Team',
    undone: 'no',
  });
});

test('pages follow one another without a gap, also where many began at one moment', async () => {
  const s = await stage();
  const ids = Array.from({ length: 130 }, (_, n) => `r${String(n).padStart(3, '0')}`);
  await s.put(...ids.map((id, n) => runOf(id, { createdAt: n < 110 ? at : at + n })));
  await s.stage.db.put('plans', planOf('r050b', { targets: 0 }));
  const seen: string[] = [];
  for (let before: { createdAt: number; id: string } | undefined; ; ) {
    const { entries, more } = await s.history.list(before ? { before } : {});
    seen.push(...entries.map(({ id }) => id));
    before = entries.at(-1);
    if (!more) break;
    expect(entries).toHaveLength(30);
  }
  expect(seen).toEqual([...ids, 'r050b'].sort().reverse());
});

test('the runs of plans are not read for a list', async () => {
  const s = await stage();
  await putPlan(s.stage, planOf('p'));
  s.stage.readRuns.count = 0;
  expect(await s.names()).toEqual(['p']);
  expect(await s.names({ text: 'agent 1' })).toEqual(['p']);
  expect(s.stage.readRuns.count).toBe(0);
});

test('HighLevel’s first words are told, of a plan by one of its runs', async () => {
  const s = await stage();
  const tally = { verified: 1, refused: 1 };
  await putPlan(s.stage, planOf('p', { tally }), [{}, { tally: { refused: 1 } }]);
  await s.put(runOf('r', { createdAt: at - 1, steps: [stepOf('s', refused('Too long'))] }));
  const { entries } = await s.history.list({ which: 'problems' });
  expect(entries.map(({ message }) => message)).toEqual(['No such number', 'Too long']);
  expect(await s.names({ text: 'such number' })).toEqual(['p']);
  expect(await s.names({ text: 'too long' })).toEqual(['r']);
});

test('it is searched by names and ids of targets, templates, actions, packs and libraries', async () => {
  const s = await stage();
  const pack = { id: 'pack', name: 'After hours' };
  await s.put(runOf('r', { pack }));
  await putPlan(s.stage, planOf('p', { createdAt: at - 1, name: 'Harbour' }));
  expect(await s.names({ text: 'bright DESK' })).toEqual(['r']);
  expect(await s.names({ text: 'after hours' })).toEqual(['r']);
  expect(await s.names({ text: 'action-r-s' })).toEqual(['r']);
  expect(await s.names({ text: 'loc1' })).toEqual(['r', 'p']);
  expect(await s.names({ text: 'harbour team agent0' })).toEqual(['p']);
  expect(await s.names({ text: 'by text' })).toEqual(['p']);
  // Words of a target are those of one: no agent is called both.
  expect(await s.names({ text: 'agent0 agent1' })).toEqual([]);
});

test('it is filtered by what became of it', async () => {
  const s = await stage();
  const undone: Partial<Step> = { state: 'undone' };
  await s.put(
    runOf('good', { createdAt: at + 1 }),
    runOf('open', { createdAt: at + 2, open: 1 }),
    runOf('bad', { createdAt: at + 3, steps: [stepOf('b', refused('No'))] }),
    runOf('undone', { createdAt: at + 4, steps: [stepOf('u', undone)] }),
    runOf('partly', { createdAt: at + 5, steps: [stepOf('v', undone), stepOf('w')] }),
  );
  await s.stage.db.put('plans', planOf('asks', { state: 'asks', createdAt: at + 6 }));
  await s.stage.db.put('plans', planOf('old', { tally: { undone: 3 }, createdAt: at - 1 }));
  expect(await s.names({ which: 'open' })).toEqual(['asks', 'open']);
  expect(await s.names({ which: 'problems' })).toEqual(['bad']);
  expect(await s.names({ which: 'undone' })).toEqual(['partly', 'undone', 'old']);
  expect(await s.names({ which: 'done' })).toEqual(['partly', 'undone', 'good', 'old']);
  expect(await s.names({ since: at + 5 })).toEqual(['asks', 'partly']);
  const { entries } = await s.history.list({ which: 'undone' });
  expect(entries.map((one) => one.undone)).toEqual(['partly', 'yes', 'yes']);
});

test('changes, removals and what took something back are told as such', async () => {
  const s = await stage();
  const undoes = { runId: 'x', stepId: 'y' };
  await s.put(
    runOf('a', { createdAt: at + 4, steps: [stepOf('a', { op: 'update' })] }),
    runOf('b', { createdAt: at + 3, steps: [stepOf('b', { op: 'remove' })] }),
    runOf('c', { createdAt: at + 2, undoes: 'x', steps: [stepOf('c', { op: 'remove', undoes })] }),
    runOf('d', { createdAt: at + 1, steps: [stepOf('d'), stepOf('e')] }),
  );
  await s.stage.db.put('plans', planOf('p', { kind: 'undo' }));
  const { entries } = await s.history.list({});
  expect(entries.map(({ does }) => does)).toEqual(['update', 'remove', 'undo', 'create', 'undo']);
  expect(entries[3]?.name).toBe('2 actions');
});

test('a single run is opened whole; the runs of a plan are opened with it', async () => {
  const s = await stage();
  await s.put(runOf('r'));
  await putPlan(s.stage, planOf('p'));
  const handlers = createHandlers(s.worker as never);
  expect((await handlers['history/open']({ runId: 'r' }, page))?.steps).toHaveLength(1);
  expect(await handlers['history/open']({ runId: 'p-r0' }, page)).toBeNull();
  expect(await handlers['history/open']({ runId: 'none' }, page)).toBeNull();
});

test('no secret is in what is listed, found, opened or exported', async () => {
  const s = await stage();
  const { id } = await created(s, secretOrder());
  const told = [
    await s.history.list({}),
    await s.history.open(id),
    await s.history.export({}, undefined),
  ];
  expect(JSON.stringify(told[2])).toContain('Ask the shop');
  expect(JSON.stringify(told)).not.toContain(secret);
  expect(await s.names({ text: secret })).toEqual([]);
});

test('how long runs are kept is a setting that plans obey too', async () => {
  const s = await stage();
  const handlers = createHandlers(s.worker as never);
  await handlers['settings/change']({ keepDays: 7 }, page);
  expect((await s.history.list({})).keepDays).toBe(7);
  const now = s.stage.clock.time;
  await putPlan(s.stage, planOf('old', { createdAt: now - 9 * day, endedAt: now - 8 * day }));
  await putPlan(s.stage, planOf('long', { createdAt: now - 9 * day, endedAt: now - 6 * day }));
  await putPlan(s.stage, planOf('runs', { createdAt: now - 90 * day, state: 'paused' }));
  const { startedAt: _, endedAt: __, ...ready } = planOf('never', { createdAt: now - 8 * day });
  await s.stage.db.put('plans', { ...ready, state: 'ready' });
  await s.stage.db.put('planTargets', targetOf('never', 0));
  await s.history.prune();
  expect((await s.stage.db.getAll('plans')).map(({ id }) => id)).toEqual(['long', 'runs']);
  expect(await s.stage.db.count('planTargets')).toBe(4);
  expect(await s.stage.db.count('runs')).toBe(4);
});
