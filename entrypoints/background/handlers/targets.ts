import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = Extract<keyof Handlers, `target/${string}` | `target-set/${string}`>;

/** Agents to choose from, and those that were chosen together before. */
export function targetHandlers(_services: Services): Pick<Handlers, Names> {
  return {
    'target/list': async () => ({ locations: [] }),
    'target-set/list': async () => ({ sets: [] }),
    'target-set/save': async () => ({ sets: [] }),
  };
}
