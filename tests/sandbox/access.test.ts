import { describe, expect, it } from 'vitest';
import { callTransfer, messageOf } from './client.ts';
import { sandboxForTests } from './for-tests.ts';
import { locationIds, tokens } from './index.ts';

const { sandbox, client } = await sandboxForTests();

const { harbor } = locationIds;
const LISTS: [string, string, string, string][] = [
  ['agents', `/voice-ai/agents?locationId=${harbor}`, '2021-04-15', tokens.noAgentsScope],
  ['fields', `/locations/${harbor}/customFields?model=contact`, '2021-07-28', tokens.noFieldsScope],
  ['workflows', `/workflows/?locationId=${harbor}`, '2021-07-28', tokens.noWorkflowsScope],
  ['calendars', `/calendars/?locationId=${harbor}`, '2021-04-15', tokens.noCalendarsScope],
  [
    'knowledge bases',
    `/knowledge-bases/?locationId=${harbor}`,
    '2021-04-15',
    tokens.noKnowledgeBasesScope,
  ],
  ['location', `/locations/${harbor}`, '2021-07-28', tokens.noLocationScope],
];

describe('tokens and headers', () => {
  it.each(LISTS)('%s: scope, version, location, agency', async (name, path, version, lacking) => {
    const get = async (options: { token?: string | null; version?: string | null }) => {
      const reply = await client.call('GET', path, { version, ...options });
      return [reply.status, messageOf(reply)];
    };
    expect(await get({})).toEqual([200, undefined]);
    expect(await get({ token: lacking })).toEqual([
      401,
      'The token is not authorized for this scope.',
    ]);
    expect(await get({ version: null })).toEqual([401, 'version header was not found.']);
    expect((await get({ version: '2020-01-01' }))[0]).toBe(401);
    expect(await get({ token: tokens.foreign })).toEqual([
      403,
      'The token does not have access to this location.',
    ]);
    expect(await get({ token: tokens.agency })).toEqual(
      name === 'location' ? [200, undefined] : [401, "Token's user type mismatch!"],
    );
    for (const token of [tokens.expired, tokens.unknown, null]) {
      expect((await get({ token }))[0]).toBe(401);
    }
  });

  it('lets a reading token read and not write', async () => {
    const options = { token: tokens.readOnly, body: callTransfer(sandbox) };
    const reply = await client.call('POST', '/voice-ai/actions', options);
    expect([reply.status, messageOf(reply)]).toEqual([
      401,
      'The token is not authorized for this scope.',
    ]);
    const [action] = sandbox.world.actions;
    const path = `/voice-ai/actions/${action?.id}?locationId=${harbor}`;
    expect((await client.call('GET', path, { token: tokens.readOnly })).status).toBe(200);
    expect((await client.call('GET', path, { token: tokens.noActionsScope })).status).toBe(401);
  });

  it('tells an unknown path and a wrong method', async () => {
    expect((await client.call('GET', '/voice-ai/actions')).status).toBe(404);
    expect((await client.call('POST', '/nothing')).status).toBe(404);
    const error = (await client.call('POST', '/nothing')).body;
    const traceId = expect.any(String);
    expect(error).toMatchObject({ statusCode: 404, error: 'Not Found', traceId });
    expect((await client.call('OPTIONS', '/voice-ai/actions')).status).toBe(204);
  });
});

describe('agency', () => {
  const options = { version: '2021-07-28', token: tokens.agencyOAuth };

  it('lists its sub-accounts in pages', async () => {
    const names = async (query: string) => {
      const reply = await client.call('GET', `/locations/search?${query}`, options);
      return (reply.body as { locations: { name: string }[] }).locations.map((entry) => entry.name);
    };
    const { companyId } = sandbox.world;
    expect(await names(`companyId=${companyId}`)).toHaveLength(4);
    expect(await names(`companyId=${companyId}&skip=1&limit=2`)).toEqual([
      'Cedar Grove Realty',
      'Harbor Dental',
    ]);
    const other = await client.call('GET', '/locations/search?companyId=else', options);
    expect(other.status).toBe(403);
  });

  it('gets a token of a sub-account, which then works', async () => {
    const { companyId } = sandbox.world;
    const form = new URLSearchParams({ companyId, locationId: harbor }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const ask = (token: string, body = form) =>
      client.call('POST', '/oauth/locationToken', { ...options, token, headers, body });
    const reply = await ask(tokens.agencyOAuth);
    expect(reply.body).toMatchObject({ token_type: 'Bearer', expires_in: 86399 });
    const { access_token: token } = reply.body as { access_token: string };
    const path = `/voice-ai/agents?locationId=${harbor}`;
    expect((await client.call('GET', path, { token })).status).toBe(200);
    expect((await ask(tokens.agency)).status).toBe(401);
    expect((await ask(tokens.full.harbor)).status).toBe(401);
    expect((await ask(tokens.agencyOAuth, `companyId=${companyId}`)).status).toBe(422);
  });
});

describe('rate limits', () => {
  const path = `/voice-ai/agents?locationId=${harbor}`;

  it('counts by location and shows it in the headers', async () => {
    sandbox.limits.burst = 2;
    sandbox.limits.intervalMs = 150;
    const first = await client.call('GET', path);
    expect(first.headers).toMatchObject({
      'x-ratelimit-max': '2',
      'x-ratelimit-remaining': '1',
      'x-ratelimit-interval-milliseconds': '150',
      'x-ratelimit-limit-daily': '200000',
      'x-ratelimit-daily-remaining': '199999',
    });
    await client.call('GET', path, { token: tokens.rotated });
    const third = await client.call('GET', path);
    expect([third.status, third.headers['x-ratelimit-remaining']]).toEqual([429, '0']);
    const other = `/voice-ai/agents?locationId=${locationIds.northside}`;
    expect((await client.call('GET', other, { token: tokens.foreign })).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await client.call('GET', path)).status).toBe(200);
  });

  it('refuses for the day when the daily limit is spent', async () => {
    sandbox.limits.daily = 1;
    await client.call('GET', path);
    const reply = await client.call('GET', path);
    expect([reply.status, reply.headers['x-ratelimit-daily-remaining']]).toEqual([429, '0']);
  });
});
