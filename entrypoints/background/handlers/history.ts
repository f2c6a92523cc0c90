import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = Extract<keyof Handlers, `history/${string}`>;

/** What was done, and when. */
export function historyHandlers({ history }: Pick<Services, 'history'>): Pick<Handlers, Names> {
  return {
    'history/list': (wish) => history.list(wish),
    'history/open': async ({ runId }) => (await history.open(runId)) ?? null,
    'history/export': ({ next, ...filter }) => history.export(filter, next),
    'history/remove': ({ entries }) => history.remove(entries),
  };
}
