import type { Handlers } from '../../../lib/messaging/handle.ts';
import { createTargets } from '../../../lib/runs/targets.ts';
import type { Services } from '../services.ts';

type Names = Extract<keyof Handlers, `target/${string}` | `target-set/${string}`>;

/** Agents to choose from, and those that were chosen together before. */
export function targetHandlers(services: Services): Pick<Handlers, Names> {
  const targets = createTargets(services);
  return {
    'target/list': async ({ read }) => ({ locations: await targets.list(read) }),
    'target-set/list': async () => ({ sets: await targets.sets() }),
    'target-set/save': async (wish) => ({ sets: await targets.saveSet(wish) }),
  };
}
