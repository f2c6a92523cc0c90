import { describe, expect, test } from 'vitest';
import type { Variable } from '../../../../lib/templates/schema.ts';
import { agentId, locationId } from '../stage.ts';
import { planId, planning, text } from './planning.ts';

const other = 'anotherLocation12345';
const workflow = (more: Partial<Variable> = {}) => text('flow', { kind: 'workflow', ...more });

/** Two connected sub-accounts with workflows, and a template that starts one of them. */
async function withWorkflows(
  names: [string[], string[]],
  variables = [workflow({ default: 'Recall' })],
) {
  const all = await planning();
  await all.connect(other);
  const page = (list: string[], prefix: string) => ({
    workflows: list.map((name, index) => ({ id: `${prefix}${index}`, name, status: 'published' })),
  });
  all.stage.highlevel.pages['/workflows/'] = page(names[0], 'flow');
  const saved = await all.ask('template/save', {
    base: 0,
    anyway: false,
    content: {
      type: 'WORKFLOW_TRIGGER',
      name: 'Recall',
      description: '',
      parameters: {
        triggerPrompt: 'When asked',
        triggerMessage: 'One moment.',
        workflowId: '{{flow}}',
      },
      variables,
      folder: '',
      tags: [],
    },
  });
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  await all.stage.db.put('directory', {
    version: 1,
    key: `${other}/workflow`,
    kind: 'workflow',
    entries: names[1].map((name, index) => ({ id: `far${index}`, name })),
    fetchedAt: all.stage.clock.time,
  });
  const what = { kind: 'templates' as const, templateIds: [saved.template.id] };
  const targets = [
    { locationId, agentId },
    { locationId: other, agentId: 'far' },
  ];
  return { ...all, what, targets };
}

const detailOf = async ({ ask }: Awaited<ReturnType<typeof planning>>, place: number) =>
  (await ask('plan/target', { planId, place }))?.steps[0];

describe('a template in each sub-account', () => {
  test('means what has its name there, and says where nothing, or too much, has', async () => {
    const all = await withWorkflows([
      ['Recall', 'Other'],
      ['Recall', 'Recall'],
    ]);
    await all.make(all.what, all.targets);
    expect(await detailOf(all, 0)).toMatchObject({
      step: { verdict: 'create' },
      parameters: { workflowId: 'flow0' },
    });
    expect((await detailOf(all, 1))?.step).toMatchObject({
      verdict: 'conflict',
      why: 'reference',
      about: '2 workflows are called “Recall” here.',
    });
    // Chosen for that sub-account alone, it is judged anew there.
    const reads = () => all.stage.highlevel.log.filter(({ kind }) => kind === 'readAgent').length;
    const before = reads();
    const reply = await all.ask('plan/fill', {
      planId,
      locationId: other,
      values: { flow: 'far1' },
    });
    expect(reply).toMatchObject({ kind: 'ok', plan: { state: 'reading' } });
    await all.worker.plans.settle();
    expect(reads() - before).toBe(1);
    expect(await detailOf(all, 1)).toMatchObject({
      step: { verdict: 'create' },
      parameters: { workflowId: 'far1' },
    });
    expect((await all.ask('plan/open', { planId }))?.plan).toMatchObject({
      state: 'ready',
      tally: { 'create/do': 2 },
    });
  });

  test('takes a name that was typed for all of them', async () => {
    const all = await withWorkflows([
      ['Recall', 'Welcome'],
      ['Welcome', 'Recall'],
    ]);
    await all.make(all.what, all.targets, { values: { flow: 'Welcome' } });
    expect(await detailOf(all, 0)).toMatchObject({ parameters: { workflowId: 'flow1' } });
    expect(await detailOf(all, 1)).toMatchObject({ parameters: { workflowId: 'far0' } });
    await all.ask('plan/fill', { planId, values: { flow: 'Gone' } });
    await all.worker.plans.settle();
    expect((await detailOf(all, 1))?.step).toMatchObject({
      why: 'reference',
      about: 'No workflow is called “Gone” here.',
    });
    // What is emptied is as if it had never been typed.
    await all.ask('plan/fill', { planId, values: { flow: '' } });
    await all.worker.plans.settle();
    expect(await detailOf(all, 1)).toMatchObject({ parameters: { workflowId: 'far1' } });
  });

  test('tells blanks that are asked once, and who knows them', async () => {
    const { ask, connect, template } = await planning();
    await connect(other);
    const one = await template('Directions', { messageBody: '{{street}} {{hours}}' }, [
      text('street'),
      text('hours', { default: '9 to 5' }),
    ]);
    const two = await template('Again', { messageBody: '{{street}}' }, [text('street')]);
    const reply = await ask('plan/blanks', {
      what: { kind: 'templates', templateIds: [one, two] },
      locationIds: [locationId, other],
    });
    expect(reply).toMatchObject({
      kind: 'blanks',
      name: '2 templates',
      variables: [{ name: 'street' }, { name: 'hours' }],
      known: { [locationId]: { hours: '9 to 5' }, [other]: { hours: '9 to 5' } },
    });
  });

  test('is filled for all, and otherwise for one sub-account; what is missing is said', async () => {
    const all = await planning();
    await all.connect(other);
    const id = await all.template('Directions', { messageBody: 'At {{street}}' }, [text('street')]);
    const what = { kind: 'templates' as const, templateIds: [id] };
    const targets = [
      { locationId, agentId },
      { locationId: other, agentId: 'far' },
    ];
    await all.make(what, targets, { locationValues: { [other]: { street: 'Far Road' } } });
    expect((await detailOf(all, 0))?.step).toMatchObject({
      verdict: 'conflict',
      why: 'blank',
      about: 'Fill in “street”.',
    });
    expect(await detailOf(all, 1)).toMatchObject({ parameters: { messageBody: 'At Far Road' } });
    await all.ask('plan/fill', { planId, values: { street: 'Main Street' } });
    await all.worker.plans.settle();
    expect(await detailOf(all, 0)).toMatchObject({ parameters: { messageBody: 'At Main Street' } });
    expect(await detailOf(all, 1)).toMatchObject({ parameters: { messageBody: 'At Far Road' } });
  });

  test('is what was typed last, also where it is typed while agents are read', async () => {
    const all = await planning();
    const id = await all.template('Directions', { messageBody: 'At {{street}}' }, [text('street')]);
    const what = { kind: 'templates' as const, templateIds: [id] };
    const targets = all.agents(6);
    const values = { street: 'Old Street' };
    all.stage.highlevel.fault('readAgent', 'fine', 'held', 'held');
    const wish = { planId, kind: 'apply' as const, what, targets, values, locationValues: {} };
    await all.ask('plan/make', wish);
    while (all.stage.highlevel.held() < 2) await new Promise(setImmediate);
    await all.ask('plan/fill', { planId, values: { street: 'Main Street' } });
    all.stage.highlevel.release();
    await all.worker.plans.settle();
    expect((await all.ask('plan/open', { planId }))?.plan).toMatchObject({
      state: 'ready',
      targetsRead: 6,
      tally: { 'create/do': 6 },
    });
    const bodies = await Promise.all(targets.map(async (_, place) => detailOf(all, place)));
    expect(bodies.map((one) => one?.parameters.messageBody)).toEqual(
      targets.map(() => 'At Main Street'),
    );
  });

  test('is looked for again when agents are read again: what is not found may be there by now', async () => {
    const all = await withWorkflows([['Other'], ['Recall']]);
    await all.make(all.what, all.targets);
    expect((await detailOf(all, 0))?.step).toMatchObject({ why: 'reference' });
    all.stage.highlevel.pages['/workflows/'] = {
      workflows: [{ id: 'new', name: 'Recall', status: 'published' }],
    };
    all.stage.clock.time += 60_000;
    await all.ask('plan/read-again', { planId, places: [0] });
    await all.worker.plans.settle();
    expect(await detailOf(all, 0)).toMatchObject({
      step: { verdict: 'create' },
      parameters: { workflowId: 'new' },
    });
  });

  test('does not go together with one that uses a blank of its name otherwise', async () => {
    const { make, template } = await planning();
    const ids = [
      await template('One', { messageBody: '{{street}}' }, [text('street')]),
      await template('Two', { messageBody: '{{street}}' }, [text('street', { kind: 'number' })]),
    ];
    const reply = await make({ kind: 'templates', templateIds: ids }, [{ locationId, agentId }]);
    expect(reply).toMatchObject({ kind: 'invalid', issues: [{ path: '$blank.street' }] });
    const none = await make({ kind: 'pack', packId: 'none' }, [{ locationId, agentId }]);
    expect(none).toMatchObject({ kind: 'invalid' });
  });
});

test('an action is copied to others: its ids are looked up by name, its own agent has it', async () => {
  const all = await withWorkflows([['Recall'], ['Else', 'Recall']]);
  const added = all.stage.highlevel.add({
    agentId,
    actionType: 'WORKFLOW_TRIGGER',
    name: 'Start it',
    actionParameters: { triggerPrompt: 'When asked', triggerMessage: 'Now.', workflowId: 'flow0' },
  });
  const what = { kind: 'action' as const, from: { locationId, agentId }, actionId: added.id };
  expect(await all.make(what, all.targets)).toEqual({ kind: 'made', planId });
  expect((await all.ask('plan/open', { planId }))?.plan).toMatchObject({
    kind: 'copy',
    name: 'Start it',
  });
  expect((await detailOf(all, 0))?.step).toMatchObject({ verdict: 'there' });
  expect(await detailOf(all, 1)).toMatchObject({
    step: { verdict: 'create' },
    name: 'Start it',
    parameters: { workflowId: 'far1' },
  });
});
