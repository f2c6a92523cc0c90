/** What becomes of the next renewal instead of an answer. */
export type TokenFault =
  | 'cut-before'
  | 'cut-after'
  | 'error-before'
  | 'error-after'
  | 'half'
  | 'limit'
  | 'firewall';

export const app = { clientId: 'app-1-client', clientSecret: 'app-1-secret-0123456789' };
export const companyId = 'company0of0brightreach';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An access token as they are seen; `exp` in seconds. */
export const companyJwt = (claims: Record<string, unknown>, sign = 'c2lnbmF0dXJl') =>
  `${part({ alg: 'RS256' })}.${part({ authClass: 'Company', authClassId: companyId, ...claims })}.${sign}`;

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'x-ratelimit-interval-milliseconds': '10000' },
  });
const refused = (status: number, message: string) => json(status, { message, statusCode: status });

interface Issued {
  access: string;
  refresh: string;
  endsAt: number;
}

/** An agency at HighLevel: refresh tokens are single use, access tokens last a day. */
export function createInMemoryAgency(now: () => number, count = 3) {
  const state = {
    /** Whatever was given out, oldest first; the last refresh token is the one that is good. */
    issued: [{ access: '', refresh: 'refresh-0-0123456789', endsAt: 0 }] as Issued[],
    locations: Array.from({ length: count }, (_, n) => ({
      id: `location0number${String(n).padStart(5, '0')}`,
      name: `Shop ${n}`,
      companyId,
    })),
    /** Sub-accounts' tokens: token → sub-account. */
    minted: new Map<string, string>(),
    /** HighLevel does not take these any more. */
    rejected: new Set<string>(),
    faults: [] as TokenFault[],
    log: [] as string[],
    bodies: [] as string[],
    /** Of the last renewal whose answer went out whole. */
    answered: 0,
    renewing: 0,
    mostRenewing: 0,
    /** The longest page that it gives. */
    pageSize: 1_000,
    userType: 'Company',
    /** Called with each of the agency's access tokens that is used. */
    onUse: (_issued: Issued): unknown => undefined,
    /** Called while it renews. */
    onRenew: (): unknown => undefined,
  };
  const good = () => state.issued.at(-1)?.refresh;

  async function renew(form: URLSearchParams): Promise<Response> {
    const fault = state.faults.shift();
    if (fault === 'cut-before') throw new TypeError('cut');
    if (fault === 'error-before') return new Response('<html>', { status: 502 });
    if (fault === 'limit') return refused(429, 'Too Many Requests');
    if (fault === 'firewall') return new Response('<html>', { status: 403 });
    if (form.get('client_id') !== app.clientId || form.get('client_secret') !== app.clientSecret) {
      return json(401, { error: 'UnAuthorized!', error_description: 'Invalid client' });
    }
    if (form.get('refresh_token') !== good()) {
      const error_description = `This refresh token is invalid: ${form.get('refresh_token')}`;
      return json(400, { error: 'invalid_grant', error_description });
    }
    const n = state.issued.length;
    const endsAt = now() + 86_399_000;
    const access = companyJwt({ exp: Math.floor(endsAt / 1000) }, `sign${n}`);
    const next = { access, refresh: `refresh-${n}-0123456789`, endsAt };
    state.issued.push(next);
    if (fault === 'cut-after') throw new TypeError('cut');
    if (fault === 'error-after') return new Response('', { status: 500 });
    const body = JSON.stringify({
      access_token: next.access,
      refresh_token: next.refresh,
      expires_in: 86_399,
      token_type: 'Bearer',
      userType: state.userType,
      companyId,
    });
    if (fault === 'half') return new Response(body.slice(0, body.length / 2));
    state.answered = n;
    return new Response(body);
  }

  async function agencyCall(url: URL, token: string, text: string): Promise<Response> {
    const issued = state.issued.find(({ access }) => access !== '' && access === token);
    if (issued) await state.onUse(issued);
    if (!issued || issued.endsAt <= now() || state.rejected.has(token)) {
      return refused(401, 'Invalid token: access token is invalid');
    }
    if (url.pathname === '/locations/search') {
      if (url.searchParams.get('companyId') !== companyId) return refused(403, 'No access');
      const skip = Number(url.searchParams.get('skip'));
      const limit = Math.min(Number(url.searchParams.get('limit')), state.pageSize);
      return json(200, { locations: state.locations.slice(skip, skip + limit) });
    }
    const locationId = new URLSearchParams(text).get('locationId') ?? '';
    if (!state.locations.some(({ id }) => id === locationId)) return refused(400, 'No such');
    const minted = `location-token-${state.minted.size}`;
    state.minted.set(minted, locationId);
    return json(200, { access_token: minted, expires_in: 86_399, locationId });
  }

  return Object.assign(state, {
    good,
    async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
      const url = new URL(`${input}`);
      const text = typeof init.body === 'string' ? init.body : '';
      state.log.push(`${init.method} ${url.pathname}`);
      state.bodies.push(text);
      const token = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      await new Promise(setImmediate);
      if (url.pathname !== '/oauth/token') return agencyCall(url, token, text);
      state.renewing += 1;
      state.mostRenewing = Math.max(state.mostRenewing, state.renewing);
      try {
        state.onRenew();
        return await renew(new URLSearchParams(text));
      } finally {
        await new Promise(setImmediate);
        state.renewing -= 1;
      }
    },
  });
}
