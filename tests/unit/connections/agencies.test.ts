import { describe, expect, test } from 'vitest';
import { agencyText } from '../../../lib/highlevel/agency-text.ts';
import { HighLevelError, problemOf } from '../../../lib/highlevel/errors.ts';
import { connected, createAgencyStage, hour } from './agency-stage.ts';
import { app, companyId, companyJwt } from './in-memory-agency.ts';

const shop = 'location0number00001';
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof HighLevelError ? problemOf(error).kind : `${error}`),
  );

describe('connecting an agency by its app', () => {
  test('renews at once, keeps the new refresh token and reads the sub-accounts', async () => {
    const stage = createAgencyStage();
    const { agencies } = stage.startWorker();
    const reply = await agencies.save(stage.wish({ name: ' Brightreach ' }));
    expect(reply).toMatchObject({
      saved: true,
      agency: {
        companyId,
        name: 'Brightreach',
        kind: 'app',
        clientId: app.clientId,
        last4: '6789',
        secrets: 'open',
        accessEndsAt: stage.clock.time + 86_399_000,
        renewal: { state: 'ready' },
        locations: 3,
        locationsAt: stage.clock.time,
      },
    });
    expect(await stage.kept()).toMatchObject({ refreshToken: stage.highlevel.good() });
    expect(await stage.db.get('names', `location/${shop}`)).toMatchObject({ name: 'Shop 1' });
    expect(JSON.stringify([reply, await agencies.list()])).not.toMatch(
      /secret-0123|refresh-\d|eyJ/,
    );
    expect(stage.session.items.size).toBe(0);
  });

  test.each([
    [{ clientId: ' ' }, 'clientId'],
    [{ clientSecret: '' }, 'clientSecret'],
    [{ refreshToken: 'two words' }, 'refreshToken'],
    [{ refreshToken: 'pit-11112222-3333-4444-5555-666677778888' }, 'refreshToken'],
    [{ refreshToken: app.clientSecret }, 'refreshToken'],
  ])('%j cannot be right: nothing is sent', async (change, field) => {
    const stage = createAgencyStage();
    const reply = await stage.startWorker().agencies.save(stage.wish(change));
    expect(reply).toMatchObject({ saved: false, agency: null, malformed: { field } });
    expect(stage.highlevel.log).toEqual([]);
  });

  test('a wrong secret: HighLevel’s own words, nothing kept', async () => {
    const stage = createAgencyStage();
    const { agencies } = stage.startWorker();
    const reply = await agencies.save(stage.wish({ clientSecret: 'another-secret-99999' }));
    expect(reply).toMatchObject({
      saved: false,
      agency: null,
      problem: { kind: 'token-rejected' },
    });
    expect(await stage.record()).toBeUndefined();
  });

  test('a used refresh token is not repeated in the words', async () => {
    const stage = createAgencyStage();
    const { agencies } = stage.startWorker();
    const reply = await agencies.save(stage.wish({ refreshToken: 'refresh-9-0123456789' }));
    expect(reply.problem).toMatchObject({ kind: 'invalid', messages: [expect.any(String)] });
    expect(JSON.stringify(reply)).not.toContain('refresh-9');
  });

  test('locked: nothing is sent', async () => {
    const stage = createAgencyStage();
    stage.browser.locked = true;
    await expect(stage.startWorker().agencies.save(stage.wish())).rejects.toThrow('locked');
    expect(stage.highlevel.log).toEqual([]);
  });

  test('a new refresh token for one that is connected: client id and secret serve again', async () => {
    const { stage, worker } = await connected();
    const fresh = stage.highlevel.good() ?? '';
    const wish = stage.wish({ companyId, clientId: '', clientSecret: '', refreshToken: fresh });
    expect(await worker.agencies.save(wish)).toMatchObject({
      saved: true,
      agency: { locations: 3 },
    });
    expect(await stage.kept()).toMatchObject({ refreshToken: stage.highlevel.good() });
  });

  test('what belongs to a single sub-account is told', async () => {
    const stage = createAgencyStage();
    stage.highlevel.userType = 'Location';
    const reply = await stage.startWorker().agencies.save(stage.wish());
    expect(reply).toMatchObject({ saved: false, problem: { kind: 'wrong-token-kind' } });
  });
});

describe('a pasted access token', () => {
  const start = (claims: Record<string, unknown> = {}) => {
    const stage = createAgencyStage();
    const accessToken = companyJwt(claims);
    const endsAt = stage.clock.time + 5 * hour;
    stage.highlevel.issued.push({ access: accessToken, refresh: '-', endsAt });
    return { stage, accessToken, endsAt, ...stage.startWorker() };
  };

  test('works for its day and says when it ends', async () => {
    const { agencies, accessToken, endsAt, stage } = start({ exp: 1_700_000_000 + 5 * 3600 });
    const reply = await agencies.save({ kind: 'token', accessToken: `Bearer ${accessToken} ` });
    expect(reply).toMatchObject({
      saved: true,
      agency: { kind: 'token', companyId, accessEndsAt: endsAt, locations: 3 },
    });
    expect((await agencies.accessFor(shop))?.access.locationId).toBe(shop);
    expect(stage.renewals()).toBe(0);
    stage.clock.time = endsAt + 1;
    expect(await refusal(agencies.accessFor('location0number00002'))).toBe('token-rejected');
    expect(reply.agency && agencyText(reply.agency, stage.clock.time).title).toBe(
      'The access token has ended',
    );
    expect(await agencies.renew(companyId)).toMatchObject({ problem: { kind: 'token-rejected' } });
  });

  test('without an end of its own: about a day', async () => {
    const { agencies, accessToken, stage } = start();
    const { agency } = await agencies.save({ kind: 'token', accessToken });
    expect(agency).toMatchObject({
      endsAbout: true,
      accessEndsAt: stage.clock.time + 86_399_000,
    });
  });

  test('that does not tell its agency: the id is asked for, and tried', async () => {
    const { agencies, accessToken } = start({ authClass: 'x' });
    const ask = (id?: string) =>
      agencies.save({ kind: 'token', accessToken, ...(id ? { companyId: id } : {}) });
    expect(await ask()).toMatchObject({ saved: false, malformed: { field: 'companyId' } });
    expect(await ask('another0company')).toMatchObject({ saved: false, problem: { status: 403 } });
    expect(await ask(companyId)).toMatchObject({ saved: true });
  });

  test.each([
    ['pit-11112222-3333-4444-5555-666677778888', /private integration/],
    [companyJwt({ authClass: 'Location', authClassId: shop }), /a sub-account’s token/],
    [companyJwt({ exp: 1_600_000_000 }), /has ended/],
    ['short', /too short/],
  ])('%s cannot be right: nothing is sent', async (accessToken, message) => {
    const { agencies, stage } = start();
    const reply = await agencies.save({ kind: 'token', accessToken });
    expect(reply.malformed?.message).toMatch(message);
    expect(stage.highlevel.log).toEqual([]);
  });

  test('that HighLevel rejects before its time has ended', async () => {
    const { agencies, accessToken, stage } = start();
    await agencies.save({ kind: 'token', accessToken });
    stage.highlevel.rejected.add(accessToken);
    expect(await refusal(agencies.accessFor(shop))).toBe('token-rejected');
    expect((await agencies.list()).agencies[0]?.renewal.state).toBe('ended');
  });
});

describe('the sub-accounts of an agency', () => {
  test.each([[100], [1_000], [30]])('1,000 in pages of up to %s', async (pageSize) => {
    const stage = createAgencyStage(1_000);
    stage.highlevel.pageSize = pageSize;
    const { agencies } = stage.startWorker();
    expect(await agencies.save(stage.wish())).toMatchObject({ agency: { locations: 1_000 } });
    const { locations, readAt } = await agencies.locations({ companyId, refresh: false });
    expect(new Set(locations.map(({ id }) => id)).size).toBe(1_000);
    expect(readAt).toBe(stage.clock.time);
  });

  test('are read again on wish; after a failure they are as they were', async () => {
    const { stage, worker } = await connected();
    stage.highlevel.locations.push({ id: 'location0number00099', name: 'New', companyId });
    const { locations } = await worker.agencies.locations({ companyId, refresh: true });
    expect(locations.map(({ name }) => name)).toEqual(['New', 'Shop 0', 'Shop 1', 'Shop 2']);
    stage.browser.online = false;
    expect(await worker.agencies.locations({ companyId, refresh: true })).toMatchObject({
      locations,
      problem: { kind: 'offline' },
    });
  });

  test('a token is made when it is needed, once, in memory only', async () => {
    const { stage, worker } = await connected();
    const [one, two] = await Promise.all([
      worker.agencies.accessFor(shop),
      worker.agencies.accessFor(shop),
    ]);
    expect(one?.access.token.reveal()).toBe('location-token-0');
    expect(two?.access.token.reveal()).toBe('location-token-0');
    expect(one?.agency).toEqual({ companyId });
    expect(stage.highlevel.log).toEqual(['POST /oauth/locationToken']);
    expect(JSON.stringify(await stage.db.getAll('agencies'))).not.toContain('location-token');
    // The next worker has it.
    worker.kill();
    await stage.startWorker().agencies.accessFor(shop);
    expect(stage.highlevel.log).toHaveLength(1);
    stage.clock.time += 24 * hour;
    await stage.startWorker().agencies.accessFor(shop);
    expect(stage.highlevel.minted.size).toBe(2);
  });

  test('no agency has it: undefined', async () => {
    const { worker } = await connected();
    expect(await worker.agencies.accessFor('another0location0id0')).toBeUndefined();
  });

  test('a token of another sub-account is not taken', async () => {
    const { stage, worker } = await connected();
    const fetch = stage.highlevel.fetch;
    stage.highlevel.fetch = async () =>
      new Response(JSON.stringify({ access_token: 'x', locationId: 'location0number00002' }));
    expect(await refusal(worker.agencies.accessFor(shop))).toBe('other-location');
    stage.highlevel.fetch = fetch;
    expect(await worker.agencies.accessFor(shop)).toBeDefined();
  });

  test('a token that HighLevel rejects is made anew once', async () => {
    const { stage, worker } = await connected();
    const reject = async () => {
      const found = await worker.agencies.accessFor(shop);
      found?.access.onRefused?.({ kind: 'token-rejected', messages: [] });
      await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await reject();
    await reject();
    expect(stage.highlevel.minted.size).toBe(2);
    expect(await refusal(worker.agencies.accessFor(shop))).toBe('token-rejected');
    expect(stage.highlevel.minted.size).toBe(2);
    stage.clock.time += 61_000;
    expect(await worker.agencies.accessFor(shop)).toBeDefined();
  });

  test('locking forgets them; nothing is made while it is locked', async () => {
    const { stage, worker } = await connected();
    await worker.agencies.accessFor(shop);
    stage.lock();
    await expect.poll(() => stage.session.items.size).toBe(0);
    expect(await refusal(worker.agencies.accessFor(shop))).toBe('locked');
    expect((await worker.agencies.list()).agencies[0]).toMatchObject({ secrets: 'locked' });
    stage.unlock();
    expect(await worker.agencies.accessFor(shop)).toBeDefined();
  });

  test('every secret there is can be looked for, but not while it is locked', async () => {
    const { stage, worker } = await connected();
    await worker.agencies.accessFor(shop);
    const all = (await worker.agencies.everySecret()).map((one) => one.reveal());
    const { clientSecret, refreshToken, accessToken } = await stage.kept();
    expect(all.sort()).toEqual(
      [clientSecret, refreshToken, accessToken, 'location-token-0'].sort(),
    );
    stage.browser.locked = true;
    await expect(worker.agencies.everySecret()).rejects.toThrow('locked');
  });

  test('removing the agency forgets all of it', async () => {
    const { stage, worker } = await connected();
    await worker.agencies.accessFor(shop);
    expect(await worker.agencies.remove(companyId)).toBe(true);
    expect(stage.session.items.size).toBe(0);
    expect(await stage.record()).toBeUndefined();
    expect(await worker.agencies.accessFor(shop)).toBeUndefined();
    expect(await worker.agencies.remove(companyId)).toBe(false);
  });
});
