import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { HighLevelError, type Problem } from '../highlevel/errors.ts';
import { tokenFacts } from '../highlevel/token-facts.ts';
import type { AgencyLocation, AgencyView } from '../messaging/messages/agency-shapes.ts';
import type { Input, Output } from '../messaging/messages/index.ts';
import type { Database } from '../storage/database.ts';
import type { SessionArea } from '../storage/session-secrets.ts';
import { malformedAccess, malformedApp } from './agency-forms.ts';
import { createRenewals, usualLife } from './agency-renewal.ts';
import {
  type AgencyVault,
  agencyView,
  changeAgency,
  createArrivals,
  idOf,
  openSecrets,
  unavailable,
} from './agency-secrets.ts';
import { createAgencyTokens } from './agency-tokens.ts';
import { createLocationTokens } from './location-tokens.ts';
import { pasted } from './pasted-token.ts';
import { readLocations } from './read-locations.ts';
import { Secret } from './secret.ts';
import { VaultLocked } from './vault-shared.ts';

interface AgenciesDependencies {
  db: Database;
  client: HighLevelClient;
  vault: AgencyVault;
  /** `storage.session`: memory only, out of reach of content scripts. */
  session: SessionArea;
  /** Milliseconds since 1970. */
  now(): number;
}

/** How a sub-account is reached through its agency. */
export interface AgencyAccess {
  access: Access;
  agency: { companyId: string; name?: string };
}

/** Agencies whose own app, or a pasted token for its day, serves their sub-accounts. */
export function createAgencies(dependencies: AgenciesDependencies) {
  const { db, client, vault, session, now } = dependencies;
  const arrivals = createArrivals(session);
  const minted = createLocationTokens(session);
  const renewals = createRenewals({ db, client, vault, arrivals, now });
  const tokens = createAgencyTokens({ db, client, vault, minted, renewals, now });
  const read = (companyId: string) => db.get('agencies', companyId);

  vault.onLocked(() => void minted.forgetAll().catch(() => undefined));
  vault.onUnlocked(() => void renewals.storeHeld().catch(() => undefined));

  async function view(companyId: string): Promise<AgencyView | null> {
    const record = await read(companyId);
    return record ? agencyView(vault, record) : null;
  }

  async function keepLocations(companyId: string, locations: AgencyLocation[]): Promise<void> {
    const read = { locations, locationsAt: now() };
    await changeAgency(db, vault, companyId, (record) => ({ ...record, ...read }));
    await keepNames(locations);
  }

  const keepNames = (locations: AgencyLocation[]): Promise<void> =>
    db.change(['names'], async (changes) => {
      const named = locations.filter(({ id, name }) => name !== id);
      changes.putAll(
        'names',
        named.map(({ id, name }) => ({ version: 1, key: `location/${id}`, name })),
      );
    });

  async function refresh(companyId: string): Promise<Problem | undefined> {
    try {
      const list = (token: Secret) => readLocations(client, token, companyId);
      await keepLocations(companyId, await tokens.asCompany(companyId, list));
      return undefined;
    } catch (error) {
      return problemIn(error);
    }
  }

  async function saveApp(wish: Input<'agency/save'> & { kind: 'app' }): Promise<Saved> {
    const { companyId, name } = wish;
    const before = companyId === undefined ? undefined : await read(companyId);
    const opened = before && (await openSecrets(vault, before));
    const keptSecret = typeof opened === 'object' ? opened.clientSecret : undefined;
    const clientId = pasted(wish.clientId) || (before?.clientId ?? '');
    const clientSecret = pasted(wish.clientSecret) || (keptSecret ?? '');
    const refreshToken = pasted(wish.refreshToken);
    const malformed = malformedApp({ clientId, clientSecret, refreshToken });
    if (malformed) return { malformed, companyId };
    const secrets = {
      clientId,
      clientSecret: new Secret(clientSecret),
      refreshToken: new Secret(refreshToken),
    };
    const more = {
      ...(companyId === undefined ? {} : { companyId }),
      ...(name?.trim() ? { name: name.trim() } : {}),
    };
    try {
      const saved = await renewals.connect(secrets, more);
      return { saved: true, companyId: saved, problem: await refresh(saved) };
    } catch (error) {
      return { problem: problemIn(error), companyId };
    }
  }

  async function saveToken(wish: Input<'agency/save'> & { kind: 'token' }): Promise<Saved> {
    const token = pasted(wish.accessToken);
    const facts = tokenFacts(token);
    const companyId = wish.companyId?.trim() || facts.companyId;
    const malformed = malformedAccess(token, companyId, now());
    if (malformed || !companyId) return malformed ? { malformed, companyId } : { companyId };
    let locations: AgencyLocation[];
    try {
      locations = await readLocations(client, new Secret(token), companyId);
    } catch (error) {
      return { problem: problemIn(error), companyId };
    }
    await vault.inTurn(async () => {
      const before = await read(companyId);
      const opened = before && (await openSecrets(vault, before));
      if (opened === 'locked') throw new VaultLocked();
      // An app goes on being one: the token serves until it is renewed.
      const app = before?.kind === 'app' && typeof opened === 'object' ? opened : undefined;
      const value = JSON.stringify({ ...app, accessToken: token });
      const name = wish.name?.trim() || before?.name;
      await db.put('agencies', {
        version: 1,
        companyId,
        ...(name ? { name } : {}),
        kind: app ? 'app' : 'token',
        ...(app && before?.clientId ? { clientId: before.clientId } : {}),
        kept: await vault.seal(idOf(companyId), value),
        last4: app && before ? before.last4 : new Secret(token).last4,
        accessEndsAt: facts.endsAt ?? now() + usualLife,
        ...(facts.endsAt === undefined ? { endsAbout: true } : {}),
        addedAt: now(),
        locations,
        locationsAt: now(),
        renewal: app && before ? before.renewal : { state: 'ready' },
      });
    });
    await keepNames(locations);
    return { saved: true, companyId };
  }

  return {
    async list(): Promise<Output<'agency/list'>> {
      await renewals.settle();
      const all = await db.getAll('agencies');
      const agencies = await Promise.all(all.map((record) => agencyView(vault, record)));
      const nameOf = (one: AgencyView) => one.name ?? one.companyId;
      return { agencies: agencies.sort((a, b) => nameOf(a).localeCompare(nameOf(b))) };
    },

    /** Throws `VaultLocked` before anything is sent. */
    async save(wish: Input<'agency/save'>): Promise<Output<'agency/save'>> {
      if ((await vault.view()).locked) throw new VaultLocked();
      const {
        saved = false,
        companyId,
        problem,
        malformed,
      } = await (wish.kind === 'app' ? saveApp(wish) : saveToken(wish));
      return {
        saved,
        agency: companyId === undefined ? null : await view(companyId),
        ...(problem ? { problem } : {}),
        ...(malformed ? { malformed } : {}),
      };
    },

    async locations({
      companyId,
      refresh: anew,
    }: Input<'agency/locations'>): Promise<Output<'agency/locations'>> {
      const problem = anew ? await refresh(companyId) : undefined;
      const record = await read(companyId);
      return {
        locations: record?.locations ?? [],
        ...(record?.locationsAt === undefined ? {} : { readAt: record.locationsAt }),
        ...(problem ? { problem } : {}),
      };
    },

    /** Renews now, also what was lost or has ended: a person asked for it. */
    async renew(companyId: string): Promise<Output<'agency/renew'>> {
      const isPasted = (await read(companyId))?.kind === 'token';
      const problem = isPasted
        ? unavailable('token-rejected').problem
        : await renewals.renew(companyId).then(() => undefined, problemIn);
      const agency = await view(companyId);
      return { agency, ...(problem && agency ? { problem } : {}) };
    },

    async remove(companyId: string): Promise<boolean> {
      const removed = await vault.inTurn(async () => {
        const record = await read(companyId);
        await db.delete('agencies', companyId);
        await vault.forget(idOf(companyId));
        return record !== undefined;
      });
      await arrivals.forget(companyId);
      await minted.forgetAll(companyId);
      return removed;
    },

    /**
     * What a call in a sub-account needs, by its agency; undefined where no agency lists it. Throws a
     * `HighLevelError`: `locked`, `ended`, or why HighLevel made no token.
     */
    async accessFor(locationId: string): Promise<AgencyAccess | undefined> {
      await renewals.settle();
      const all = await db.getAll('agencies');
      const own = all.filter(({ locations }) => locations.some(({ id }) => id === locationId));
      const opened = await Promise.all(own.map((one) => openSecrets(vault, one)));
      const at = Math.max(
        0,
        opened.findIndex((one) => typeof one === 'object'),
      );
      const [record, secrets] = [own[at], opened[at]];
      if (!record || secrets === undefined) return undefined;
      if (typeof secrets === 'string') throw unavailable(secrets);
      const { companyId, name } = record;
      const token = await tokens.forLocation(companyId, locationId).catch((error: unknown) => {
        throw error instanceof VaultLocked ? unavailable('locked') : error;
      });
      return {
        access: {
          locationId,
          token: new Secret(token),
          onRefused: ({ kind }) => {
            if (kind !== 'token-rejected') return;
            void tokens.refused(companyId, locationId, token).catch(() => undefined);
          },
        },
        agency: { companyId, ...(name ? { name } : {}) },
      };
    },

    /** Every secret there is, for finding them where they must not be. Throws `VaultLocked`. */
    async everySecret(): Promise<Secret[]> {
      const all = await Promise.all(
        (await db.getAll('agencies')).map((record) => openSecrets(vault, record)),
      );
      if (all.includes('locked')) throw new VaultLocked();
      const kept = all.flatMap((one) => (typeof one === 'string' ? [] : Object.values(one)));
      return [...kept, ...(await minted.all())].flatMap((one) => (one ? [new Secret(one)] : []));
    },

    /** The sub-accounts that agencies serve, with how each agency stands. */
    async served(): Promise<{ agency: AgencyView; locations: AgencyLocation[] }[]> {
      const all = await db.getAll('agencies');
      return Promise.all(
        all.map(async (record) => ({
          agency: await agencyView(vault, record),
          locations: record.locations,
        })),
      );
    },
  };
}
export type Agencies = ReturnType<typeof createAgencies>;

interface Saved {
  saved?: boolean;
  companyId: string | undefined;
  problem?: Problem | undefined;
  malformed?: Output<'agency/save'>['malformed'];
}

/** What the vault and the disk refuse goes further up: the reply says so. */
function problemIn(error: unknown): Problem {
  if (error instanceof HighLevelError) return error.problem;
  throw error;
}
