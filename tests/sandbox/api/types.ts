import type { Effects } from '../faults.ts';
import type { TokenRecord, World } from '../world/types.ts';

/** One request to the API, read to its end. */
export interface ApiRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** Parsed JSON, form fields as an object, the raw text of anything else, '' for none. */
  body: unknown;
  /** Set when a JSON body was announced and does not parse. */
  malformed: string | null;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON; absent for 204. */
  body?: unknown;
  /** The id of the action that this request stored. */
  stored?: string;
}

/** What a handler works with. */
export interface Call {
  request: ApiRequest;
  /** The parts of the path in brackets, decoded. */
  params: string[];
  world: World;
  token: TokenRecord;
  effects: Effects;
  /** Runs `work` after `ms`, unless the sandbox stops or is reset before. */
  later(ms: number, work: () => void): void;
}

export interface Route {
  method: string;
  path: RegExp;
  /** The spec's only value of the `Version` header for this call. */
  version: string;
  scope: string;
  /** Whose tokens the call takes. */
  access: 'location' | 'agency' | 'both';
  /** The location that the call is about, as the request says it; the token must be that one's. */
  locationId(call: Pick<Call, 'request' | 'params'>): unknown;
  handle(call: Call): Answer;
}

/** A call that needs no bearer token, and no `Version` header. */
export type OpenCall = Pick<Call, 'request' | 'world'>;

export interface OpenRoute {
  method: string;
  path: RegExp;
  handle(call: OpenCall): Answer;
}
