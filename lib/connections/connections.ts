import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { problemOf } from '../highlevel/errors.ts';
import type { AgencyView } from '../messaging/messages/agency-shapes.ts';
import type { ConnectionView } from '../messaging/messages/shapes.ts';
import type { Agencies } from './agencies.ts';
import type { Secret } from './secret.ts';
import { testToken } from './test-token.ts';
import type { Tokens } from './tokens.ts';
import { VaultLocked } from './vault-shared.ts';

/** A sub-account that can be worked in. */
export interface Connected {
  locationId: string;
  connection: ConnectionView;
}

/**
 * How each sub-account is reached: by a token of its own, else by the agency that lists it. A token is
 * used for its own sub-account only; another's is never tried.
 */
export function createConnections({
  client,
  tokens,
  agencies,
  now,
}: {
  client: HighLevelClient;
  tokens: Tokens;
  agencies: Pick<Agencies, 'accessFor' | 'served' | 'everySecret'>;
  now(): number;
}) {
  /** The agency that serves a sub-account, as people see it; one that can be used now comes first. */
  async function byAgency(locationId: string): Promise<ConnectionView | undefined> {
    const own = (await agencies.served()).filter(({ locations }) =>
      locations.some(({ id }) => id === locationId),
    );
    const found = own.find(({ agency }) => agency.secrets === 'open') ?? own[0];
    if (!found) return undefined;
    return viewOf(found.agency, (await tokens.groups()).get(locationId), now());
  }

  async function view(locationId: string): Promise<ConnectionView | null> {
    const own = await tokens.view(locationId);
    if (own && own.state !== 'ended') return own;
    return (await byAgency(locationId)) ?? own;
  }

  /** What a call needs. Throws as `Tokens.access` does, or why the agency's app gave no token. */
  async function access(locationId: string): Promise<Access> {
    try {
      return await tokens.access(locationId);
    } catch (error) {
      if (!['no-token', 'ended'].includes(problemOf(error).kind)) throw error;
      const found = await agencies.accessFor(locationId);
      if (!found) throw error;
      return found.access;
    }
  }

  return {
    ...tokens,
    view,

    access,

    /** Whether only unlocking makes of use what it is reached by. */
    isLocked: async (locationId: string): Promise<boolean> =>
      (await view(locationId))?.state === 'locked',

    /** Tests what a sub-account is reached by; of its own token it is noted what that shows. */
    async test(locationId: string): Promise<{ connection: ConnectionView | null }> {
      const before = await view(locationId);
      if (before?.via !== 'agency') return tokens.test(locationId);
      if (before.state === 'locked') throw new VaultLocked();
      try {
        const { missingScopes, problem } = await testToken(client, await access(locationId));
        const found = { ...before, missingScopes, testedAt: now() };
        return { connection: problem ? { ...found, problem } : found };
      } catch (error) {
        return { connection: { ...before, problem: problemOf(error) } };
      }
    },

    /** All sub-accounts that can be worked in. */
    async list(): Promise<Connected[]> {
      const groups = await tokens.groups();
      const rows = new Map<string, Connected>();
      for (const { agency, locations } of await agencies.served()) {
        for (const { id } of locations) {
          const known = rows.get(id)?.connection;
          if (known && known.state === 'ready') continue;
          const connection = viewOf(agency, groups.get(id), now());
          rows.set(id, { locationId: id, connection });
        }
      }
      for (const one of await tokens.list()) {
        if (one.connection.state === 'ended' && rows.has(one.locationId)) continue;
        rows.set(one.locationId, one);
      }
      return [...rows.values()];
    },

    async group(locationIds: string[], name: string, isIn: boolean): Promise<number> {
      if (isIn) {
        const served = new Set(
          (await agencies.served()).flatMap((one) => one.locations.map(({ id }) => id)),
        );
        for (const id of locationIds) if (served.has(id)) await tokens.ensure(id);
      }
      return tokens.group(locationIds, name, isIn);
    },

    async keepSecrets(locationId: string, secrets: Record<string, string>): Promise<void> {
      if (Object.keys(secrets).length > 0 && (await byAgency(locationId))) {
        await tokens.ensure(locationId);
      }
      return tokens.keepSecrets(locationId, secrets);
    },

    async everySecret(): Promise<Secret[]> {
      return [...(await tokens.everySecret()), ...(await agencies.everySecret())];
    },
  };
}
export type Connections = ReturnType<typeof createConnections>;

function viewOf(agency: AgencyView, groups: string[] | undefined, now: number): ConnectionView {
  const { secrets, kind, accessEndsAt, renewal, last4, addedAt } = agency;
  const endsAt = kind === 'token' ? accessEndsAt : undefined;
  const isOver = endsAt !== undefined && endsAt <= now;
  return {
    via: 'agency',
    state: secrets === 'locked' ? 'locked' : secrets === 'ended' || isOver ? 'ended' : 'ready',
    agency: agency.name ?? agency.companyId,
    last4,
    addedAt,
    missingScopes: [],
    writes: 'unknown',
    groups: groups ?? [],
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(renewal.problem ? { problem: renewal.problem } : {}),
  };
}
