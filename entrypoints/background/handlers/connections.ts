import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names =
  | 'connection/save'
  | 'connection/remove'
  | 'connection/list'
  | 'directory/list'
  | 'names/fetch';

/** Tokens, and what is read with them. */
export function connectionHandlers({ connections, directory }: Services): Pick<Handlers, Names> {
  return {
    'connection/save': ({ locationId, token, untested }) =>
      connections.save(locationId, token, untested),
    'connection/remove': async ({ locationId }) => {
      await connections.remove(locationId);
      return {};
    },
    'connection/list': async () => {
      const locations = await connections.locations();
      const all = await Promise.all(
        locations.map(async (locationId) => {
          const { locationName } = await directory.names(locationId);
          return { locationId, ...(locationName ? { name: locationName } : {}) };
        }),
      );
      return {
        connections: all.sort((a, b) =>
          (a.name ?? a.locationId).localeCompare(b.name ?? b.locationId),
        ),
      };
    },
    'directory/list': ({ locationId, kind, refresh }) => directory.list(locationId, kind, refresh),
    'names/fetch': ({ locationId, agentId }) => directory.fetchNames(locationId, agentId),
  };
}
