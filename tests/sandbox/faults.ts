import { isObject } from './api/check.ts';

/** When a fault that replaces the answer strikes: before the work is done (default), or after. */
type When = 'before' | 'after';

export type FaultEffect =
  /** Waits before the work. */
  | { kind: 'delay'; ms: number }
  /** Holds the request until `until` settles, before or after the work. */
  | { kind: 'gate'; until: Promise<unknown>; when: When }
  /** Answers this status instead; `body` replaces HighLevel's error body ('' sends none). */
  | {
      kind: 'status';
      status: number;
      message?: string | string[];
      body?: unknown;
      headers?: Record<string, string>;
      when?: When;
    }
  /** A gateway's HTML page instead of JSON (default 502). */
  | { kind: 'html'; status?: number; when?: When }
  /** Does the work, sends half of the JSON, then ends cleanly (default) or cuts the connection. */
  | { kind: 'half-body'; how?: 'end' | 'cut' }
  /**
   * Destroys the TCP connection without an answer, before or after the work. `on: 'reused'` strikes
   * only on a connection that has served a request before: the browser then sends a POST again.
   */
  | { kind: 'cut'; when: When; on?: 'fresh' | 'reused' | 'any' }
  /** Agent reads without `actions`, with slim parameters, or with `_id` where `id` should be. */
  | { kind: 'actions-missing' }
  | { kind: 'actions-slim' }
  | { kind: 'actions-raw-ids' }
  /** DATA_EXTRACTION gets the generic 422 unless it has the keys that the CRM's builder sends. */
  | { kind: 'builder-shape' }
  /** A create or an update stores, and answers, keys that were not sent (defaults, the CRM's own). */
  | { kind: 'adds-keys' }
  /** A create is stored only after `ms`; the answer is a cut (default), none at all, or a 500. */
  | { kind: 'late-commit'; ms: number; answer?: 'cut' | 'timeout' | '500' }
  /** 429 with the headers of that limit. */
  | { kind: 'rate-limit'; scope: 'burst' | 'daily' }
  /** A create stores two and answers with one, as when someone else adds the same. */
  | { kind: 'duplicate' }
  /** Never answers, does nothing. */
  | { kind: 'hang' }
  /**
   * Something else happens at this moment, before or after the work: another person adds an action,
   * an agent is deleted, a token revoked.
   */
  | { kind: 'meanwhile'; do: () => void; when: When };

export interface Fault {
  /** Any method when absent. */
  method?: string;
  /** A path and everything below it, or an expression on the path; any when absent. */
  path?: string | RegExp;
  /** Any agent when absent: by its id in the path, the query or the body. */
  agentId?: string;
  /** How many matching requests it strikes: 1 unless said, `Infinity` for all. */
  times?: number;
  /** How many matching requests it lets through first. */
  skip?: number;
  effect: FaultEffect;
}

/** What the effects mean for the code that does the work. */
export interface Effects {
  builderShape: boolean;
  addsKeys: boolean;
  duplicate: boolean;
  /** Milliseconds until a create is stored; null: at once. */
  lateCommitMs: number | null;
  actions: 'full' | 'missing' | 'slim' | 'raw-ids';
}

interface Armed {
  fault: Fault;
  left: number;
  skip: number;
}

function matches({ method, path, agentId, effect }: Fault, subject: Subject): boolean {
  if (agentId !== undefined && agentId !== agentIn(subject)) return false;
  if (method && method.toUpperCase() !== subject.method) return false;
  if (typeof path === 'string') {
    if (path !== subject.path && !subject.path.startsWith(`${path.replace(/\/$/, '')}/`))
      return false;
  } else if (path && !new RegExp(path.source, path.flags.replace(/[gy]/g, '')).test(subject.path)) {
    return false;
  }
  if (effect.kind === 'cut' && effect.on && effect.on !== 'any') {
    return (effect.on === 'reused') === subject.reused;
  }
  return true;
}

interface Subject {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  /** Whether the connection had served a request before this one. */
  reused: boolean;
}

function agentIn({ path, query, body }: Subject): unknown {
  const [, inPath] = /^\/voice-ai\/agents\/([^/]+)$/.exec(path) ?? [];
  return inPath ?? query.agentId ?? (isObject(body) ? body.agentId : undefined);
}

/** The faults that are armed, in the order they were armed. */
export class Faults {
  private armed: Armed[] = [];

  /** Arms a fault; the answer disarms it. */
  arm(fault: Fault): () => void {
    const entry: Armed = { fault, left: fault.times ?? 1, skip: fault.skip ?? 0 };
    this.armed.push(entry);
    return () => {
      this.armed = this.armed.filter((other) => other !== entry);
    };
  }

  /** The effects that strike this request; each one is used up by one. */
  strike(subject: Subject): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const entry of this.armed) {
      if (!matches(entry.fault, subject)) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
      } else {
        entry.left -= 1;
        effects.push(entry.fault.effect);
      }
    }
    this.armed = this.armed.filter((entry) => entry.left > 0);
    return effects;
  }

  reset(): void {
    this.armed = [];
  }
}

/** Sums up what a request's faults mean for the work itself. */
export function effectsOf(faults: readonly FaultEffect[]): Effects {
  const has = (kind: FaultEffect['kind']) => faults.some((effect) => effect.kind === kind);
  const late = faults.find((effect) => effect.kind === 'late-commit');
  const view = (['missing', 'slim', 'raw-ids'] as const).find((name) => has(`actions-${name}`));
  return {
    builderShape: has('builder-shape'),
    addsKeys: has('adds-keys'),
    duplicate: has('duplicate'),
    lateCommitMs: late?.kind === 'late-commit' ? late.ms : null,
    actions: view ?? 'full',
  };
}
