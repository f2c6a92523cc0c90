import { describe, expect, test } from 'vitest';
import { libraryId, twoPeople } from '../folder-stage.ts';

/** Both have changed `a`; Ann was first. */
async function conflicting() {
  const stage = await twoPeople();
  const { ann, bob } = stage;
  await ann.edit('a', 'Way by Ann');
  await bob.edit('a', 'Way by Bob');
  await ann.sync();
  await bob.sync();
  const settle = async () => {
    await bob.sync();
    await ann.sync();
    return [stage.there(), await ann.names(), await bob.names()];
  };
  return { ...stage, settle };
}

describe('what was changed here and there', () => {
  test('waits for a person: mine stays here, theirs there, whoever syncs how often', async () => {
    const { ann, bob, there } = await conflicting();
    for (let times = 0; times < 3; times += 1) {
      await bob.sync();
      await ann.sync();
    }
    expect(there().a).toBe('Way by Ann');
    expect((await ann.names()).a).toBe('Way by Ann');
    expect((await bob.names()).a).toBe('Way by Bob');
    const { conflicts, unsent } = await bob.library();
    expect(conflicts).toMatchObject([
      { item: 'a', theirs: { name: 'Way by Ann', changedBy: 'Ann' } },
    ]);
    expect(unsent).toBeUndefined();
    expect(await bob.folders.unsent(await bob.library())).toBe(0);
    expect((await ann.library()).conflicts).toEqual([]);
  });

  test('does not hold up the rest', async () => {
    const { ann, bob, settle } = await conflicting();
    await ann.edit('b', 'Hours by Ann');
    await ann.sync();
    await bob.add('c', 'New');
    const [there] = await settle();
    expect(there).toEqual({ a: 'Way by Ann', b: 'Hours by Ann', c: 'New' });
    expect((await bob.names()).b).toBe('Hours by Ann');
  });

  test('mine: takes the place of theirs everywhere', async () => {
    const { bob, settle } = await conflicting();
    const resolved = await bob.folders.resolve(libraryId, 'a', 'mine');
    expect(resolved).toMatchObject({ conflicts: [], unsent: true });
    const all = { a: 'Way by Bob', b: 'Hours' };
    expect(await settle()).toEqual([all, all, all]);
  });

  test('theirs: mine stays among the versions', async () => {
    const { bob, settle } = await conflicting();
    await bob.folders.resolve(libraryId, 'a', 'theirs');
    const all = { a: 'Way by Ann', b: 'Hours' };
    expect(await settle()).toEqual([all, all, all]);
    const versions = await bob.store.versions(bob.idOf('a'));
    expect(versions.map(({ content }) => content.name)).toEqual([
      'Way by Ann',
      'Way by Bob',
      'Way',
    ]);
  });

  test('both: theirs stays, mine is one of its own beside it', async () => {
    const { bob, settle } = await conflicting();
    await bob.folders.resolve(libraryId, 'a', 'both');
    const [there, ...here] = await settle();
    expect(Object.values(there ?? {}).sort()).toEqual(['Hours', 'Way by Ann', 'Way by Bob (Bob)']);
    expect(here).toEqual([there, there]);
    const beside = (await bob.db.getAll('templates')).find(({ name }) => name.endsWith('(Bob)'));
    expect(beside).toMatchObject({ actionName: 'Way by Bob', revision: 1 });
  });

  test('that is settled meanwhile is not settled again', async () => {
    const { bob } = await conflicting();
    await bob.folders.resolve(libraryId, 'a', 'theirs');
    expect(await bob.folders.resolve(libraryId, 'a', 'mine')).toBeUndefined();
    expect(await bob.folders.resolve('folder:none', 'a', 'mine')).toBeUndefined();
  });

  test('follows what theirs becomes', async () => {
    const { ann, bob, settle } = await conflicting();
    await ann.edit('a', 'Way by Ann, again');
    await ann.sync();
    await bob.sync();
    expect((await bob.library()).conflicts).toMatchObject([
      { theirs: { name: 'Way by Ann, again' } },
    ]);
    // Both have come to say the same: there is nothing left to decide.
    await ann.edit('a', 'Way by Bob');
    await ann.sync();
    await bob.sync();
    expect((await bob.library()).conflicts).toEqual([]);
    const all = { a: 'Way by Bob', b: 'Hours' };
    expect(await settle()).toEqual([all, all, all]);
  });

  test('is over when theirs is deleted: a change beats that', async () => {
    const { ann, bob, settle } = await conflicting();
    await ann.remove('a');
    await ann.sync();
    await bob.sync();
    expect((await bob.library()).conflicts).toEqual([]);
    const all = { a: 'Way by Bob', b: 'Hours' };
    expect(await settle()).toEqual([all, all, all]);
  });

  test('waits on when mine is put into the bin; removed from there, theirs comes back', async () => {
    const { bob, settle } = await conflicting();
    await bob.remove('a');
    await bob.sync();
    expect((await bob.library()).conflicts).toHaveLength(1);
    await bob.store.purge([bob.idOf('a')]);
    const all = { a: 'Way by Ann', b: 'Hours' };
    expect(await settle()).toEqual([all, all, all]);
    expect((await bob.library()).conflicts).toEqual([]);
  });

  test('is a conflict again when theirs goes on after the answer', async () => {
    const { ann, bob, there } = await conflicting();
    await bob.folders.resolve(libraryId, 'a', 'mine');
    await ann.edit('a', 'Way by Ann, later');
    await ann.sync();
    await bob.sync();
    expect((await bob.library()).conflicts).toMatchObject([
      { theirs: { name: 'Way by Ann, later' } },
    ]);
    expect(there().a).toBe('Way by Ann, later');
    expect((await bob.names()).a).toBe('Way by Bob');
  });

  test('is none when both have done the same', async () => {
    const { ann, bob, settle } = await twoPeople().then(async (stage) => ({
      ...stage,
      settle: async () => {
        await stage.ann.sync();
        await stage.bob.sync();
        await stage.ann.sync();
      },
    }));
    await ann.edit('a', 'Same');
    await bob.edit('a', 'Same');
    await settle();
    expect((await ann.library()).conflicts).toEqual([]);
    expect((await bob.library()).conflicts).toEqual([]);
  });
});
