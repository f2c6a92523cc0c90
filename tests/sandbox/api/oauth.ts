import { randomBytes } from 'node:crypto';
import { AGENCY_SCOPES, LOCATION_SCOPES } from '../world/tokens.ts';
import { Checker, type Fields, isObject } from './check.ts';
import { Refusal } from './errors.ts';
import type { Answer, ApiRequest, OpenCall, OpenRoute, Route } from './types.ts';

const DAY = 86399;

/** The fields of a form; none of any other body, as both calls take forms only (oauth.json). */
function formOf({ request }: { request: ApiRequest }): Fields {
  const type = request.headers['content-type'] ?? '';
  const isForm = /^application\/x-www-form-urlencoded\b/i.test(type);
  return isForm && isObject(request.body) ? request.body : {};
}

/** Makes a sub-account's token, which lasts a day, from an agency's (oauth.json). */
function locationToken(call: Parameters<Route['handle']>[0]): Answer {
  const body = formOf(call);
  const checker = new Checker(body);
  checker.text('companyId');
  checker.text('locationId');
  checker.done();
  const { world, token } = call;
  const found = world.locations.find((entry) => entry.id === body.locationId);
  if (!found || found.companyId !== body.companyId || token.companyId !== body.companyId) {
    throw new Refusal(400, 'Location not found in this company');
  }
  const made = `sandbox.${randomBytes(24).toString('base64url')}`;
  world.tokens.push({
    token: made,
    kind: 'location',
    companyId: found.companyId,
    locationId: found.id,
    scopes: [...LOCATION_SCOPES],
    expired: false,
  });
  return {
    status: 200,
    body: {
      access_token: made,
      token_type: 'Bearer',
      expires_in: DAY,
      scope: LOCATION_SCOPES.join(' '),
      locationId: found.id,
      userId: 'sandboxUser000000001',
    },
  };
}

const jwt = (claims: Fields) =>
  [{ alg: 'RS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat(randomBytes(32).toString('base64url'))
    .join('.');

/** OAuth's own form of an error. */
const refused = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
});

/**
 * A new access token for a refresh token, which is used up by that: the answer has the next one. What
 * HighLevel says of a wrong client or token is not documented; the forms are those of RFC 6749.
 */
function token({ request, world }: OpenCall): Answer {
  const body = formOf({ request });
  const checker = new Checker(body);
  checker.text('client_id');
  checker.text('client_secret');
  checker.oneOf('grant_type', ['authorization_code', 'refresh_token', 'client_credentials']);
  if (body.user_type !== undefined) checker.oneOf('user_type', ['Company', 'Location']);
  if (body.grant_type === 'refresh_token') checker.text('refresh_token');
  checker.done();
  const { app } = world;
  if (body.client_id !== app.clientId || body.client_secret !== app.clientSecret) {
    return refused(401, 'UnAuthorized!', 'Invalid client credentials!');
  }
  if (body.grant_type !== 'refresh_token') throw new Refusal(400, 'Unsupported grant type');
  const known = app.refreshTokens.find((one) => one.token === body.refresh_token);
  if (!known || known.used) {
    return refused(400, 'invalid_grant', 'This refresh token is invalid');
  }
  known.used = true;
  const exp = Math.floor(Date.now() / 1000) + DAY;
  const claims = { authClass: 'Company', authClassId: app.companyId, source: 'INTEGRATION', exp };
  const access = jwt(claims);
  const next = jwt({ ...claims, refresh: true });
  app.refreshTokens.push({ token: next, used: false });
  world.tokens.push({
    token: access,
    kind: 'agency',
    companyId: app.companyId,
    locationId: null,
    scopes: [...AGENCY_SCOPES],
    expired: false,
  });
  return {
    status: 200,
    body: {
      access_token: access,
      token_type: 'Bearer',
      expires_in: DAY,
      refresh_token: next,
      scope: AGENCY_SCOPES.join(' '),
      userType: 'Company',
      companyId: app.companyId,
      approvedLocations: world.locations
        .filter((one) => one.companyId === app.companyId)
        .map(({ id }) => id),
      userId: 'sandboxUser000000001',
      isBulkInstallation: true,
    },
  };
}

export const oauthRoutes: Route[] = [
  {
    method: 'POST',
    version: '2021-07-28',
    path: /^\/oauth\/locationToken$/,
    scope: 'oauth.write',
    access: 'agency',
    locationId: () => undefined,
    handle: locationToken,
  },
];

/** Calls without a bearer token. */
export const openRoutes: OpenRoute[] = [
  { method: 'POST', path: /^\/oauth\/token$/, handle: token },
];
