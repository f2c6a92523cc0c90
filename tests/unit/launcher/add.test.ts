// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import {
  agent1,
  agent2,
  agentAddress,
  go,
  outcome,
  refused,
  settle,
  stage,
  textOf,
} from './stage.ts';

const added = outcome({
  revision: 2,
  tone: 'success',
  text: 'Added',
  canUndo: true,
  settled: true,
});

async function open(answers: Parameters<typeof stage>[1]) {
  const page = await stage(agentAddress(agent1), answers);
  await page.click('Ready templates');
  return page;
}

test('creates for the agent that was shown, follows the run, and undoes it', async () => {
  const page = await open({
    'launcher/create': () => ({ kind: 'run', outcome: outcome({}) }),
    'launcher/watch': () => added,
    'launcher/undo': () => outcome({ revision: 3, tone: 'success', text: 'Undone', settled: true }),
  });
  page.trusted.value = false;
  await page.click('Transfer to a person');
  expect(page.named('launcher/create')).toEqual([]);
  page.trusted.value = true;
  page.button('Transfer to a person').click();
  expect(page.rows()).toEqual(['Adding “Transfer to a person”…']);
  await settle();
  expect(page.named('launcher/create')).toEqual([
    { draftId: expect.stringMatching(/^[0-9a-f-]{36}$/), templateId: 't1', shownAgentId: agent1 },
  ]);
  expect(page.named('launcher/watch')).toEqual([{ runId: 'run-1', seen: 1 }]);
  expect(page.rows()).toEqual(['Added']);

  page.trusted.value = false;
  await page.click('Undo');
  expect(page.named('launcher/undo')).toEqual([]);
  page.trusted.value = true;
  await page.click('Undo');
  expect(page.named('launcher/undo')).toEqual([{ runId: 'run-1' }]);
  expect(page.rows()).toEqual(['Undone']);
  expect(() => page.button('Undo')).toThrow();
  await page.click('Dismiss');
  expect(page.rows()).toEqual([]);
});

test('a second click while it is on its way is ignored; one after it is a new one', async () => {
  let arrive = (): void => {};
  const page = await open({
    'launcher/create': () =>
      new Promise((resolve) => {
        arrive = () => resolve({ kind: 'run', outcome: added });
      }),
  });
  await page.click('Transfer to a person');
  await page.click('Transfer to a person');
  await page.click('Send a text');
  expect(page.named('launcher/create')).toHaveLength(2);
  arrive();
  await settle();
  await page.click('Transfer to a person');
  expect(page.named('launcher/create')).toHaveLength(2);
  await page.click('Send a text');
  const drafts = page
    .named('launcher/create')
    .map((input) => (input as typeof page & { draftId: string }).draftId);
  expect(new Set(drafts).size).toBe(3);
});

test('asks again with the same draft when the worker died, five times at most', async () => {
  let alive = 3;
  const page = await open({
    'launcher/create': () => {
      if (--alive > 0) throw new Error('gone');
      return { kind: 'run', outcome: outcome({}) };
    },
    'launcher/watch': () => {
      throw new Error('gone');
    },
  });
  await page.click('Transfer to a person');
  await settle(700);
  const sent = page.named('launcher/create');
  expect(sent).toHaveLength(3);
  expect(sent[2]).toEqual(sent[0]);
  await settle(10_000);
  expect(page.named('launcher/watch')).toHaveLength(6);
  expect(page.rows()).toEqual(['No clear answer. Look in quick add before trying again.']);
});

test('an answer without news is asked for again, not faster than once a second', async () => {
  let watched = 0;
  const page = await open({
    'launcher/create': () => ({ kind: 'run', outcome: outcome({}) }),
    'launcher/watch': () => (++watched < 4 ? outcome({}) : added),
  });
  await page.click('Transfer to a person');
  expect(watched).toBe(1);
  await settle(2100);
  expect(watched).toBe(3);
  await settle(1000);
  expect(page.rows()).toEqual(['Added']);
});

test('what needs a look goes on in quick add', async () => {
  const page = await open({
    'launcher/create': () => ({ kind: 'open-quick-add', text: 'The page has moved on.' }),
    'launcher/open': () => ({ opened: 'sidepanel' }),
  });
  await page.click('Transfer to a person');
  expect(page.rows()).toEqual(['The page has moved on.']);
  const row = page.root().querySelector('[role=status]') as HTMLElement;
  const onward = [...row.querySelectorAll('button')].find((one) => textOf(one) !== '×');
  expect(textOf(onward)).toBe('Open quick add');
  onward?.click();
  await settle();
  expect(page.named('launcher/open')).toHaveLength(1);
});

test('goes away where it is refused: the page belongs to no CRM that is enabled any more', async () => {
  const page = await open({ 'launcher/create': () => refused });
  await page.click('Transfer to a person');
  expect(page.hosts()).toEqual([]);
});

test.each([null, { kind: 'run' }, { kind: 'run', outcome: { runId: 1 } }, 'done'])(
  'claims nothing when the answer is none (%s)',
  async (answer) => {
    const page = await open({ 'launcher/create': () => answer });
    await page.click('Transfer to a person');
    expect(page.rows()).toEqual(['No clear answer. Look in quick add before trying again.']);
  },
);

test('an undo that is refused says so, although the run is as it was', async () => {
  const page = await open({
    'launcher/create': () => ({ kind: 'run', outcome: added }),
    'launcher/undo': () => ({ ...added, tone: 'warning', text: 'Changed since' }),
  });
  await page.click('Transfer to a person');
  await page.click('Undo');
  expect(page.rows()).toEqual(['Changed since']);
});

test('an undo while the run is still watched does not start a second watch', async () => {
  const page = await open({
    'launcher/create': () => ({
      kind: 'run',
      outcome: outcome({ tone: 'success', canUndo: true }),
    }),
    'launcher/watch': () => new Promise(() => {}),
    'launcher/undo': () => outcome({ revision: 3, text: 'Removing' }),
  });
  await page.click('Transfer to a person');
  await page.click('Undo');
  expect(page.rows()).toEqual(['Removing']);
  expect(page.named('launcher/watch')).toHaveLength(1);
});

test('outcomes stay when the menu closes, and go with the agent', async () => {
  const page = await open({ 'launcher/create': () => ({ kind: 'run', outcome: outcome({}) }) });
  await page.click('Transfer to a person');
  await page.key('Escape');
  expect(page.menu()).toBeNull();
  expect(page.rows()).toHaveLength(1);
  go(agentAddress(agent2));
  await settle();
  expect(page.rows()).toEqual([]);
  const before = page.named('launcher/watch').length;
  await settle(60_000);
  expect(page.named('launcher/watch')).toHaveLength(before);
});
