import type { Handlers } from '../../../lib/messaging/handle.ts';
import type { Services } from '../services.ts';

type Names =
  | 'connection/save'
  | 'connection/remove'
  | 'connection/list'
  | 'connection/test'
  | 'connection/group'
  | 'token-table/open'
  | 'token-table/keep'
  | 'directory/list'
  | 'names/fetch';

/** Tokens, and what is read with them. */
export function connectionHandlers(services: Services): Pick<Handlers, Names> {
  const { connections, directory, runner, runs, tableDraft } = services;

  return {
    async 'connection/save'({ locationId, token, untested, group }) {
      const reply = await connections.save(locationId, token, untested);
      // What waited for a token that works goes on by itself.
      if (reply.saved) void runs.connectionChanged(locationId).then(() => runner.settle(true));
      if (!reply.saved || group === undefined) return reply;
      await connections.group([locationId], group, true);
      return { ...reply, connection: await connections.view(locationId) };
    },
    'connection/remove': async ({ locationId }) => {
      await connections.remove(locationId);
      return {};
    },
    'connection/list': async () => {
      const all = await connections.list();
      const rows = await Promise.all(
        all.map(async (one) => {
          const { locationName } = await directory.names(one.locationId);
          return { ...one, ...(locationName ? { name: locationName } : {}) };
        }),
      );
      return {
        connections: rows.sort((a, b) =>
          (a.name ?? a.locationId).localeCompare(b.name ?? b.locationId),
        ),
      };
    },
    'connection/test': ({ locationId }) => connections.test(locationId),
    'connection/group': async ({ locationIds, group, isIn }) => ({
      changed: await connections.group(locationIds, group, isIn),
    }),
    'token-table/open': async () => ({ rows: await tableDraft.open() }),
    async 'token-table/keep'({ rows }) {
      await tableDraft.keep(rows);
      return {};
    },
    'directory/list': ({ locationId, kind, refresh }) => directory.list(locationId, kind, refresh),
    'names/fetch': ({ locationId, agentId }) => directory.fetchNames(locationId, agentId),
  };
}
