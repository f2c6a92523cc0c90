import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = 'plan/go' | 'plan/watch' | 'plan/again';

/** Plans as they are carried out. */
export function planRunHandlers({ plans, runner }: Services): Pick<Handlers, Names> {
  return {
    async 'plan/go'({ planId, do: what }) {
      if (what !== 'discard') return runner[what](planId);
      const plan = await plans.store.head(planId);
      if (!plan) return null;
      return { kind: (await plans.discard(planId)) ? 'ok' : 'not-now', plan };
    },
    'plan/watch': ({ planId, seen }) => runner.watch(planId, seen),
    'plan/again': ({ planId, ...wish }) => runner.again(planId, wish),
  };
}
