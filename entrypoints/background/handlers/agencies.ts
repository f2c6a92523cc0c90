import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = 'agency/list' | 'agency/save' | 'agency/locations' | 'agency/renew' | 'agency/remove';

/** Agencies and their sub-accounts. */
export function agencyHandlers({ agencies, runner, runs }: Services): Pick<Handlers, Names> {
  /** What waited for a token that works goes on, whatever became of the agency's. */
  const changed = <T>(reply: T): T => {
    void runs.connectionChanged().then(() => runner.settle(true));
    return reply;
  };
  return {
    'agency/list': () => agencies.list(),
    'agency/save': async (wish) => changed(await agencies.save(wish)),
    'agency/locations': (wish) => agencies.locations(wish),
    'agency/renew': async ({ companyId }) => changed(await agencies.renew(companyId)),
    'agency/remove': async ({ companyId }) => ({ removed: await agencies.remove(companyId) }),
  };
}
