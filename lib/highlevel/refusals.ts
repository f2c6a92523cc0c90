import * as z from 'zod/mini';
import type { Problem } from './errors.ts';

const ErrorBody = z.looseObject({
  message: z.optional(z.union([z.string(), z.array(z.string())])),
  error_description: z.optional(z.string()),
  error: z.optional(z.unknown()),
});

/**
 * HighLevel's own words in an answer; none when the body is empty, HTML or something else. `clean`
 * takes out of each what may go no further, before it is cut: a half of a secret is one too.
 */
export function messagesIn(body: string, clean = (text: string) => text): string[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return [];
  }
  const { success, data } = ErrorBody.safeParse(parsed);
  if (!success) return [];
  const { message, error_description: description, error } = data;
  const words = message ?? description ?? (typeof error === 'string' ? error : []);
  return [words]
    .flat()
    .filter((text) => text.trim() !== '')
    .slice(0, 10)
    .map((text) => clean(text).slice(0, 300));
}

/**
 * Tells refusals (4xx) apart by HighLevel's texts, because a missing scope, a wrong kind of token
 * and a missing header are all 401 (docs/highlevel.md, "Refusals to tell apart by text").
 */
export function refusal(
  answer: { status: number; body: string; headers: Headers },
  scope: string,
  now: number,
  clean?: (text: string) => string,
): Problem {
  const { status, headers } = answer;
  const messages = messagesIn(answer.body, clean);
  const says = (words: string) => messages.some((m) => m.toLowerCase().includes(words));
  const base = { status, messages };
  if (says('not authorized for this scope')) return { ...base, kind: 'scope-missing', scope };
  if (says('user type mismatch')) return { ...base, kind: 'wrong-token-kind' };
  if (says('does not have access to this location')) return { ...base, kind: 'other-location' };
  if (says('version header')) return { ...base, kind: 'unexpected' };
  // A firewall's page says nothing of the token.
  if (status === 403 && messages.length === 0) return { ...base, kind: 'unexpected' };
  if (status === 401 || status === 403) return { ...base, kind: 'token-rejected' };
  if (status === 404) return { ...base, kind: 'not-found' };
  if (status === 429) return { ...base, kind: 'limit', ...limitIn(headers, now) };
  return { ...base, kind: 'invalid' };
}

const numberIn = (headers: Headers, name: string): number | undefined => {
  const text = headers.get(name);
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};

/** A burst is over after its interval; the day's limit has no documented end, so none is named. */
function limitIn(headers: Headers, now: number): Pick<Problem, 'daily' | 'retryAt'> {
  if (numberIn(headers, 'x-ratelimit-daily-remaining') === 0) return { daily: true };
  const seconds = numberIn(headers, 'retry-after');
  const wait =
    seconds !== undefined
      ? seconds * 1000
      : (numberIn(headers, 'x-ratelimit-interval-milliseconds') ?? 10_000);
  return { retryAt: now + Math.min(Math.max(wait, 1000), 120_000) };
}

/** What an answer says of the limits; what it does not say is absent. */
export interface Pace {
  /** Requests per interval, for everybody who uses the app in the sub-account. */
  max?: number;
  intervalMs?: number;
  /** How many are left of the interval. */
  remaining?: number;
  /** How many are left of the day. */
  daily?: number;
  /** After a refusal: for how long nothing more is taken, in ms. */
  stopsFor?: number;
}

export function paceIn(
  { status, headers }: { status: number; headers: Headers },
  now: number,
): Pace {
  const said = (key: keyof Pace, value: number | undefined) =>
    value === undefined ? {} : { [key]: value };
  const { retryAt } = status === 429 ? limitIn(headers, now) : {};
  return {
    ...said('max', numberIn(headers, 'x-ratelimit-max') || undefined),
    ...said('intervalMs', numberIn(headers, 'x-ratelimit-interval-milliseconds') || undefined),
    // A refusal may come without headers: nothing is left all the same.
    ...said('remaining', retryAt ? 0 : numberIn(headers, 'x-ratelimit-remaining')),
    ...said('daily', numberIn(headers, 'x-ratelimit-daily-remaining')),
    ...said('stopsFor', retryAt && retryAt - now),
  };
}
