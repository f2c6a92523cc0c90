import { lookAt } from '../../../lib/crm-sites/look.ts';
import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = 'site/list' | 'site/look' | 'site/remove' | 'site/show' | 'site/want';

/** Where the CRM is besides HighLevel's own address. */
export function siteHandlers({ sites, tabs, policy }: Services): Pick<Handlers, Names> {
  return {
    'site/look': ({ tabId, mayRead }) => lookAt({ sites, ...tabs }, tabId, mayRead),

    async 'site/list'() {
      const [list, { refused }] = await Promise.all([sites.list(), policy.read()]);
      return {
        sites: list,
        refused: refused.filter(({ name }) => name.startsWith('crmHosts')),
      };
    },

    'site/want': async ({ origin, phase }) => ({ enabled: await sites.want(origin, phase) }),

    'site/remove': async ({ origin }) => ({ removed: await sites.remove(origin) }),

    async 'site/show'({ origin }) {
      const isOurs = (await sites.origins()).includes(origin);
      if (isOurs) await tabs.show(origin);
      return { shown: isOurs };
    },
  };
}
