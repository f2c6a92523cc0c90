import { expect, test } from 'vitest';
import {
  createLanes,
  type Held,
  mostLanes,
  type Waiting,
} from '../../../../lib/runs/plan/lanes.ts';

/** Targets of one sub-account at a time. */
const width = 3;

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Targets of `locations` sub-accounts, `each` of every one, handed out in pages. */
function world({ locations, each, page = 5 }: { locations: number; each: number; page?: number }) {
  const all = Array.from({ length: locations * each }, (_, place) => ({
    place,
    locationId: `loc${Math.floor(place / each)}`,
  }));
  const begun: Waiting[] = [];
  const running = new Map<number, (held?: Held) => void>();
  const count = { pages: 0, rests: 0 };
  const lanes = createLanes({
    width,
    more: async () => {
      count.pages += 1;
      return all.splice(0, page);
    },
    carry: (target) => {
      begun.push(target);
      return new Promise((resolve) => running.set(target.place, resolve));
    },
    onRest: () => {
      count.rests += 1;
    },
  });
  return {
    lanes,
    begun,
    running,
    count,
    async end(place: number, held?: Held) {
      running.get(place)?.(held);
      running.delete(place);
      await settled();
    },
  };
}

test('a few targets of a sub-account are carried out at a time, in order', async () => {
  const { lanes, begun, end } = world({ locations: 2, each: 5 });
  lanes.turn();
  await settled();
  expect(begun.map(({ place }) => place)).toEqual([0, 1, 2, 5, 6, 7]);
  await end(6);
  await end(0);
  expect(begun.slice(6).map(({ place }) => place)).toEqual([8, 3]);
});

test('no more sub-accounts are at it than may be, and no more pages are read than they need', async () => {
  const { lanes, begun, running, count, end } = world({ locations: 60, each: 1, page: 10 });
  lanes.turn();
  await settled();
  expect(running.size).toBe(mostLanes);
  expect(count.pages).toBe(3);
  for (let place = 0; place < 60; place += 1) await end(place);
  expect(begun).toHaveLength(60);
  expect(lanes.isBusy()).toBe(false);
});

test('a sub-account whose targets lie on two pages is worked at with its full width', async () => {
  const { lanes, running } = world({ locations: mostLanes, each: width, page: 4 });
  lanes.turn();
  await settled();
  expect(running.size).toBe(mostLanes * width);
});

test('what is held keeps the others of its sub-account only, until it may try again', async () => {
  const { lanes, begun, running, end } = world({ locations: 2, each: 5 });
  lanes.turn();
  await settled();
  await end(0, { why: 'unlock' });
  await end(1);
  await end(2);
  for (const place of [5, 6, 7, 8, 9]) await end(place);
  expect(running.size).toBe(0);
  expect(lanes.held()).toMatchObject([{ place: 0, why: 'unlock' }]);
  lanes.tryAgain();
  expect(begun.slice(-3).map(({ place }) => place)).toEqual([0, 3, 4]);
});

test('nothing begins after it was closed, and all goes on once it is opened', async () => {
  const { lanes, begun, count, end } = world({ locations: 1, each: 5 });
  lanes.turn();
  await settled();
  lanes.close();
  await end(0);
  await end(1, {});
  expect(count.rests).toBe(0);
  await end(2);
  expect(count.rests).toBe(1);
  expect(begun).toHaveLength(3);
  lanes.tryAgain();
  expect(begun.slice(3).map(({ place }) => place)).toEqual([1, 3, 4]);
  for (const place of [1, 3, 4]) await end(place);
  expect(count.rests).toBe(2);
  expect(lanes.held()).toEqual([]);
});

test('a page that cannot be read closes it', async () => {
  let isRested = false;
  const lanes = createLanes({
    more: () => Promise.reject(new Error('disk')),
    carry: async () => undefined,
    onRest: () => {
      isRested = true;
    },
  });
  lanes.turn();
  await settled();
  expect({ isOpen: lanes.isOpen(), isRested }).toEqual({ isOpen: false, isRested: true });
});
