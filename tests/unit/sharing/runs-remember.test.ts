import { expect, test } from 'vitest';
import { agentId, locationId, page, tabId } from '../runs/stage.ts';
import { documentOf, packOf, textOf, textTemplate } from './documents.ts';
import { subscribing } from './subscribed.ts';

const target = { locationId, agentId };
const ready = {
  parameters: { triggerPrompt: 'When', triggerMessage: 'Yes.', messageBody: 'Main Street 1' },
  variables: [],
};
const place = { target, tabId, picked: false, surface: 'popup' as const };
const fromTab = { from: 'content' as const, tab: { id: tabId, url: page() } };

async function begin() {
  const s = subscribing();
  await s.stage.saveToken();
  const templates = [
    textTemplate('a', { ...ready, revision: 3 }),
    textTemplate('b', { ...ready, name: 'Other', revision: 5 }),
  ];
  await s.publish(documentOf(7, templates, { packs: [packOf('p', ['a', 'b'])] }));
  const libraryId = await s.subscribe();
  const steps = async () => {
    await s.worker.runs.settle();
    return (await s.worker.journal.all()).flatMap((run) => run.steps);
  };
  return { s, libraryId, steps };
}
const team = (templateRevision: number) => ({
  id: 'team-library',
  name: 'Team',
  revision: 7,
  templateRevision,
});

test('an action from a team template records its library, revision and version', async () => {
  const { s, libraryId, steps } = await begin();
  const templateId = `${libraryId}/a`;
  const wish = { ...place, draftId: 'd', templateId, anyway: false };
  expect(await s.ask('action/create', wish)).toMatchObject({ kind: 'started' });
  expect(await steps()).toMatchObject([{ state: 'created', templateId, library: team(3) }]);
  // What was made stays as it was, whatever becomes of the library.
  await s.ask('library/remove', { libraryId, copies: false });
  expect(await steps()).toMatchObject([{ templateId, library: team(3) }]);
});

test('so does every action of a pack, and of the launcher', async () => {
  const { s, libraryId, steps } = await begin();
  const templateIds = [`${libraryId}/a`, `${libraryId}/b`];
  const applied = await s.ask('pack/apply', {
    ...place,
    draftId: 'd',
    packId: `${libraryId}/p`,
    templateIds,
    values: {},
    keepSecrets: [],
    leftOut: [],
    anyway: false,
  });
  expect(applied).toMatchObject({ kind: 'started' });
  expect((await steps()).map(({ library }) => library)).toEqual([team(3), team(5)]);
  s.stage.clock.time += 61_000;
  const wish = { draftId: 'd2', templateId: `${libraryId}/b`, shownAgentId: agentId };
  expect(await s.handlers['launcher/create'](wish, fromTab)).toMatchObject({ kind: 'run' });
  const all = await steps();
  expect(all.map(({ library }) => library?.templateRevision).sort()).toEqual([3, 5, 5]);
});

test('one’s own templates and starters have no library', async () => {
  const { s, steps } = await begin();
  await s.take(await textOf(documentOf(2, [textTemplate('c', ready)], { id: 'imported' })));
  const own = await s.save({ ...ready, name: 'Own' });
  for (const templateId of ['c', own]) {
    const wish = { ...place, draftId: templateId, templateId, anyway: true };
    expect(await s.ask('action/create', wish)).toMatchObject({ kind: 'started' });
    await s.worker.runs.settle();
  }
  expect((await steps()).map((step) => 'library' in step)).toEqual([false, false]);
});

test('the version is that of the moment it was made', async () => {
  const { s, libraryId, steps } = await begin();
  await s.publish(
    documentOf(8, [textTemplate('a', { ...ready, revision: 4, description: 'New' })]),
  );
  await s.check(libraryId);
  const wish = { ...place, draftId: 'd', templateId: `${libraryId}/a`, anyway: false };
  await s.ask('action/create', wish);
  expect(await steps()).toMatchObject([{ library: { ...team(4), revision: 8 } }]);
});
