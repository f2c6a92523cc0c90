import type { Connections } from '../connections.ts';
import type { Exchange } from '../exchange.ts';
import { effectsOf, type FaultEffect, type Faults } from '../faults.ts';
import type { RateLimiter } from '../limits.ts';
import type { LoggedRequest } from '../log.ts';
import type { World } from '../world/types.ts';
import { isObject } from './check.ts';
import { errorAnswer } from './errors.ts';
import { answer, tokenOf } from './route.ts';
import type { Answer, ApiRequest } from './types.ts';

/** What the API needs of the sandbox. */
export interface ApiContext {
  world: World;
  log: LoggedRequest[];
  faults: Faults;
  limiter: RateLimiter;
  connections: Connections;
  line: Line;
  later(ms: number, work: () => void): void;
}

/** How far away HighLevel is. */
export interface Line {
  /** Milliseconds from a request's departure to its answer's arrival, half of them each way. */
  latencyMs: number;
}

/** The five headers of the rate limits. */
type RateHeaders = Record<string, string>;

/** An answer as it goes over the line; null: none, the connection stays open and silent. */
type Outcome = { answer: Answer; html?: string; half?: 'end' | 'cut' } | 'cut' | null;

const HTML = '<!DOCTYPE html><html><head><title>Bad Gateway</title></head><body>502</body></html>';

function parse(exchange: Exchange): ApiRequest {
  const { method, url, headers, text } = exchange;
  const type = headers['content-type'] ?? '';
  let body: unknown = text;
  let malformed: string | null = null;
  if (/^application\/json\b/i.test(type) && text !== '') {
    try {
      body = JSON.parse(text);
    } catch (error) {
      malformed = error instanceof Error ? error.message : 'Malformed JSON';
    }
  } else if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    body = Object.fromEntries(new URLSearchParams(text));
  }
  const query = Object.fromEntries(url.searchParams);
  return { method, path: url.pathname, query, headers, body, malformed };
}

function replaced(effects: readonly FaultEffect[], when: 'before' | 'after'): Outcome | undefined {
  for (const effect of effects) {
    if (effect.kind === 'hang' && when === 'before') return null;
    if (effect.kind === 'cut' && effect.when === when) return 'cut';
    if (effect.kind === 'status' && (effect.when ?? 'before') === when) {
      const { status, message, body, headers = {} } = effect;
      const made = body === undefined ? errorAnswer(status, message) : { status, body };
      return { answer: { ...made, headers } };
    }
    if (effect.kind === 'html' && (effect.when ?? 'before') === when) {
      return { answer: { status: effect.status ?? 502 }, html: HTML };
    }
  }
  return undefined;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

async function hold(effects: readonly FaultEffect[], when: 'before' | 'after'): Promise<void> {
  for (const effect of effects) {
    if (effect.kind === 'delay' && when === 'before') await pause(effect.ms);
    if (effect.kind === 'gate' && effect.when === when) await effect.until.catch(() => {});
    if (effect.kind === 'meanwhile' && effect.when === when) effect.do();
  }
}

/** Does the work and says what becomes of the answer. `work` is called once or not at all. */
async function decide(effects: FaultEffect[], work: () => Answer): Promise<Outcome> {
  await hold(effects, 'before');
  const early = replaced(effects, 'before');
  if (early !== undefined) return early;
  const done = work();
  await hold(effects, 'after');
  const late = effects.find((effect) => effect.kind === 'late-commit');
  if (late?.kind === 'late-commit' && done.stored) {
    const { stored } = done;
    if (late.answer === 'timeout') return null;
    if (late.answer === '500') return { answer: { ...errorAnswer(500), stored } };
    return 'cut';
  }
  const after = replaced(effects, 'after');
  if (after !== undefined) return after;
  const half = effects.find((effect) => effect.kind === 'half-body');
  if (half?.kind === 'half-body') return { answer: done, half: half.how ?? 'end' };
  return { answer: done };
}

function deliver(
  context: ApiContext,
  exchange: Exchange,
  outcome: Outcome,
  limits: RateHeaders,
): void {
  if (outcome === null) return;
  if (outcome === 'cut') {
    context.connections.cut(exchange.connection);
    return;
  }
  const { answer: made, html, half } = outcome;
  const headers: Record<string, string> = { ...limits, 'cache-control': 'no-store' };
  if (html !== undefined) {
    exchange.send(made.status, { ...headers, 'content-type': 'text/html; charset=utf-8' }, html);
    return;
  }
  const empty = made.body === undefined || made.body === '';
  if (!empty) headers['content-type'] = 'application/json; charset=utf-8';
  Object.assign(headers, made.headers);
  const text = empty ? '' : typeof made.body === 'string' ? made.body : JSON.stringify(made.body);
  if (half) {
    exchange.sendPart(made.status, headers, text.slice(0, text.length / 2), half === 'end');
    // Long enough for the half to be on the line before it breaks.
    if (half === 'cut') setTimeout(() => context.connections.cut(exchange.connection), 20);
    return;
  }
  exchange.send(made.status, headers, empty ? undefined : text);
}

/** Answers one request to the API: limits, faults, the work, the log. */
export async function serveApi(context: ApiContext, exchange: Exchange): Promise<void> {
  const { world, log, faults, limiter, later, line } = context;
  if (line.latencyMs > 0) await pause(line.latencyMs / 2);
  if (exchange.method === 'OPTIONS') {
    exchange.send(204, {
      allow: 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers': 'authorization, content-type, version',
    });
    return;
  }
  const request = parse(exchange);
  const token = tokenOf(world, request);
  const named = isObject(request.body) ? request.body.locationId : undefined;
  const locationId = token?.locationId ?? request.query.locationId ?? named;
  const entry: LoggedRequest = {
    at: Date.now(),
    method: request.method,
    path: request.path,
    query: request.query,
    headers: request.headers,
    body: request.body,
    status: 'open',
    ...(typeof locationId === 'string' ? { locationId } : {}),
    httpVersion: exchange.request.httpVersion === '2.0' ? '2.0' : '1.1',
    connection: exchange.connection?.id ?? 0,
    reusedConnection: exchange.reused,
  };
  log.push(entry);

  const key = token ? (token.locationId ?? token.companyId) : null;
  const effects = faults.strike({ ...request, reused: exchange.reused });
  const limit = effects.find((effect) => effect.kind === 'rate-limit');
  const forced = limit?.kind === 'rate-limit' ? limit.scope : null;
  const spent = forced ?? (key === null ? null : limiter.take(key));
  const limits = limiter.headers(key, spent);
  const outcome: Outcome = spent
    ? { answer: errorAnswer(429, 'Too Many Requests') }
    : await decide(effects, () => {
        const made = answer({ request, world, effects: effectsOf(effects), later });
        if (made.stored) entry.stored = made.stored;
        return made;
      });
  if (outcome === 'cut') entry.status = 'cut';
  else if (outcome) entry.status = outcome.half === 'cut' ? 'cut' : outcome.answer.status;
  if (line.latencyMs > 0) await pause(line.latencyMs / 2);
  deliver(context, exchange, outcome, limits);
}
