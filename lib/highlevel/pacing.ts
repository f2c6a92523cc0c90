import * as z from 'zod/mini';
import { HighLevelError } from './errors.ts';
import type { Pace } from './refusals.ts';

/** What HighLevel allows one app in one sub-account, until its answers say otherwise. */
export const usualPace = { max: 100, intervalMs: 10_000 };

/** Runs leave as many requests of each interval to what people click. */
export const keptForPeople = 2;

/** A request that was never answered counts for as long as one could be, and an interval more. */
const longestAnswer = 30_000;

/** HighLevel's count may lag behind ours by a few that were answered just now. */
const tolerance = 2;

/** Changes within this time are written together. */
const writeAfter = 500;

const day = 24 * 3_600_000;

/** The part of `browser.storage.session` that is needed. */
export interface PaceArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

/** The requests of one sub-account that count still; times in ms since 1970. */
interface Log {
  max: number;
  intervalMs: number;
  /** When each answered request, and each of somebody else's, stops counting. */
  until: number[];
  /** When each unanswered one stops counting, the oldest first. */
  open: number[];
  /** Until when the day's limit is reached; 0: it is not. */
  dayEnds: number;
}

const Stored = z.object({
  max: z.number(),
  intervalMs: z.number(),
  until: z.array(z.number()),
  dayEnds: z.number(),
});

const keyOf = (locationId: string) => `pace/${locationId}`;

export interface PacingDependencies {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Where the log survives the worker; without it it does not. */
  area?: PaceArea;
}

/**
 * Keeps to HighLevel's limits per sub-account: a sliding log of everything that was sent. A request
 * counts from before it leaves until an interval after its answer, which is never shorter than what
 * HighLevel counts. Where its headers tell of more, others use the app too, and that is obeyed.
 */
export function createPacing({ now, sleep, area }: PacingDependencies) {
  const logs = new Map<string, Log>();
  const loading = new Map<string, Promise<Log>>();
  const lines = new Map<string, Promise<void>>();
  const unwritten = new Set<string>();
  let writing = false;

  async function load(locationId: string): Promise<Log> {
    const key = keyOf(locationId);
    const stored = area && (await area.get(key).catch(() => undefined));
    const { success, data } = Stored.safeParse(stored?.[key]);
    const log = { ...usualPace, until: [], dayEnds: 0, ...(success ? data : {}), open: [] };
    logs.set(locationId, log);
    return log;
  }

  /** The log, with what counts no more left out. */
  function tidy(log: Log): Log {
    const time = now();
    // A clock that was set back: what lies too far ahead counts as from now.
    const near = (longest: number) => (at: number) => Math.min(at, time + longest);
    log.until = log.until.filter((at) => at > time).map(near(log.intervalMs));
    log.open = log.open.filter((at) => at > time).map(near(longestAnswer + log.intervalMs));
    if (log.dayEnds <= time) log.dayEnds = Math.min(log.dayEnds, time);
    return log;
  }

  async function logOf(locationId: string): Promise<Log> {
    const known = logs.get(locationId);
    if (known) return tidy(known);
    const loaded = loading.get(locationId) ?? load(locationId);
    loading.set(locationId, loaded);
    const log = await loaded;
    loading.delete(locationId);
    return tidy(log);
  }

  /** Milliseconds until a request may leave while `kept` are left to others; 0 takes a place. */
  function reserve(locationId: string, log: Log, kept: number): number {
    const { until, open, max } = log;
    const over = until.length + open.length - (Math.max(1, max - kept) - 1);
    if (over <= 0) {
      open.push(now() + longestAnswer + log.intervalMs);
      changed(locationId);
      return 0;
    }
    const frees = [...until, ...open].sort((a, b) => a - b);
    return Math.max(1, (frees[over - 1] ?? now()) - now());
  }

  function changed(locationId: string): void {
    if (!area) return;
    unwritten.add(locationId);
    if (!writing) void write(area);
  }

  /** One write at a time, behind what happens: what the last half second lacks costs one 429. */
  async function write(to: PaceArea): Promise<void> {
    writing = true;
    await new Promise((resolve) => setTimeout(resolve, writeAfter));
    while (unwritten.size > 0) {
      const ids = [...unwritten];
      unwritten.clear();
      const items = ids.flatMap((id) => {
        const log = logs.get(id);
        if (!log) return [];
        const { max, intervalMs, until, open, dayEnds } = tidy(log);
        return [[keyOf(id), { max, intervalMs, until: [...until, ...open], dayEnds }]];
      });
      await to.set(Object.fromEntries(items)).catch(() => undefined);
    }
    writing = false;
  }

  async function wait(locationId: string, signal: AbortSignal | undefined): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const log = await logOf(locationId);
      if (log.dayEnds > now()) {
        throw new HighLevelError({ kind: 'limit', daily: true, messages: [] });
      }
      const pause = reserve(locationId, log, keptForPeople);
      if (pause === 0) return;
      await sleep(pause);
    }
  }

  return {
    /** Milliseconds to wait before the next request; 0 counts that request as sent. */
    take: async (locationId: string): Promise<number> =>
      reserve(locationId, await logOf(locationId), 0),

    /**
     * Waits for a turn, one after the other, and takes it; some requests of each interval are left to
     * people. Throws `limit` when the day's limit is reached, and when `signal` is aborted.
     */
    turn(locationId: string, signal?: AbortSignal): Promise<void> {
      const before = lines.get(locationId) ?? Promise.resolve();
      const mine = before.catch(() => undefined).then(() => wait(locationId, signal));
      lines.set(locationId, mine);
      const leave = () => {
        if (lines.get(locationId) === mine) lines.delete(locationId);
      };
      mine.then(leave, leave);
      return mine;
    },

    /** A turn that was taken and is not used: nothing left. */
    giveBack(locationId: string): void {
      logs.get(locationId)?.open.pop();
      changed(locationId);
    },

    /** A request was answered: it counts for an interval more, and so does what its headers tell. */
    note(locationId: string, said: Pace | undefined): void {
      const known = logs.get(locationId);
      if (!known) return;
      const log = tidy(known);
      const time = now();
      const before = log.until.length + log.open.length;
      log.max = said?.max ?? log.max;
      log.intervalMs = said?.intervalMs ?? log.intervalMs;
      if (log.open.shift() !== undefined) log.until.push(time + log.intervalMs);
      if (said?.daily === 0) {
        // HighLevel does not say when its day ends. When that was no midnight: once an hour.
        const wasOver = log.dayEnds > 0 && time - log.dayEnds < day / 2;
        log.dayEnds = wasOver ? time + 3_600_000 : nextMidnight(time) + 60_000;
      } else if (said?.daily !== undefined) {
        log.dayEnds = 0;
      }
      if (said?.remaining !== undefined) {
        const others = log.max - said.remaining - before;
        const obeyed = said.remaining === 0 || others > tolerance ? Math.max(0, others) : 0;
        const stops = said.stopsFor ?? log.intervalMs;
        for (let count = 0; count < obeyed; count += 1) log.until.push(time + stops);
      }
      changed(locationId);
    },

    /** When the day's limit is over, as far as is known (ms since 1970). */
    dayEnds: (locationId: string): number => {
      const known = logs.get(locationId)?.dayEnds ?? 0;
      return known > now() ? known : nextMidnight(now()) + 60_000;
    },

    /** How many requests of a sub-account count just now. */
    inUse: async (locationId: string): Promise<number> => {
      const { until, open } = await logOf(locationId);
      return until.length + open.length;
    },
  };
}
export type Pacing = ReturnType<typeof createPacing>;

/** UTC. */
const nextMidnight = (time: number): number => (Math.floor(time / day) + 1) * day;
