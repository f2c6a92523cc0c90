import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = Extract<keyof Handlers, `plan/${string}`>;

/** Plans over many targets, and the runs that they become. */
export function planHandlers(_services: Services): Pick<Handlers, Names> {
  return {
    'plan/make': async ({ planId }) => ({ kind: 'made', planId }),
    'plan/blanks': async () => ({ kind: 'invalid', issues: [] }),
    'plan/open': async () => null,
    'plan/rows': async () => ({ rows: [], total: 0 }),
    'plan/target': async () => null,
    'plan/choose': async () => null,
    'plan/fill': async () => null,
    'plan/read-again': async () => null,
    'plan/go': async () => null,
    'plan/watch': async () => null,
    'plan/cells': async () => null,
    'plan/again': async () => null,
    'plan/undo': async () => null,
    'plan/export': async () => null,
  };
}
