import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agencyText } from '../../../lib/highlevel/agency-text.ts';
import { connected, createAgencyStage, type Death, hour } from './agency-stage.ts';
import { companyId, type TokenFault } from './in-memory-agency.ts';

const shop = (n: number) => `location0number0000${n}`;
const day = 24 * hour;

describe('renewing', () => {
  test('happens before the access token ends, when it is used', async () => {
    const { stage, worker } = await connected();
    stage.clock.time += day - 10 * 60_000;
    await worker.agencies.accessFor(shop(0));
    expect(stage.renewals()).toBe(0);
    stage.clock.time += 6 * 60_000;
    await worker.agencies.accessFor(shop(1));
    expect(stage.renewals()).toBe(1);
    expect(await stage.kept()).toMatchObject({ refreshToken: stage.highlevel.good() });
  });

  test('two at once make one request, also right after the worker’s start', async () => {
    const { stage, worker } = await connected();
    worker.kill();
    stage.clock.time += day;
    const { agencies } = stage.startWorker();
    await Promise.all([
      agencies.accessFor(shop(0)),
      agencies.accessFor(shop(1)),
      agencies.renew(companyId),
      agencies.locations({ companyId, refresh: true }),
    ]);
    expect(stage.renewals()).toBe(1);
  });

  test('an access token that HighLevel rejects before its time is renewed once', async () => {
    const { stage, worker } = await connected();
    stage.highlevel.rejected.add((await stage.kept()).accessToken ?? '');
    const both = [worker.agencies.accessFor(shop(0)), worker.agencies.accessFor(shop(1))];
    expect((await Promise.all(both)).every(Boolean)).toBe(true);
    expect(stage.renewals()).toBe(1);
  });

  test.each(['cut-after', 'error-after', 'half'] as const)(
    '%s: the answer was lost; the next try shows that the token is used up',
    async (fault) => {
      const { stage, worker } = await connected();
      stage.highlevel.faults.push(fault);
      const { agency, problem } = await worker.agencies.renew(companyId);
      expect(problem?.kind).toBe('uncertain');
      expect(agency?.renewal.state).toBe('lost');
      expect(agency && agencyText(agency, stage.clock.time)).toMatchObject({
        title: 'The answer to a renewal was lost',
        next: 'renew',
      });
      const next = await worker.agencies.renew(companyId);
      expect(next.agency?.renewal.state).toBe('ended');
      expect(next.agency && agencyText(next.agency, stage.clock.time).detail).toMatch(
        /Install \(authorise\).*works until/s,
      );
      // What has ended is not sent again by itself.
      const count = stage.renewals();
      stage.clock.time += day;
      await expect(worker.agencies.accessFor(shop(0))).rejects.toThrow('token-rejected');
      expect(stage.renewals()).toBe(count);
    },
  );

  test.each(['cut-before', 'error-before'] as const)(
    '%s: the old refresh token is tried once more, and works',
    async (fault) => {
      const { stage, worker } = await connected();
      stage.highlevel.faults.push(fault);
      expect((await worker.agencies.renew(companyId)).agency?.renewal.state).toBe('lost');
      expect((await worker.agencies.renew(companyId)).agency?.renewal.state).toBe('ready');
    },
  );

  test.each(['limit', 'firewall'] as const)('%s: nothing has changed', async (fault) => {
    const { stage, worker } = await connected();
    stage.highlevel.faults.push(fault);
    const { agency, problem } = await worker.agencies.renew(companyId);
    expect(agency?.renewal).toMatchObject({ state: 'ready', problem });
    stage.clock.time += 20_000;
    expect((await worker.agencies.renew(companyId)).agency?.renewal).toEqual({
      state: 'ready',
      at: stage.clock.time,
    });
  });

  test('no network: nothing is sent, and the token that works still is used', async () => {
    const { stage, worker } = await connected();
    stage.clock.time += day - 3 * 60_000;
    stage.browser.online = false;
    expect((await worker.agencies.renew(companyId)).problem?.kind).toBe('offline');
    stage.browser.online = true;
    stage.highlevel.faults.push('limit');
    expect(await worker.agencies.accessFor(shop(0))).toBeDefined();
    expect(stage.renewals()).toBe(1);
  });

  test('a disk that is full when it arrives: it is held, and kept when there is room', async () => {
    const { stage, worker } = await connected();
    const { fetch } = stage.highlevel;
    stage.highlevel.fetch = async (input, init) => {
      stage.browser.diskFull = true;
      return fetch(input, init);
    };
    await expect(worker.agencies.renew(companyId)).rejects.toThrow('disk is full');
    stage.highlevel.fetch = fetch;
    stage.browser.diskFull = false;
    worker.kill();
    expect(await stage.startWorker().agencies.accessFor(shop(0))).toBeDefined();
    expect(await stage.kept()).toMatchObject({ refreshToken: stage.highlevel.good() });
    expect(stage.renewals()).toBe(1);
  });

  test('a vault that locks meanwhile: it is kept as soon as it is unlocked', async () => {
    const { stage, worker } = await connected();
    const { fetch } = stage.highlevel;
    stage.highlevel.fetch = async (input, init) => {
      const answer = await fetch(input, init);
      stage.lock();
      return answer;
    };
    await expect(worker.agencies.renew(companyId)).rejects.toThrow('locked');
    stage.highlevel.fetch = fetch;
    stage.unlock();
    await expect.poll(stage.kept).toMatchObject({ refreshToken: stage.highlevel.good() });
    await expect.poll(() => stage.session.items.size).toBe(0);
  });

  test.each([
    [1, 'after', 'lost'],
    [2, 'before', 'lost'],
    [2, 'after', 'ready'],
    [3, 'before', 'ready'],
    [3, 'after', 'ready'],
    [4, 'before', 'ready'],
  ] as const)('a worker stopped %s writes in, %s it: %s', async (atWrite, moment, state) => {
    const { stage, worker } = await connected();
    worker.kill();
    const dying = stage.startWorker({ atWrite, moment });
    await Promise.race([dying.agencies.renew(companyId), dying.died]);
    const { agencies } = stage.startWorker();
    if (state === 'ready') {
      await agencies.accessFor(shop(0));
      expect(await stage.kept()).toMatchObject({ refreshToken: stage.highlevel.good() });
    }
    expect((await agencies.list()).agencies[0]?.renewal.state).toBe(state);
  });

  test('one that is stopped while the app is connected has the agency all the same', async () => {
    const stage = createAgencyStage();
    const dying = stage.startWorker({ atWrite: 1, moment: 'after' });
    await Promise.race([dying.agencies.save(stage.wish()), dying.died]);
    const { agencies } = stage.startWorker();
    expect(await agencies.renew(companyId)).toMatchObject({
      agency: { renewal: { state: 'ready' } },
    });
    expect(await agencies.locations({ companyId, refresh: true })).toMatchObject({
      locations: [{}, {}, {}],
    });
  });
});

type Step =
  /** `after`: how many hours have passed since the last step. `during`: what happens while it renews. */
  | { do: 'use' | 'renew' | 'both'; after: number; during: 'lock' | 'fill' | 'nothing' }
  | { do: 'list' | 'restart' | 'lock' | 'unlock' | 'fill' | 'empty' }
  | { do: 'fault'; fault: TokenFault }
  | ({ do: 'death' } & Death);

const faults: TokenFault[] = [
  'cut-before',
  'cut-after',
  'error-before',
  'error-after',
  'half',
  'limit',
  'firewall',
];

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('use' as const, 'renew' as const, 'both' as const, 'both' as const),
      after: fc.constantFrom(0, 1, 24, 30),
      during: fc.constantFrom(
        'nothing' as const,
        'nothing' as const,
        'lock' as const,
        'fill' as const,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom(
        ...(['list', 'restart', 'lock', 'unlock', 'unlock', 'fill', 'empty', 'empty'] as const),
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      fault: fc.constantFrom(...faults),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('death' as const),
      atWrite: fc.integer({ min: 1, max: 6 }),
      moment: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
);

test('whatever happens: one request at a time, and no refresh token that arrived is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 16, size: 'max' }),
      async (steps) => {
        const { stage, worker: first } = await connected();
        const { highlevel, browser } = stage;
        let worker: ReturnType<typeof stage.startWorker> = first;
        const numberOf = (refresh = '') =>
          highlevel.issued.findIndex((one) => one.refresh === refresh);
        const tooEarly: string[] = [];
        let heldUpTo = 1;
        const set = stage.session.set;
        stage.session.set = async (items) => {
          await set(items);
          for (const value of Object.values(items)) {
            const { refreshToken } = value as { refreshToken?: string };
            heldUpTo = Math.max(heldUpTo, numberOf(refreshToken));
          }
        };
        highlevel.onUse = async ({ refresh }) => {
          const kept = await stage.kept();
          // Not thrown here: the client would take it for a broken line.
          if (numberOf(kept.refreshToken) < numberOf(refresh)) tooEarly.push(refresh);
        };
        const doing = (work: Promise<unknown>) =>
          Promise.race([work.catch((error: Error) => error.message), worker.died]);

        for (const one of steps) {
          if (worker.isDead()) worker = stage.startWorker();
          highlevel.answered = 0;
          if ('after' in one) {
            stage.clock.time += one.after * hour;
            highlevel.onRenew = () => {
              if (one.during === 'lock') stage.lock();
              if (one.during === 'fill') browser.diskFull = true;
            };
          }
          const { agencies } = worker;
          switch (one.do) {
            case 'use':
              await doing(agencies.accessFor(shop(0)));
              break;
            case 'renew':
              await doing(agencies.renew(companyId));
              break;
            case 'both':
              await doing(
                Promise.allSettled([
                  agencies.renew(companyId),
                  agencies.accessFor(shop(1)),
                  agencies.locations({ companyId, refresh: true }),
                ]),
              );
              break;
            case 'list':
              await doing(agencies.list());
              break;
            case 'fault':
              highlevel.faults.push(one.fault);
              break;
            case 'restart':
              worker.kill();
              break;
            case 'death':
              worker.kill();
              worker = stage.startWorker(one);
              break;
            case 'lock':
              stage.lock();
              break;
            case 'unlock':
              stage.unlock();
              break;
            case 'fill':
            case 'empty':
              browser.diskFull = one.do === 'fill';
          }
          // Nobody was stopped: what was answered has arrived.
          if (!worker.isDead()) heldUpTo = Math.max(heldUpTo, highlevel.answered);
        }
        // Everything is well again: what arrived is there, and what was lost is told.
        worker.kill();
        highlevel.faults.length = 0;
        highlevel.onRenew = () => undefined;
        stage.clock.time += 2 * day;
        Object.assign(browser, { diskFull: false, locked: false });
        const { agencies } = stage.startWorker();
        const found = await agencies.accessFor(shop(2)).catch(() => undefined);
        const { agency } = await agencies.renew(companyId);
        const isHeld = heldUpTo === numberOf(highlevel.good()) || agency?.renewal.state === 'ready';
        expect({ state: agency?.renewal.state, isHeld }).toEqual(
          isHeld ? { state: 'ready', isHeld } : { state: 'ended', isHeld },
        );
        if (found) expect(agency?.renewal.state).toBe('ready');
        expect({ most: highlevel.mostRenewing, tooEarly }).toEqual({ most: 1, tooEarly: [] });
        await stage.db.close();
      },
    ),
    { numRuns: Number(process.env.CASES ?? 250) },
  );
}, 300_000);
