import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = 'agency/list' | 'agency/save' | 'agency/locations' | 'agency/renew' | 'agency/remove';

/** Agencies and their sub-accounts. */
export function agencyHandlers({ agencies }: Services): Pick<Handlers, Names> {
  return {
    'agency/list': () => agencies.list(),
    'agency/save': (wish) => agencies.save(wish),
    'agency/locations': (wish) => agencies.locations(wish),
    'agency/renew': ({ companyId }) => agencies.renew(companyId),
    'agency/remove': async ({ companyId }) => ({ removed: await agencies.remove(companyId) }),
  };
}
