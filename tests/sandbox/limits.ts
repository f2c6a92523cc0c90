/** HighLevel's limits for one app in one location; tests may lower them. */
export interface Limits {
  /** Requests per interval. */
  burst: number;
  intervalMs: number;
  /** Requests per day. */
  daily: number;
}

export const LIVE_LIMITS: Limits = { burst: 100, intervalMs: 10_000, daily: 200_000 };

interface Usage {
  windowStart: number;
  inWindow: number;
  dayStart: number;
  inDay: number;
}

const DAY_MS = 86_400_000;

/** Counts requests by location (by company for an agency's token) in fixed windows. */
export class RateLimiter {
  private readonly limits: Limits;
  private readonly usage = new Map<string, Usage>();

  constructor(limits: Limits) {
    this.limits = limits;
  }

  private current(key: string, now: number): Usage {
    const fresh = { windowStart: now, inWindow: 0, dayStart: now, inDay: 0 };
    const usage = this.usage.get(key) ?? fresh;
    if (now - usage.windowStart >= this.limits.intervalMs) {
      Object.assign(usage, { windowStart: now, inWindow: 0 });
    }
    if (now - usage.dayStart >= DAY_MS) Object.assign(usage, { dayStart: now, inDay: 0 });
    this.usage.set(key, usage);
    return usage;
  }

  /** Counts one request; which limit refuses it, or null. Refused requests are not counted. */
  take(key: string, now = Date.now()): 'burst' | 'daily' | null {
    const usage = this.current(key, now);
    if (usage.inDay >= this.limits.daily) return 'daily';
    if (usage.inWindow >= this.limits.burst) return 'burst';
    usage.inWindow += 1;
    usage.inDay += 1;
    return null;
  }

  /** The five headers that are on every answer. Without a key (a bad token): nothing used. */
  headers(key: string | null, spent: 'burst' | 'daily' | null = null): Record<string, string> {
    const { burst, intervalMs, daily } = this.limits;
    const usage = key === null ? { inWindow: 0, inDay: 0 } : this.current(key, Date.now());
    const left = spent === 'burst' ? 0 : Math.max(0, burst - usage.inWindow);
    const leftToday = spent === 'daily' ? 0 : Math.max(0, daily - usage.inDay);
    return {
      'x-ratelimit-max': String(burst),
      'x-ratelimit-remaining': String(left),
      'x-ratelimit-interval-milliseconds': String(intervalMs),
      'x-ratelimit-limit-daily': String(daily),
      'x-ratelimit-daily-remaining': String(leftToday),
    };
  }

  reset(): void {
    this.usage.clear();
  }
}
