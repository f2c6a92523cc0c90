import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { davLogin, hasApache } from '../harness/apache.ts';
import { createEnds } from '../harness/ends.ts';
import { fileName, inFile, twoPeople } from '../harness/folders.ts';
import { waitFor } from '../harness/wait.ts';

const much = 'Many words. '.repeat(400);

/** Two browsers on one library, over a real Apache with WebDAV. */
describe.skipIf(!hasApache())('a shared folder', { timeout: 180_000 }, () => {
  let ends = createEnds();
  beforeEach(() => {
    ends = createEnds();
  });
  afterEach(() => ends.run(), 60_000);

  test('has every edit of both in the end, also of the one who was offline', async () => {
    const { apache, ann, bob } = await twoPeople(ends);
    expect(await bob.all()).toEqual({ Way: 'first way', Hours: 'first hours' });

    bob.line.cut();
    await bob.edit('Hours', 'hours by Bob');
    await bob.add('Prices', 'prices by Bob');
    await bob.remove('Way');
    const offline = await bob.sync();
    expect(offline.problem?.code).toBe('unreachable');
    expect(offline.unsent).toBe(3);
    await ann.edit('Way', 'way by Ann');
    await ann.add('Parking', 'parking by Ann');
    await ann.settled();
    expect(await inFile(apache)).toEqual({
      Way: 'way by Ann',
      Hours: 'first hours',
      Parking: 'parking by Ann',
    });

    bob.line.mend();
    await bob.settled();
    await ann.settled();
    // Ann's change beats Bob's deletion.
    const all = {
      Way: 'way by Ann',
      Hours: 'hours by Bob',
      Prices: 'prices by Bob',
      Parking: 'parking by Ann',
    };
    expect([await inFile(apache), await ann.all(), await bob.all()]).toEqual([all, all, all]);
    const text = (await apache.file(fileName)) ?? '';
    for (const person of [ann, bob]) {
      expect(text).toContain(`"changedBy":"${person.me}"`);
      expect(person.browser.consoleErrors).toEqual([]);
    }
    for (const secret of Object.values(davLogin)) expect(text).not.toContain(secret);
  });

  test('asks for the right login, and is not used with a wrong one', async () => {
    const { ann } = await twoPeople(ends);
    const looked = await ann.look({ ...davLogin, password: 'wrong-password-1' });
    expect(looked).toMatchObject({ kind: 'problem', problem: { code: 'needs-login' } });
    expect(JSON.stringify(looked)).not.toContain('wrong-password-1');
  });

  test('loses nothing when the server is killed in the middle of a write', async () => {
    const { apache, ann, bob } = await twoPeople(ends);
    for (const name of ['One', 'Two', 'Three', 'Four']) await ann.add(name, name, much);
    await ann.settled();
    await bob.settled();
    const before = await apache.file(fileName);

    const broken = bob.line.breakAfter(12_000).then(() => apache.kill());
    await bob.edit('Hours', 'hours by Bob');
    await broken;
    const problem = await waitFor('Bob to be told', async () => (await bob.sync()).problem);
    expect(problem.code).toBe('unreachable');
    expect(await apache.file(fileName)).toBe(before);
    expect((await bob.all()).Hours).toBe('hours by Bob');

    await apache.start();
    bob.line.mend();
    await ann.edit('Way', 'way by Ann');
    await ann.settled();
    await bob.settled();
    await ann.settled();
    const there = await inFile(apache);
    expect(there).toMatchObject({ Way: 'way by Ann', Hours: 'hours by Bob', Four: 'Four' });
    expect([await ann.all(), await bob.all()]).toEqual([there, there]);
  });

  test('loses and repeats nothing when the worker is killed in the middle of a sync', async () => {
    const { apache, ann, bob } = await twoPeople(ends);
    for (const name of ['One', 'Two', 'Three', 'Four']) await ann.add(name, name, much);
    await ann.settled();
    await bob.settled();

    // The write arrives; the worker never hears of it.
    const held = bob.line.holdAfter(12_000);
    await bob.edit('Hours', 'hours by Bob');
    await held;
    await waitFor(
      'the write to arrive',
      async () => (await inFile(apache).catch(() => undefined))?.Hours === 'hours by Bob',
    );
    await bob.browser.killWorker();
    await ann.edit('Way', 'way by Ann');
    await ann.settled();
    // Bob goes on with what he has: no conflict with himself.
    await bob.edit('Hours', 'hours by Bob, longer');
    await bob.settled();
    await ann.settled();
    expect(await bob.conflicts()).toEqual([]);
    const there = await inFile(apache);
    expect(there).toMatchObject({ Way: 'way by Ann', Hours: 'hours by Bob, longer' });
    expect([await ann.all(), await bob.all()]).toEqual([there, there]);
  });

  test('lets a person settle what both have changed', async () => {
    const { apache, ann, bob } = await twoPeople(ends);
    bob.line.cut();
    await bob.edit('Way', 'way by Bob');
    await ann.edit('Way', 'way by Ann');
    await ann.settled();
    bob.line.mend();
    expect(await bob.sync()).toMatchObject({ conflicts: 1 });
    expect(await bob.conflicts()).toMatchObject([{ name: 'Way', by: 'Ann' }]);
    expect((await bob.all()).Way).toBe('way by Bob');
    expect((await inFile(apache)).Way).toBe('way by Ann');

    const page = await bob.browser.openWorkspace(
      `#/sharing/library/${encodeURIComponent(bob.id())}`,
    );
    await page.locator('::-p-aria(Keep both: Way[role="button"])').click();
    await waitFor('the conflict to be settled', async () => (await bob.conflicts()).length === 0);
    await bob.settled();
    await ann.settled();
    const all = { Way: 'way by Ann', 'Way (Bob)': 'way by Bob', Hours: 'first hours' };
    expect([await inFile(apache), await ann.all(), await bob.all()]).toEqual([all, all, all]);
  });

  test('that is empty, cut off or gone changes nothing here, and is told', async () => {
    const { apache, ann } = await twoPeople(ends);
    const good = (await apache.file(fileName)) ?? '';
    const all = await ann.all();
    for (const [text, code] of [
      ['', 'empty'],
      [good.slice(0, 200), 'not-json'],
      ['<html>Log in</html>', 'web-page'],
    ] as const) {
      await apache.write(fileName, text);
      expect((await ann.sync()).problem?.code).toBe(code);
      expect(await ann.all()).toEqual(all);
      expect(await apache.file(fileName)).toBe(text);
    }
    await apache.write(fileName, good);
    expect((await ann.settled()).problem).toBeUndefined();
  });
});
