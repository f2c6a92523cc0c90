import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { problem } from '../../../lib/sharing/problem.ts';
import type { Library } from '../../../lib/sharing/schema.ts';
import { StorageError } from '../../../lib/storage/database.ts';
import { documentOf, textOf, textTemplate, transferTemplate } from './documents.ts';
import { type KeptStage, keptStage } from './sources/kept.ts';

const hour = 60 * 60 * 1000;
const id = 'subscription:1';

let stage: KeptStage;
beforeEach(async () => {
  stage = keptStage();
  const library: Library = {
    version: 1,
    id,
    source: 'subscription',
    head: { id: 'team-library', name: 'Team', description: '', publisher: '', revision: 1 },
    tombstones: [],
    refused: [],
    others: [],
    addedAt: 1,
    changedAt: 1,
    apply: 'auto',
    check: { readAt: 1 },
    address: 'https://library.example/team.json',
    validators: { etag: '"1"' },
    conflicts: [],
  };
  await stage.db.put('libraries', library);
});
afterEach(() => stage.db.close());

const read = async () => {
  const library = await stage.libraries.get(id);
  if (!library) throw new Error('There is no library');
  return library;
};
const answer = async (revision: number, phone?: string) => {
  const templates = [textTemplate('a'), ...(phone ? [transferTemplate('b', phone, revision)] : [])];
  stage.state.answer = {
    kind: 'document',
    text: await textOf(documentOf(revision, templates)),
    validators: { etag: `"${revision}"` },
  };
};

test('what is unchanged is noted, and nothing else', async () => {
  await stage.checks.check(id);
  const { now } = stage.state;
  expect((await read()).check).toEqual({ triedAt: now, readAt: now, nextAt: now + 12 * hour });
  expect(stage.state.asked[0]?.validators).toEqual({ etag: '"1"' });
});

test('an update that waits is not fetched again, one that was refused is', async () => {
  await answer(2, '+12125550123');
  await stage.checks.check(id);
  expect(await read()).toMatchObject({ pending: { revision: 2 }, validators: { etag: '"2"' } });
  await answer(0);
  await stage.checks.check(id);
  expect(await read()).toMatchObject({
    pending: { revision: 2 },
    validators: { etag: '"2"' },
    check: { problem: { code: 'rollback' }, nextAt: stage.state.now + hour },
  });
});

test('the same revision never says something else, and an equal one changes nothing', async () => {
  await answer(2);
  await stage.checks.check(id);
  const hash = (await read()).pending?.hash ?? '';
  expect(await stage.updates.answer(id, { hash, accept: true })).toBe('taken');
  const taken = await read();
  expect(taken).toMatchObject({ head: { revision: 2 }, hash: expect.any(String) });
  const other = documentOf(2, [textTemplate('a', { description: 'Other words.' })]);
  stage.state.answer = { kind: 'document', text: await textOf(other) };
  await stage.checks.check(id);
  expect(await read()).toMatchObject({
    hash: taken.hash,
    check: { problem: { code: 'rollback', message: expect.stringContaining('revision 2 again') } },
  });
  await answer(2);
  await stage.checks.check(id);
  expect((await read()).check.problem).toBeUndefined();
});

test('a problem leaves all as it was, and ends with the next good answer', async () => {
  stage.state.answer = { kind: 'problem', problem: problem('web-page', 'A web page.') };
  await stage.checks.check(id);
  expect((await read()).check).toMatchObject({ readAt: 1, problem: { code: 'web-page' } });
  stage.state.answer = { kind: 'unchanged' };
  await stage.checks.check(id);
  expect((await read()).check.problem).toBeUndefined();
});

test('a disk that is full is told, and what is here stays', async () => {
  await answer(2);
  vi.spyOn(stage.updates, 'receive').mockRejectedValue(new StorageError('full'));
  await stage.checks.check(id);
  expect(await read()).toMatchObject({
    head: { revision: 1 },
    validators: { etag: '"1"' },
    check: { problem: { code: 'storage' } },
  });
});

test('the same library is not read twice at a time', async () => {
  await Promise.all([stage.checks.check(id), stage.checks.check(id)]);
  expect(stage.state.asked).toHaveLength(1);
});

test('a shared folder goes its own way; one’s own and unknown ones are not read', async () => {
  const library = await read();
  await stage.db.put('libraries', { ...library, id: 'folder:1', source: 'folder' });
  const { address: _, ...own } = library;
  await stage.db.put('libraries', { ...own, id: 'file:1', source: 'file' });
  for (const each of ['folder:1', 'file:1', 'gone']) await stage.checks.check(each);
  expect(stage.state.synced).toEqual(['folder:1']);
  expect(stage.state.asked).toEqual([]);
});
