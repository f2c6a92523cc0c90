import type { TokenRecord, World } from '../world/types.ts';
import { actionRoutes } from './actions.ts';
import { agentRoutes } from './agents.ts';
import { directoryRoutes } from './directory.ts';
import { errorAnswer, Refusal, TEXTS } from './errors.ts';
import { oauthRoutes, openRoutes } from './oauth.ts';
import type { Answer, ApiRequest, Call, Route } from './types.ts';

const ROUTES: readonly Route[] = [
  ...actionRoutes,
  ...agentRoutes,
  ...directoryRoutes,
  ...oauthRoutes,
];

/** The record of the request's bearer token, when it is a good one. */
export function tokenOf(world: World, request: ApiRequest): TokenRecord | undefined {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  return world.tokens.find((record) => record.token === token && !record.expired);
}

function find(request: ApiRequest): { route: Route; params: string[] } {
  for (const route of ROUTES) {
    const match = route.method === request.method ? route.path.exec(request.path) : null;
    if (match) return { route, params: match.slice(1).map((part) => decodeURIComponent(part)) };
  }
  throw new Refusal(404, `Cannot ${request.method} ${request.path}`);
}

function authorize(route: Route, call: Call): void {
  const { token, request } = call;
  const { version } = request.headers;
  if (!version) throw new Refusal(401, TEXTS.noVersion);
  if (version !== route.version) throw new Refusal(401, TEXTS.badVersion);
  if (route.access !== 'both' && route.access !== token.kind) {
    throw new Refusal(401, TEXTS.wrongUserType);
  }
  if (!token.scopes.includes(route.scope)) throw new Refusal(401, TEXTS.noScope);
  const locationId = route.locationId(call);
  if (token.locationId !== null && typeof locationId === 'string' && locationId !== '') {
    if (locationId !== token.locationId) throw new Refusal(403, TEXTS.otherLocation);
  }
  if (request.malformed !== null) throw new Refusal(400, request.malformed);
}

/** Does what the request asks for, or refuses it as HighLevel does. Never throws. */
export function answer(context: Omit<Call, 'params' | 'token'>): Answer {
  const { request, world } = context;
  try {
    const open = openRoutes.find(
      ({ method, path }) => method === request.method && path.test(request.path),
    );
    if (open) return open.handle({ request, world });
    const { route, params } = find(request);
    const token = tokenOf(world, request);
    if (!token) throw new Refusal(401, TEXTS.badToken);
    const call: Call = { ...context, params, token };
    authorize(route, call);
    return route.handle(call);
  } catch (error) {
    if (error instanceof Refusal) return errorAnswer(error.status, error.messages);
    if (error instanceof URIError) return errorAnswer(400, 'Bad path');
    return errorAnswer(500, String(error));
  }
}
