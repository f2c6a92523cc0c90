import { describe, expect, test } from 'vitest';
import { Secret } from '../../../lib/connections/secret.ts';
import { wantedScopes } from '../../../lib/highlevel/api.ts';
import { json, problem, stage } from './client-stage.ts';

const clientSecret = 'client-secret-0123456789';
const refreshToken = 'refresh-token-0123456789+/=';
const app = {
  clientId: 'client-1',
  clientSecret: new Secret(clientSecret),
  refreshToken: new Secret(refreshToken),
};
const agency = new Secret('agency-token-0123456789');
const headersOf = (init: RequestInit | undefined) => init?.headers as Record<string, string>;

describe('a refresh token', () => {
  test('goes as a form, to HighLevel only, without a bearer token', async () => {
    const answer = { access_token: 'a', refresh_token: 'b', expires_in: 86399, companyId: 'c' };
    const { client, calls } = stage(json(200, answer));
    expect(await client.refreshToken(app)).toMatchObject(answer);
    const [{ url, init } = { url: '', init: undefined }] = calls;
    expect(url).toBe('https://services.leadconnectorhq.com/oauth/token');
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit' });
    expect(headersOf(init)).toMatchObject({
      'Content-Type': 'application/x-www-form-urlencoded',
    });
    expect(headersOf(init)).not.toHaveProperty('Authorization');
    expect(Object.fromEntries(new URLSearchParams(`${init?.body}`))).toEqual({
      client_id: 'client-1',
      client_secret: clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
      user_type: 'Company',
    });
  });

  test.each([
    ['a rejected fetch', new TypeError('cut')],
    ['a 5xx', json(502, {})],
    ['half an answer', new Response('{"access_token":"a","refr')],
    ['an answer without the next one', json(200, { access_token: 'a', expires_in: 1 })],
    ['an empty one', new Response('')],
  ])('%s is uncertain', async (_, answer) => {
    const { client } = stage(answer);
    expect((await problem(client.refreshToken(app))).kind).toBe('uncertain');
  });

  test.each([
    [400, 'invalid'],
    [401, 'token-rejected'],
    [429, 'limit'],
  ])('%s is no uncertainty: %s, and no secret is in it', async (status, kind) => {
    const error_description = `No: ${refreshToken} ${clientSecret}`;
    const { client } = stage(json(status, { error: 'invalid_grant', error_description }));
    const told = await problem(client.refreshToken(app));
    expect(told.kind).toBe(kind);
    expect(JSON.stringify(told)).not.toMatch(/0123456789/);
  });
});

test('a sub-account’s token is asked for with the agency’s, as a form', async () => {
  const { client, calls } = stage(json(200, { access_token: 'x', locationId: 'loc1' }));
  expect(await client.locationToken(agency, 'company1', 'loc1')).toMatchObject({
    access_token: 'x',
  });
  expect(calls[0]).toMatchObject({
    url: 'https://services.leadconnectorhq.com/oauth/locationToken',
    init: {
      method: 'POST',
      body: 'companyId=company1&locationId=loc1',
      headers: {
        Authorization: `Bearer ${agency.reveal()}`,
        Version: '2021-07-28',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
    },
  });
});

test('an agency’s sub-accounts are read page by page', async () => {
  const locations = [
    { id: 'loc1', name: 'Shop' },
    { id: 'loc2', name: 7 },
  ];
  const { client, calls } = stage(json(200, { locations }));
  expect(await client.searchLocations(agency, 'company1', 100, 50)).toEqual({
    locations: [{ id: 'loc1', name: 'Shop' }, { id: 'loc2' }],
  });
  expect(calls[0]?.url).toBe(
    'https://services.leadconnectorhq.com/locations/search?companyId=company1&skip=100&limit=50',
  );
});

test('what only agencies need is no scope that a sub-account’s token should have', () => {
  expect(wantedScopes).not.toContain('oauth.write');
});
