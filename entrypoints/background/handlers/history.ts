import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = Extract<keyof Handlers, `history/${string}`>;

/** What was done, and when. */
export function historyHandlers(_services: Services): Pick<Handlers, Names> {
  return {
    'history/list': async () => ({ entries: [], more: false, keepDays: 30 }),
    'history/open': async () => null,
    'history/export': async () => ({ lines: [] }),
    'history/remove': async () => ({ removed: 0, kept: 0 }),
  };
}
