import { describe, expect, test } from 'vitest';
import { address, libraryId, twoPeople } from '../folder-stage.ts';

const both = { a: 'Way', b: 'Hours' };

describe('a shared folder', () => {
  test('that is empty gets the library; who comes later has it all', async () => {
    const { bob, there, document } = await twoPeople();
    expect(there()).toEqual(both);
    expect(await bob.names()).toEqual(both);
    expect(document()).toMatchObject({ refused: [], head: { id: 'team', name: 'Team' } });
    expect(document().templates[0]).toMatchObject({ changedBy: 'Ann', revision: 1 });
    expect(await bob.folders.unsent(await bob.library())).toBe(0);
    expect((await bob.library()).unsent).toBeUndefined();
  });

  test('is asked once, and not parsed, when nothing has changed', async () => {
    const { ann, bob, server } = await twoPeople();
    await bob.sync();
    server.log.length = 0;
    const before = await bob.dump();
    expect(await bob.sync()).toBeUndefined();
    expect(server.log.map(({ method }) => method)).toEqual(['GET']);
    expect(server.log[0]?.headers.get('If-None-Match')).toMatch(/^"v/);
    expect(await bob.dump()).toBe(before);
    expect(ann.life.changes).toBeGreaterThan(0);
  });

  test('has what each has changed offline, when both are back', async () => {
    const { ann, bob, there, document } = await twoPeople();
    await ann.edit('a', 'Way by Ann');
    await bob.edit('b', 'Hours by Bob');
    await bob.add('c', 'New by Bob');
    expect(await bob.folders.unsent(await bob.library())).toBe(2);
    await ann.sync();
    await bob.sync();
    await ann.sync();
    const all = { a: 'Way by Ann', b: 'Hours by Bob', c: 'New by Bob' };
    expect(there()).toEqual(all);
    expect(await ann.names()).toEqual(all);
    expect(await bob.names()).toEqual(all);
    expect(document().templates.map(({ changedBy }) => changedBy)).toEqual(['Ann', 'Bob', 'Bob']);
    expect((await ann.db.get('templates', ann.idOf('b')))?.changedBy).toBe('Bob');
  });

  test('writes nothing over somebody who was quicker', async () => {
    const { ann, bob, server, there } = await twoPeople();
    await ann.edit('a', 'Way by Ann');
    await bob.edit('b', 'Hours by Bob');
    const other = server.text(address) ?? '';
    // Between read and write of Ann, again and again.
    const late = () => server.put(address, other);
    server.before.push(
      () => undefined,
      late,
      () => undefined,
      late,
      () => undefined,
      late,
    );
    await Promise.all([ann.sync(), bob.sync()]);
    await ann.sync();
    await bob.sync();
    expect(there()).toEqual({ a: 'Way by Ann', b: 'Hours by Bob' });
  });

  test('where others write all the time leaves it for later', async () => {
    const { ann, server, there } = await twoPeople();
    await ann.edit('a', 'Way by Ann');
    for (let times = 0; times < 40; times += 1) {
      server.before.push(({ method }) => {
        if (method === 'PUT') server.put(address, server.text(address) ?? '');
      });
    }
    expect(await ann.sync()).toMatchObject({ code: 'changed-meanwhile' });
    expect(await ann.names()).toEqual({ ...both, a: 'Way by Ann' });
    server.before.length = 0;
    expect(await ann.sync()).toBeUndefined();
    expect(there().a).toBe('Way by Ann');
  });

  test('deletes for all what one has put into the bin, and brings back what comes back', async () => {
    const { clock, ann, bob, there, document } = await twoPeople();
    await ann.remove('a');
    await ann.sync();
    expect(there()).toEqual({ b: 'Hours' });
    expect(document().tombstones).toMatchObject([{ id: 'a', revision: 2, deletedBy: 'Ann' }]);
    await bob.sync();
    expect(await bob.names()).toEqual({ b: 'Hours' });
    expect((await bob.db.get('templates', bob.idOf('a')))?.deletedAt).toBe(clock.time);
    await bob.store.change([bob.idOf('a')], { kind: 'restore' });
    expect(await bob.folders.unsent(await bob.library())).toBe(1);
    await bob.sync();
    await ann.sync();
    expect(there()).toEqual(both);
    expect(await ann.names()).toEqual(both);
  });

  test('takes a move to a folder, and the move back', async () => {
    const { ann, bob } = await twoPeople();
    for (const folder of ['F', '']) {
      await ann.store.change([ann.idOf('a')], { kind: 'move', folder });
      await ann.sync();
      await bob.sync();
      await ann.sync();
      for (const person of [ann, bob]) {
        expect((await person.db.get('templates', person.idOf('a')))?.folder).toBe(folder);
        expect((await person.library()).conflicts).toEqual([]);
      }
    }
  });

  test('keeps what one has changed and the other deleted', async () => {
    const { ann, bob, there } = await twoPeople();
    await ann.remove('a');
    await bob.edit('a', 'Way by Bob');
    await ann.sync();
    await bob.sync();
    await ann.sync();
    const all = { ...both, a: 'Way by Bob' };
    expect([there(), await ann.names(), await bob.names()]).toEqual([all, all, all]);
    expect((await ann.library()).conflicts).toEqual([]);
  });

  test('deletes for all what was removed from the bin before it was sent', async () => {
    const { ann, bob, there } = await twoPeople();
    await ann.remove('a');
    await ann.store.purge([ann.idOf('a')]);
    expect(await ann.folders.unsent(await ann.library())).toBe(1);
    await ann.sync();
    await bob.sync();
    expect([there(), await bob.names()]).toEqual([{ b: 'Hours' }, { b: 'Hours' }]);
  });

  test('brings back a record that is merely missing, and deletes nothing for it', async () => {
    const { ann, bob, there } = await twoPeople();
    await ann.db.delete('templates', ann.idOf('a'));
    await ann.sync();
    await bob.sync();
    expect([there(), await ann.names(), await bob.names()]).toEqual([both, both, both]);
  });

  test('keeps what was here among the versions', async () => {
    const { ann, bob } = await twoPeople();
    await ann.edit('a', 'Second');
    await ann.sync();
    await bob.sync();
    const versions = await bob.store.versions(bob.idOf('a'));
    expect(versions.map(({ content }) => content.name)).toEqual(['Second', 'Way']);
    expect((await bob.store.find(bob.idOf('a')))?.template.revision).toBe(2);
  });

  test('shares packs, with the names that templates have in the document', async () => {
    const { ann, bob, document } = await twoPeople();
    const content = { name: 'Pack', description: '', templateIds: ['a', 'b'] };
    await ann.folders.put(libraryId, {
      templates: [],
      packs: [{ ...content, id: 'p', revision: 1, changedAt: 1 }],
    });
    await ann.sync();
    await bob.sync();
    expect(document().packs).toMatchObject([{ id: 'p', templateIds: ['a', 'b'] }]);
    const pack = await bob.db.get('packs', bob.idOf('p'));
    expect(pack?.templateIds).toEqual([bob.idOf('a'), bob.idOf('b')]);
    await bob.remove('a');
    await bob.sync();
    await ann.sync();
    expect((await ann.db.get('packs', ann.idOf('p')))?.templateIds).toEqual([ann.idOf('b')]);
    // A template of somebody’s own is nothing to the others.
    const own = await ann.store.save({
      base: 0,
      content: { ...document().templates[0], name: 'Own' } as never,
      anyway: false,
    });
    const ownId = own.kind === 'saved' ? own.template.id : '';
    const wish = { packId: ann.idOf('p'), base: 0, anyway: true };
    const templateIds = [ann.idOf('b'), ownId];
    await ann.packs.save({ ...wish, content: { ...content, templateIds } });
    await ann.sync();
    expect(document().packs).toMatchObject([{ templateIds: ['b'] }]);
    expect((await ann.library()).refused).toMatchObject([
      { name: 'Pack', message: expect.stringMatching(/not in this/) },
    ]);
  });

  test('never gets what must not leave', async () => {
    const { ann, bob, server, there } = await twoPeople();
    await ann.edit('a', 'Way tok-123');
    await ann.edit('b', 'Hours, longer');
    await ann.sync();
    expect(there()).toEqual({ a: 'Way', b: 'Hours, longer' });
    expect((await ann.library()).refused).toEqual([
      { name: 'Way tok-123', message: 'It holds a secret.' },
    ]);
    expect((await ann.library()).unsent).toBe(true);
    // Somebody else changes the same: mine is not replaced unseen.
    await bob.sync();
    await bob.edit('a', 'Way by Bob');
    await bob.sync();
    await ann.sync();
    expect(await ann.names()).toEqual({ a: 'Way tok-123', b: 'Hours, longer' });
    expect((await ann.library()).conflicts).toMatchObject([{ item: 'a' }]);
    expect(server.log.some(({ body }) => body.includes('tok-123'))).toBe(false);
  });

  test('is synced again for whoever asks during a sync, once', async () => {
    const { ann, server, there } = await twoPeople();
    await ann.edit('a', 'One');
    const first = ann.sync();
    await ann.edit('a', 'Two');
    const [second, third] = [ann.sync(), ann.sync()];
    expect(second).toBe(third);
    await Promise.all([first, second, third]);
    expect(there().a).toBe('Two');
    expect(server.count('PUT')).toBeLessThanOrEqual(4);
  });

  test('that is removed here meanwhile comes to nothing', async () => {
    const { ann, there } = await twoPeople();
    await ann.db.delete('libraries', libraryId);
    expect(await ann.sync()).toBeUndefined();
    expect(there()).toEqual(both);
  });
});
