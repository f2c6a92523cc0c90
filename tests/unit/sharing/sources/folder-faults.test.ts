import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { StorageError } from '../../../../lib/storage/database.ts';
import {
  createFolderStage,
  type Death,
  libraryId,
  type Person,
  teamHead,
  twoPeople,
} from '../folder-stage.ts';

afterEach(() => void vi.restoreAllMocks());

/** Ann has changed `a`, added `c` and deleted `d`; Bob has changed `b`, added `e`, offline. */
async function apart() {
  const stage = await twoPeople();
  const { ann, bob } = stage;
  await ann.add('d', 'Doomed');
  await ann.sync();
  await bob.sync();
  await ann.edit('a', 'Way by Ann');
  await ann.add('c', 'New by Ann');
  await ann.remove('d');
  await ann.sync();
  await bob.edit('b', 'Hours by Bob');
  await bob.add('e', 'New by Bob');
  return stage;
}
const all = { a: 'Way by Ann', b: 'Hours by Bob', c: 'New by Ann', e: 'New by Bob' };

/** A sync in a worker that is stopped; answers whether it was. */
async function stopped(person: Person, death: Death): Promise<boolean> {
  const worker = person.worker(death);
  const outcome = await Promise.race([worker.folders.sync(libraryId), worker.died]);
  return outcome === 'died';
}

describe('a worker that is stopped', () => {
  for (const moment of ['before', 'after'] as const) {
    test(`${moment} any write of a sync loses nothing and repeats nothing`, async () => {
      for (let atWrite = 1; ; atWrite += 1) {
        const { ann, bob, server, there } = await apart();
        if (!(await stopped(bob, { atWrite, moment }))) {
          expect(atWrite).toBeGreaterThan(2);
          break;
        }
        const tombs = (await bob.library()).tombstones.length;
        await bob.sync();
        await ann.sync();
        expect([there(), await ann.names(), await bob.names()]).toEqual([all, all, all]);
        expect((await bob.library()).conflicts).toEqual([]);
        expect((await bob.library()).tombstones.length).toBeGreaterThanOrEqual(tombs);
        const written = server.count('PUT');
        await bob.sync();
        await ann.sync();
        expect(server.count('PUT')).toBe(written);
      }
    });
  }

  test('after its write is no conflict, even if the person goes on', async () => {
    const { ann, bob, there } = await apart();
    await stopped(bob, { atWrite: 1, moment: 'after' });
    expect(there()).toEqual(all);
    await bob.edit('b', 'Hours by Bob, longer');
    await bob.sync();
    expect((await bob.library()).conflicts).toEqual([]);
    await ann.sync();
    expect((await ann.names()).b).toBe('Hours by Bob, longer');
    expect(there().b).toBe('Hours by Bob, longer');
  });
});

test('what was sent by a stopped worker and is deleted then is gone', async () => {
  const { ann, bob, there } = await apart();
  await stopped(bob, { atWrite: 1, moment: 'after' });
  await bob.remove('e');
  await bob.sync();
  await ann.sync();
  const { e: _, ...rest } = all;
  expect([there(), await ann.names(), await bob.names()]).toEqual([rest, rest, rest]);
});

test('what was sent by a stopped worker, changed here and deleted there, stays', async () => {
  const { ann, bob, there } = await apart();
  await stopped(bob, { atWrite: 1, moment: 'after' });
  await bob.edit('e', 'New by Bob, longer');
  await ann.sync();
  await ann.remove('e');
  await ann.sync();
  await bob.sync();
  expect(there().e).toBe('New by Bob, longer');
});

test('a person who goes on during a sync loses nothing', async () => {
  const { ann, bob, server, there } = await apart();
  await bob.edit('a', 'Way by Bob');
  // While the file is read, and while it is written.
  server.before.push(
    () => void bob.edit('b', 'Hours by Bob, longer'),
    () => void bob.edit('a', 'Way by Bob, longer'),
  );
  await bob.sync();
  await bob.sync();
  await ann.sync();
  expect(there()).toMatchObject({ a: 'Way by Ann', b: 'Hours by Bob, longer', c: 'New by Ann' });
  expect((await bob.names()).a).toBe('Way by Bob, longer');
  expect((await bob.library()).conflicts).toMatchObject([{ item: 'a' }]);
});

describe('a disk that is full', () => {
  test('at any record changes nothing here at all; the next sync brings all', async () => {
    for (let good = 0; ; good += 1) {
      const { ann, bob, there } = await apart();
      const before = await bob.dump();
      const put = IDBObjectStore.prototype.put;
      let puts = 0;
      const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...given: Parameters<IDBObjectStore['put']>
      ) {
        puts += 1;
        if (puts > good) throw new DOMException('full', 'QuotaExceededError');
        return put.apply(this, given);
      });
      const outcome = await bob.sync().catch((error: unknown) => error);
      spy.mockRestore();
      if (outcome === undefined) {
        expect(good).toBeGreaterThan(8);
        break;
      }
      expect(outcome).toBeInstanceOf(StorageError);
      expect(await bob.dump()).toBe(before);
      await bob.sync();
      await ann.sync();
      expect([there(), await ann.names(), await bob.names()]).toEqual([all, all, all]);
      expect((await bob.library()).conflicts).toEqual([]);
    }
  });
});

type Move =
  | { kind: 'edit' | 'remove' | 'add'; person: number; item: number }
  | { kind: 'resolve'; person: number; choice: 'mine' | 'both' }
  | { kind: 'sync'; person: number; fault: Fault };
type Fault = 'none' | 'lost-before' | 'lost-after' | 503 | 'stopped-before' | 'stopped-after';

const moves = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constantFrom<('edit' | 'remove' | 'add')[]>('edit', 'edit', 'remove', 'add'),
      person: fc.nat(2),
      item: fc.nat(3),
    }),
    fc.record({
      kind: fc.constant('resolve' as const),
      person: fc.nat(2),
      choice: fc.constantFrom('mine' as const, 'both' as const),
    }),
    fc.record({
      kind: fc.constant('sync' as const),
      person: fc.nat(2),
      fault: fc.constantFrom<Fault[]>(
        'none',
        'none',
        'lost-before',
        'lost-after',
        503,
        'stopped-before',
        'stopped-after',
      ),
    }),
  ),
  { maxLength: 25, size: 'large' },
);

async function play(given: Move[]) {
  const stage = createFolderStage();
  const team = ['Ann', 'Bob', 'Cem'].map((name) => stage.person(name));
  for (const one of team) await one.connect(teamHead);
  const over = new Set<string>();
  const words = new Set<string>();
  let count = 0;
  const word = () => {
    count += 1;
    words.add(`word ${count}`);
    return `word ${count}`;
  };
  for (const move of given) {
    const person = team[move.person] as Person;
    const items = Object.entries(await person.names()).sort();
    if (move.kind === 'sync') {
      const { fault } = move;
      if (fault === 'stopped-before' || fault === 'stopped-after') {
        const moment = fault === 'stopped-before' ? 'before' : 'after';
        await stopped(person, { atWrite: 1, moment });
        continue;
      }
      if (fault !== 'none') stage.server.fault('PUT', fault);
      await person.sync();
    } else if (move.kind === 'resolve') {
      await resolve(person, move.choice);
    } else if (move.kind === 'add') {
      await person.add(`n${count}`, word());
    } else {
      const [item, name] = items[move.item % Math.max(1, items.length)] ?? [];
      if (item === undefined || name === undefined) continue;
      // Replaced or deleted by somebody who knew it.
      over.add(name.replace(/ \(.*/, ''));
      if (move.kind === 'edit') await person.edit(item, word());
      else await person.remove(item);
    }
  }
  async function resolve(person: Person, choice: 'mine' | 'both') {
    for (const { item, theirs } of (await person.library()).conflicts) {
      const isThere = item in (await person.names());
      if (choice === 'mine') over.add(String(theirs.name).replace(/ \(.*/, ''));
      if (!isThere && choice === 'both') continue;
      await person.folders.resolve(libraryId, item, choice);
    }
  }
  return { ...stage, team, over, words, resolve };
}

test('people who share a folder end with the same, and lose no edit, whatever happens', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      const { team, over, words, resolve, server, there } = await play(given);
      for (let round = 0, before = -1; before !== server.count('PUT'); round += 1) {
        before = server.count('PUT');
        for (const person of team) {
          await person.sync();
          await resolve(person, 'mine');
          await person.sync();
        }
        expect(round).toBeLessThan(10);
      }
      for (const person of team) expect(await person.names()).toEqual(there());
      const found = Object.values(there()).map((name) => name.replace(/ \(.*/, ''));
      const lost = [...words].filter((one) => !found.includes(one) && !over.has(one));
      expect(lost).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 60_000);
