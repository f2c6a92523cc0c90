import { describe, expect, test } from 'vitest';
import { agencyText } from '../../../lib/highlevel/agency-text.ts';
import { connected, createAgencyStage, hour } from './agency-stage.ts';
import { companyId } from './in-memory-agency.ts';

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
