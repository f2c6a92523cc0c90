import type * as z from 'zod/mini';
import { getPath } from '../actions/paths.ts';
import { mask, secretPaths } from '../actions/secrets.ts';
import type { Secret } from '../connections/secret.ts';
import { agencyCalls } from './agency-api.ts';
import { apiOrigin, type Call, calls } from './api.ts';
import type { ActionRequest } from './create-request.ts';
import { HighLevelError, type Problem } from './errors.ts';
import { createPacing, type Pacing } from './pacing.ts';
import { paceIn, refusal } from './refusals.ts';

export interface ClientDependencies {
  fetch: typeof fetch;
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** False only when the browser knows that there is no network. */
  isOnline(): boolean;
  /** Shared by all that is sent; without it one of its own, in memory. */
  pacing?: Pacing;
}

/** Whose token, for which sub-account. */
export interface Access {
  token: Secret;
  locationId: string;
  signal?: AbortSignal;
  /** Waits for its turn however long that takes, behind what people click: of runs and plans. */
  patient?: boolean;
  /** Its turn was taken before (`Pacing.turn`): it leaves at once. */
  paced?: boolean;
  /** Told of a refusal that concerns the token itself. */
  onRefused?(problem: Problem): void;
}

/** Who sends: an access; an agency, whose pace is counted by its id; or nobody, without a token. */
type Bearer = Omit<Access, 'token'> & { token?: Secret };

/** What the agency's own app proves itself with. */
export interface AppSecrets {
  clientId: string;
  clientSecret: Secret;
  refreshToken: Secret;
}

interface Request {
  path?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  /** Sent instead of a JSON body. */
  form?: Record<string, string>;
  /** Texts in the body that no answer may carry further. */
  secrets?: string[];
}

/**
 * A read that takes longer is given up; a create gets longer, since giving up makes it uncertain,
 * but less than the 30 s after which Chromium stops a worker that waits for an answer.
 */
const timeoutMs = { GET: 15_000, POST: 25_000, PUT: 25_000, DELETE: 20_000 };

/** Refusals that will be met again by every request with the same token. */
const ofToken: Problem['kind'][] = ['token-rejected', 'wrong-token-kind', 'other-location'];

/** Shorter secrets are left in HighLevel's words, where they would mostly be something else. */
const shortestEcho = 6;

/** Longer pauses than this are for the journal to wait, not for a worker that may be stopped. */
const longestPause = 11_000;

export type HighLevelClient = ReturnType<typeof createClient>;

/**
 * HighLevel's API as far as it is needed. Each method makes exactly one documented request, parses
 * its answer, and throws `HighLevelError` otherwise. It never sends anything twice by itself.
 */
export function createClient(dependencies: ClientDependencies) {
  const { fetch, now, sleep, isOnline } = dependencies;
  const pacing = dependencies.pacing ?? createPacing({ now, sleep });

  /** Takes a place in the sub-account's pace. */
  async function takeTurn(call: Call<z.ZodMiniType>, access: Bearer): Promise<void> {
    const { locationId, signal } = access;
    if (access.paced) return;
    if (access.patient) return pacing.turn(locationId, signal);
    // A create is checked against its tab right before it leaves: it must not linger here.
    const mayLinger = call.method === 'GET' || call.method === 'DELETE';
    const end = now() + (mayLinger ? longestPause : 0);
    for (;;) {
      const pause = await pacing.take(locationId);
      if (pause === 0) return;
      if (now() + pause > end) throw problem({ kind: 'limit', retryAt: now() + pause });
      await sleep(pause);
    }
  }

  async function send<A extends z.ZodMiniType>(
    call: Call<A>,
    access: Bearer,
    request: Request,
  ): Promise<z.infer<A>> {
    await takeTurn(call, access);
    if (!isOnline()) {
      pacing.giveBack(access.locationId);
      throw problem({ kind: 'offline' });
    }

    const changes = call.method !== 'GET';
    const timeout = AbortSignal.timeout(timeoutMs[call.method]);
    let response: Response;
    let body: string;
    try {
      response = await fetch(address(call, request), {
        method: call.method,
        headers: headersFor(call, access.token, request),
        ...bodyOf(request),
        signal: access.signal ? AbortSignal.any([access.signal, timeout]) : timeout,
        credentials: 'omit',
        redirect: 'error',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      });
      body = await response.text();
    } catch {
      // A rejection does not tell whether the request left (browsers report both alike).
      if (changes) throw problem({ kind: 'uncertain' });
      throw problem({ kind: timeout.aborted ? 'down' : 'offline' });
    }
    pacing.note(access.locationId, paceIn(response, now()));
    const { status, headers } = response;
    const token = access.token ? [access.token.reveal()] : [];
    const secrets = [...token, ...(request.secrets ?? [])];
    try {
      return read(call, { status, headers, body }, (text) => hide(text, secrets));
    } catch (error) {
      if (error instanceof HighLevelError && ofToken.includes(error.problem.kind)) {
        access.onRefused?.(error.problem);
      }
      throw error;
    }
  }

  function read<A extends z.ZodMiniType>(
    call: Call<A>,
    answer: { status: number; body: string; headers: Headers },
    clean: (text: string) => string,
  ): z.infer<A> {
    const { status } = answer;
    const changes = call.method !== 'GET';
    // 408 comes from whatever stands before HighLevel: the request may have passed it.
    if (status >= 400 && status < 500 && status !== 408) {
      throw new HighLevelError(refusal(answer, call.scope, now(), clean));
    }
    if (status < 200 || status >= 300) {
      throw problem({ kind: changes ? 'uncertain' : 'down', status });
    }
    const parsed = call.answer.safeParse(json(answer.body));
    if (parsed.success) return parsed.data;
    throw problem({ kind: changes ? 'uncertain' : 'unexpected', status });
  }

  const inLocation = (access: Access) => ({ locationId: access.locationId });

  return {
    /** POST /voice-ai/actions → the new action's id. `secrets`: those whose places do not tell. */
    createAction(access: Access, request: ActionRequest, secrets: string[] = []) {
      const { body } = request;
      return send(calls.createAction, access, { body, secrets: [...secretsIn(body), ...secrets] });
    },
    readAction(access: Access, actionId: string) {
      return send(calls.readAction, access, { path: { actionId }, query: inLocation(access) });
    },
    /** PUT /voice-ai/actions/{id}, with the body of a create. */
    updateAction(access: Access, actionId: string, request: ActionRequest, secrets: string[] = []) {
      const { body } = request;
      const hushed = [...secretsIn(body), ...secrets];
      return send(calls.updateAction, access, { path: { actionId }, body, secrets: hushed });
    },
    deleteAction(access: Access, agentId: string, actionId: string) {
      const query = { ...inLocation(access), agentId };
      return send(calls.deleteAction, access, { path: { actionId }, query });
    },
    readAgent(access: Access, agentId: string) {
      return send(calls.readAgent, access, { path: { agentId }, query: inLocation(access) });
    },
    /** One page, 50 at the most; pages are counted from 1. */
    listAgents(access: Access, page: number, pageSize = 50) {
      const query = { ...inLocation(access), page: `${page}`, pageSize: `${pageSize}` };
      return send(calls.listAgents, access, { query });
    },
    readLocation(access: Access) {
      return send(calls.readLocation, access, { path: inLocation(access) });
    },
    listContactFields(access: Access) {
      const query = { model: 'contact' };
      return send(calls.listContactFields, access, { path: inLocation(access), query });
    },
    listWorkflows(access: Access) {
      return send(calls.listWorkflows, access, { query: inLocation(access) });
    },
    listCalendars(access: Access) {
      return send(calls.listCalendars, access, { query: inLocation(access) });
    },
    /** One page; `after` is the last page's `lastKnowledgeBaseId`. */
    listKnowledgeBases(access: Access, after?: string) {
      const query = {
        ...inLocation(access),
        limit: '100',
        ...(after ? { lastKnowledgeBaseId: after } : {}),
      };
      return send(calls.listKnowledgeBases, access, { query });
    },

    /** One page of an agency's sub-accounts, from the one after `skip`. */
    searchLocations(token: Secret, companyId: string, skip: number, limit: number) {
      const query = { companyId, skip: `${skip}`, limit: `${limit}` };
      return send(agencyCalls.searchLocations, { token, locationId: companyId }, { query });
    },
    /** A sub-account's token made from the agency's. It may have been made when this is uncertain. */
    locationToken(token: Secret, companyId: string, locationId: string) {
      const form = { companyId, locationId };
      return send(agencyCalls.locationToken, { token, locationId: companyId }, { form });
    },
    /** Uses up the refresh token, also when this is uncertain. */
    refreshToken({ clientId, clientSecret, refreshToken }: AppSecrets) {
      const secrets = [clientSecret.reveal(), refreshToken.reveal()];
      const form = {
        client_id: clientId,
        client_secret: clientSecret.reveal(),
        grant_type: 'refresh_token',
        refresh_token: refreshToken.reveal(),
        user_type: 'Company',
      };
      return send(agencyCalls.refreshToken, { locationId: `app/${clientId}` }, { form, secrets });
    },
  };
}

function problem(given: Partial<Problem> & Pick<Problem, 'kind'>): HighLevelError {
  return new HighLevelError({ messages: [], ...given });
}

/** The texts in a request's body that are secret. */
function secretsIn({ actionType, actionParameters }: ActionRequest['body']): string[] {
  return secretPaths(actionType, actionParameters)
    .map((path) => getPath(actionParameters, path))
    .filter((value) => typeof value === 'string');
}

/**
 * HighLevel may repeat in a refusal what it was sent. Done to its words, not to the answer's bytes:
 * JSON has more than one spelling of a text.
 */
function hide(text: string, secrets: string[]): string {
  return (
    secrets
      .filter((secret) => secret.length >= shortestEcho)
      // The longest first: one may begin with another.
      .sort((a, b) => b.length - a.length)
      // A text may quote the body that was sent.
      .flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)])
      .reduce((words, secret) => words.replaceAll(secret, mask), text)
  );
}

function address(call: Call<z.ZodMiniType>, { path = {}, query = {} }: Request): string {
  const filled = call.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(path[name] ?? ''),
  );
  const search = new URLSearchParams(query).toString();
  return `${apiOrigin}${filled}${search ? `?${search}` : ''}`;
}

function headersFor(call: Call<z.ZodMiniType>, token: Secret | undefined, request: Request) {
  const type = request.form ? 'application/x-www-form-urlencoded' : 'application/json';
  return {
    Accept: 'application/json',
    ...(token ? { Authorization: `Bearer ${token.reveal()}` } : {}),
    Version: call.version,
    ...(request.form || request.body !== undefined ? { 'Content-Type': type } : {}),
  };
}

function bodyOf({ form, body }: Request): { body?: string } {
  if (form) return { body: new URLSearchParams(form).toString() };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function json(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
