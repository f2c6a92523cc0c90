import { expect, test } from 'vitest';
import { addAction, type FaultEffect, removeAgent } from '../../sandbox/index.ts';
import { plainTemplates, planSettled, runScene } from '../harness/runs.ts';
import { chromiumStage } from '../harness/stage.ts';

const create = { method: 'POST', path: '/voice-ai/actions' } as const;
const always = Number.POSITIVE_INFINITY;
const stage = chromiumStage();

/** What goes wrong with single requests of a run: one fault for each agent, all at once. */
test('a run says of each step what became of it, and sends nothing twice', {
  timeout: 200_000,
}, async () => {
  const { sandbox, browser } = stage();
  const run = await runScene(stage(), { locations: 5, each: 3 });
  const { agent, agents } = run;
  /** Strikes the second of an agent's three creates. */
  const strike = (at: number, effect: FaultEffect, times = 1) =>
    sandbox.fault({ ...create, agentId: agent(at).id, skip: 1, times, effect });
  strike(0, { kind: 'status', status: 500, when: 'before' });
  strike(1, { kind: 'status', status: 502, when: 'after' });
  strike(2, { kind: 'html', when: 'after' });
  strike(3, { kind: 'late-commit', ms: 12_000, answer: '500' });
  strike(4, { kind: 'rate-limit', scope: 'burst' }, 3);
  strike(5, { kind: 'status', status: 422, message: 'messageBody is not allowed here' });
  strike(6, { kind: 'duplicate' });
  strike(7, { kind: 'half-body' });
  strike(8, { kind: 'meanwhile', when: 'before', do: () => removeAgent(sandbox, agent(8)) });

  // Another person adds the very same, while ours gets an answer and while it gets none.
  const others = new Set<string>();
  const addSame = (at: number) => () => {
    const [, template] = plainTemplates(2, 0);
    if (!template) throw new Error('No template');
    const { type: actionType, name, parameters: actionParameters } = template;
    others.add(addAction(sandbox, agent(at), { actionType, name, actionParameters }).id);
  };
  strike(9, { kind: 'meanwhile', when: 'after', do: addSame(9) });
  strike(10, { kind: 'meanwhile', when: 'before', do: addSame(10) });
  strike(10, { kind: 'status', status: 503, when: 'after' });

  // From the read before the first step on, nothing says what this agent has.
  const reads = { method: 'GET', agentId: agent(11).id };
  sandbox.fault({ ...reads, skip: 1, times: always, effect: { kind: 'actions-missing' } });
  strike(11, { kind: 'status', status: 503, when: 'after' });

  await run.start();
  await planSettled(browser, 'run', 120_000);
  expect(await run.contradictions(others)).toEqual([]);
  const words = await Promise.all(agents.map((one) => run.wordsOf(one)));
  expect(words.slice(0, 12).map(([, second]) => second)).toEqual([
    'not-seen',
    'found',
    'found',
    'found',
    'verified',
    'refused',
    'copies',
    'found',
    'refused',
    expect.stringMatching(/verified|copies/),
    'copies',
    'cannot-tell',
  ]);
  // What failed on one agent has not held up the others.
  for (const at of [12, 13, 14]) expect(words[at]).toEqual(['verified', 'verified', 'verified']);
  expect(browser.consoleErrors).toEqual([]);
});
