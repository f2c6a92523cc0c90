import * as z from 'zod/mini';
import type { SessionArea } from '../storage/session-secrets.ts';

const key = 'crmWish';
/** A question that the browser asks does not stand for longer (ms). */
const lasts = 10 * 60_000;

const Wish = z.object({ origin: z.string(), at: z.number() });

/**
 * The address that a person is being asked about. The browser's question closes popups, and the
 * person may close the page: what they wanted is kept meanwhile, in memory, and for minutes only, so
 * that a later yes to another question (a library on the same host) is no answer to this one.
 */
export function createWish(area: SessionArea, now: () => number) {
  return {
    keep: (origin: string) =>
      area.set({ [key]: { origin, at: now() } satisfies z.infer<typeof Wish> }),
    async read(): Promise<string | undefined> {
      const { data } = Wish.safeParse((await area.get(key))[key]);
      return data && Math.abs(now() - data.at) < lasts ? data.origin : undefined;
    },
    forget: () => area.remove(key),
  };
}
