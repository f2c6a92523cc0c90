import { expect, test } from 'vitest';
import { at, planOf, putPlan, refused, runOf, stepOf } from './history-samples.ts';
import { start } from './stage.ts';

async function exported({ worker }: Awaited<ReturnType<typeof start>>, filter = {}) {
  const lines = [];
  let next: string | undefined;
  let pages = 0;
  do {
    const page = await worker.history.export(filter, next);
    lines.push(...page.lines);
    next = 'next' in page ? page.next : undefined;
    pages += 1;
  } while (next !== undefined);
  return { lines, pages };
}

test('there is a line for each step, with what it was made of and what became of it', async () => {
  const s = await start();
  const library = { id: 'l', name: 'Team', revision: 4, templateRevision: 3 };
  const steps = [stepOf('s1', { library }), stepOf('s2', { ...refused('Too long'), name: 'Two' })];
  await s.stage.db.put('runs', runOf('r', { createdAt: at + 1, steps }));
  await putPlan(s.stage, planOf('p'));
  const { lines } = await exported(s);
  expect(lines.map(({ run, action, result }) => [run, action, result])).toEqual([
    ['2 actions', 'Send directions', 'created, and seen on the agent'],
    ['2 actions', 'Two', 'refused'],
    ['Dental essentials', 'Send directions', 'created, and seen on the agent'],
    ['Dental essentials', 'Send directions', 'created, and seen on the agent'],
  ]);
  expect(lines[0]).toEqual({
    at: new Date(at).toISOString(),
    run: '2 actions',
    does: 'create',
    template: '',
    templateId: 't1',
    templateVersion: '3',
    library: 'Team, revision 4',
    subAccount: 'Bright Smile Dental',
    locationId: 'loc1',
    agent: 'Front desk',
    agentId: 'agent1',
    type: 'SMS',
    action: 'Send directions',
    actionId: 'action-s1',
    result: 'created, and seen on the agent',
    message: '',
    undone: 'no',
  });
  expect(lines[1]?.message).toBe('Too long');
  expect(lines[2]).toMatchObject({ template: 'Directions by text', templateVersion: '7' });
});

test('what was left out and what was never sent has its line too', async () => {
  const s = await start();
  const skip = { template: 0, verdict: 'there', choice: 'skip' } as const;
  const plan = planOf('p', { state: 'stopped', targets: 2 });
  await putPlan(s.stage, plan, [{ steps: [skip] }, { runId: undefined, state: 'read' }]);
  const { lines } = await exported(s);
  expect(lines.map(({ agent, result }) => [agent, result])).toEqual([
    ['Agent 0', 'created, and seen on the agent'],
    ['Agent 0', 'skipped'],
    ['Agent 1', 'not sent'],
  ]);
});

test('a long plan goes over several pages, each line once', async () => {
  const s = await start();
  await putPlan(s.stage, planOf('p', { targets: 850 }));
  await s.stage.db.put('runs', runOf('r', { createdAt: at - 1 }));
  const { lines, pages } = await exported(s);
  expect(pages).toBeGreaterThan(2);
  expect(new Set(lines.map(({ agentId, run }) => `${run} ${agentId}`)).size).toBe(851);
  expect(lines).toHaveLength(851);
});

test('a filter holds for every page, and a cursor that is none ends it', async () => {
  const s = await start();
  await putPlan(s.stage, planOf('p', { targets: 450 }));
  await s.stage.db.put('runs', runOf('r', { createdAt: at - 1 }));
  expect((await exported(s, { text: 'essentials' })).lines).toHaveLength(450);
  expect(await s.worker.history.export({}, 'nonsense')).toEqual({ lines: [] });
});
