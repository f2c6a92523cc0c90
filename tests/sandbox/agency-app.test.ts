import { describe, expect, it } from 'vitest';
import type { Reply } from './client.ts';
import { sandboxForTests } from './for-tests.ts';
import { addLocations, agencyApp, tokens } from './index.ts';

const { sandbox, client } = await sandboxForTests();

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const right = {
  client_id: agencyApp.clientId,
  client_secret: agencyApp.clientSecret,
  grant_type: 'refresh_token',
  refresh_token: agencyApp.refreshToken,
  user_type: 'Company',
};
const renew = (change: Record<string, string> = {}, headers: Record<string, string> = form) =>
  client.call('POST', '/oauth/token', {
    token: null,
    version: null,
    headers,
    body: new URLSearchParams({ ...right, ...change }).toString(),
  });
const list = (token: string, query = '') =>
  client.call('GET', `/locations/search?companyId=${sandbox.world.companyId}${query}`, {
    token,
    version: '2021-07-28',
  });
const body = (reply: Reply) => reply.body as Record<string, string> & { locations: unknown[] };

describe('an agency’s app', () => {
  it('gets an access token and the next refresh token, without a bearer token', async () => {
    const reply = await renew();
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      expires_in: 86399,
      token_type: 'Bearer',
      userType: 'Company',
      companyId: sandbox.world.companyId,
      approvedLocations: sandbox.world.locations.map(({ id }) => id),
    });
    expect((await list(body(reply).access_token ?? '')).status).toBe(200);
    expect((await renew({ refresh_token: body(reply).refresh_token ?? '' })).status).toBe(200);
  });

  it('cannot use a refresh token twice', async () => {
    await renew();
    const again = await renew();
    expect([again.status, again.body]).toEqual([
      400,
      { error: 'invalid_grant', error_description: 'This refresh token is invalid' },
    ]);
    expect((await renew({ refresh_token: 'made up' })).status).toBe(400);
  });

  it('is refused with another secret, and its refresh token is good still', async () => {
    expect((await renew({ client_secret: 'wrong' })).status).toBe(401);
    expect((await renew({ client_id: 'wrong' })).status).toBe(401);
    expect((await renew()).status).toBe(200);
  });

  it('is held to the documented form', async () => {
    expect((await renew({ grant_type: 'refresh' })).status).toBe(422);
    expect((await renew({ user_type: 'Agency' })).status).toBe(422);
    expect((await renew({ client_secret: '' })).status).toBe(422);
    expect((await renew({ refresh_token: '' })).status).toBe(422);
    expect((await renew({}, { 'content-type': 'application/json' })).status).not.toBe(200);
    expect((await renew()).status).toBe(200);
  });

  it('ends when a test says so, and is new after a reset', async () => {
    const { access_token: access = '' } = body(await renew());
    for (const one of sandbox.world.tokens) if (one.token === access) one.expired = true;
    expect((await list(access)).status).toBe(401);
    sandbox.reset();
    expect((await renew()).status).toBe(200);
  });

  it.each([
    ['cut before', { kind: 'cut', when: 'before' }, false],
    ['cut after', { kind: 'cut', when: 'after' }, true],
    ['a 500 before', { kind: 'status', status: 500 }, false],
    ['a 502 after', { kind: 'html', when: 'after' }, true],
    ['half an answer', { kind: 'half-body' }, true],
    ['a limit', { kind: 'rate-limit', scope: 'burst' }, false],
  ] as const)('faults: %s', async (_, effect, used) => {
    sandbox.fault({ path: '/oauth/token', effect });
    const reply = await renew().catch(() => undefined);
    expect(reply?.status === 200 && typeof reply.body === 'object').toBe(false);
    expect(sandbox.world.app.refreshTokens[0]?.used).toBe(used);
    expect((await renew()).status).toBe(used ? 400 : 200);
  });
});

it('more sub-accounts: each with a token that works there, all of them listed', async () => {
  const added = addLocations(sandbox, 1_000);
  expect(new Set(sandbox.world.locations.map(({ id }) => id)).size).toBe(1_004);
  const { location, token, agents } = added[999] ?? { location: undefined };
  const path = `/voice-ai/agents?locationId=${location?.id}`;
  const reply = await client.call('GET', path, { token: token ?? '' });
  expect(reply.body).toMatchObject({ total: agents?.length });
  expect(body(await list(tokens.agencyOAuth, '&limit=100&skip=1000')).locations).toHaveLength(4);
});
