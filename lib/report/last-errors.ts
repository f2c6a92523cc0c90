import * as z from 'zod/mini';
import { type SafeError, safeAgain, safeError, wherePattern } from './safe-error.ts';

/** The part of `browser.storage.local` that is needed: it outlives the worker and the browser. */
export interface ErrorsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
}

const key = 'errors';
/** More than these nobody reads; older ones are of another day's trouble. */
const most = 20;
const longest = 7 * 24 * 3_600_000;

const NotedError = z.object({
  /** When it happened last (ms since 1970), and how often. */
  at: z.number(),
  times: z.number(),
  where: z.string().check(z.regex(wherePattern)),
  name: z.string(),
  frames: z.array(z.string()),
});
export type NotedError = z.infer<typeof NotedError>;

/**
 * The last errors, without their messages, for the report. Kept at most seven days; one that happens
 * again is counted. Nothing here ever throws or is waited for: a record of trouble must not make any.
 */
export function createLastErrors(area: ErrorsArea, now: () => number) {
  let kept: NotedError[] | undefined;
  let working: Promise<void> | undefined;
  const waiting: { where: string; error: SafeError }[] = [];

  async function stored(): Promise<NotedError[]> {
    const list = z.array(z.unknown()).safeParse((await area.get(key))[key]);
    return (list.success ? list.data : []).flatMap((one) => NotedError.safeParse(one).data ?? []);
  }

  const fresh = (all: NotedError[]) =>
    all
      // A clock that was set back keeps none for years.
      .filter(({ at }) => at <= now() && now() - at <= longest)
      .slice(-most)
      .map((one) => ({ ...one, ...safeAgain(one) }));

  async function work(): Promise<void> {
    // Who notes it goes on first.
    await undefined;
    try {
      while (waiting.length > 0) {
        kept ??= await stored();
        const before = kept;
        // All that came meanwhile with one write.
        kept = fresh(waiting.splice(0).reduce((all, one) => added(all, one, now()), before));
        await area.set({ [key]: kept });
      }
    } catch {
      // A full disk: they are known as long as this worker lives.
    } finally {
      working = undefined;
    }
  }

  function put(where: string, error: SafeError): void {
    if (!wherePattern.test(where) || waiting.length >= 10 * most) return;
    waiting.push({ where, error });
    working ??= work();
  }

  return {
    /** Takes note of something that was thrown here. */
    note: (where: string, thrown: unknown): void => put(where, safeError(thrown)),
    /** The same from another context, which has taken what is safe already; it is taken once more. */
    noteSafe: (where: string, error: SafeError): void => put(where, safeAgain(error)),
    /** The latest first. */
    async list(): Promise<NotedError[]> {
      await working;
      kept ??= await stored().catch(() => []);
      return fresh(kept).reverse();
    },
  };
}
export type LastErrors = ReturnType<typeof createLastErrors>;

function added(
  all: NotedError[],
  { where, error }: { where: string; error: SafeError },
  at: number,
): NotedError[] {
  const says = (one: Pick<NotedError, 'where' | 'name' | 'frames'>) =>
    JSON.stringify([one.where, one.name, one.frames]);
  const same = says({ where, ...error });
  const before = all.find((one) => says(one) === same);
  const rest = all.filter((one) => one !== before);
  return [...rest, { at, times: (before?.times ?? 0) + 1, where, ...error }];
}
