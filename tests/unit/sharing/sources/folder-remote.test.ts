import { describe, expect, test } from 'vitest';
import { address, createFolderStage, libraryId, teamHead, twoPeople } from '../folder-stage.ts';

const both = { a: 'Way', b: 'Hours' };

describe('a remote that cannot be used', () => {
  const broken: [string, string, string][] = [
    ['empty', '', 'empty'],
    ['cut off', '{"kind":"switchboard.library","version":1,', 'not-json'],
    ['a login page', '<html>Log in</html>', 'web-page'],
    ['something else', '{"kind":"other"}', 'not-a-library'],
    ['newer', '{"kind":"switchboard.library","version":2}', 'newer-version'],
  ];
  test.each(broken)('%s changes nothing here or there', async (_, text, code) => {
    const { ann, server, there } = await twoPeople();
    await ann.edit('a', 'Offline');
    const good = server.text(address) ?? '';
    server.put(address, text);
    const before = await ann.dump();
    expect(await ann.sync()).toMatchObject({ code });
    expect(await ann.dump()).toBe(before);
    expect(server.text(address)).toBe(text);
    server.put(address, good);
    expect(await ann.sync()).toBeUndefined();
    expect(there().a).toBe('Offline');
  });

  test('another library in its place is refused', async () => {
    const { ann, server } = await twoPeople();
    const text = (server.text(address) ?? '').replace('"id":"team"', '"id":"other"');
    server.put(address, text);
    const before = await ann.dump();
    expect(await ann.sync()).toMatchObject({ code: 'other-library' });
    expect(await ann.dump()).toBe(before);
    expect(server.text(address)).toBe(text);
  });

  test('gone: told first, made anew when the person asks once more', async () => {
    const { ann, bob, server, there } = await twoPeople();
    server.files.clear();
    await ann.sync();
    await ann.sync();
    expect(server.text(address)).toBeUndefined();
    expect(await ann.names()).toEqual(both);
    await ann.checks.check(libraryId);
    expect(server.text(address)).toBeUndefined();
    expect((await ann.library()).check.problem).toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('check once more'),
    });
    await ann.checks.check(libraryId);
    expect(there()).toEqual(both);
    expect((await ann.library()).check.problem).toBeUndefined();
    await bob.sync();
    expect(await bob.names()).toEqual(both);
  });

  test('an earlier copy takes nothing away', async () => {
    const { ann, bob, server, there } = await twoPeople();
    const old = server.text(address) ?? '';
    await ann.add('c', 'Third');
    await ann.sync();
    server.put(address, old);
    await bob.sync();
    await ann.sync();
    expect(there()).toEqual({ ...both, c: 'Third' });
  });

  test('read-only: what comes is taken, what was changed here waits', async () => {
    const { ann, bob, server, there } = await twoPeople();
    await ann.edit('a', 'Way by Ann');
    await ann.sync();
    await bob.edit('b', 'Hours by Bob');
    server.fault('PUT', 403);
    expect(await bob.sync()).toMatchObject({ code: 'read-only' });
    expect(await bob.names()).toEqual({ a: 'Way by Ann', b: 'Hours by Bob' });
    expect((await bob.library()).unsent).toBe(true);
    await bob.sync();
    expect(there()).toEqual({ a: 'Way by Ann', b: 'Hours by Bob' });
  });

  test('a template of another version stays there as it is', async () => {
    const { ann, bob, server, document } = await twoPeople();
    const raw = JSON.parse(server.text(address) ?? '') as { templates: object[] };
    const odd = { id: 'odd', type: 'NEW_ONE', name: 'Odd', revision: 3, changedAt: 1 };
    server.put(address, JSON.stringify({ ...raw, templates: [...raw.templates, odd], later: 1 }));
    await ann.sync();
    await ann.edit('a', 'Edited');
    await ann.sync();
    await bob.sync();
    expect(document().others).toEqual([odd]);
    expect(document().head.extra).toEqual({ later: 1 });
    expect((await bob.library()).refused).toMatchObject([{ name: 'Odd' }]);
  });
});

test('a folder that was given without a file is refused only by its server', async () => {
  const stage = createFolderStage();
  const ann = stage.person('Ann');
  stage.server.fault('PUT', 409);
  expect(await ann.connect(teamHead)).toMatchObject({ code: 'not-found' });
  expect(stage.server.text(address)).toBeUndefined();
  expect(await ann.sync()).toBeUndefined();
  expect(stage.there()).toEqual({});
});
