import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names = 'connection/save' | 'connection/remove' | 'directory/list' | 'names/fetch';

/** Tokens, and what is read with them. */
export function connectionHandlers({ connections, directory }: Services): Pick<Handlers, Names> {
  return {
    'connection/save': ({ locationId, token, untested }) =>
      connections.save(locationId, token, untested),
    'connection/remove': async ({ locationId }) => {
      await connections.remove(locationId);
      return {};
    },
    'directory/list': ({ locationId, kind, refresh }) => directory.list(locationId, kind, refresh),
    'names/fetch': ({ locationId, agentId }) => directory.fetchNames(locationId, agentId),
  };
}
