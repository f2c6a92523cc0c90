import type { AppSecrets, HighLevelClient } from '../highlevel/client.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';
import { tokenFacts } from '../highlevel/token-facts.ts';
import { createTurns } from '../runs/turns.ts';
import type { AgencyRecord } from '../storage/agency-record.ts';
import type { Database } from '../storage/database.ts';
import {
  type AgencyVault,
  type Arrivals,
  type Arrived,
  changeAgency,
  idOf,
  openSecrets,
  unavailable,
} from './agency-secrets.ts';
import { Secret } from './secret.ts';

interface RenewalDependencies {
  db: Database;
  client: HighLevelClient;
  vault: AgencyVault;
  arrivals: Arrivals;
  /** Milliseconds since 1970. */
  now(): number;
}

type Renewal = AgencyRecord['renewal'];

/** HighLevel's access tokens last about that long; for when it does not say. */
export const usualLife = 86_399_000;

/**
 * Renews agencies' access tokens. Refresh tokens are single use, so of each renewal:
 *
 * 1. `sending` is on the disk before the request leaves, once.
 * 2. What arrives is held in memory at once, and is in the record before anybody gets the access token.
 * 3. An answer that was lost (also with the worker) is `lost`: the next renewal sends the old refresh
 *    token once more, and when HighLevel refuses that, it has `ended`.
 *
 * All renewals follow one another, those of one agency that come together are one.
 */
export function createRenewals({ db, client, vault, arrivals, now }: RenewalDependencies) {
  const turns = createTurns();
  const underWay = new Map<string, Promise<void>>();
  let settled: Promise<void> | undefined;

  const note = (companyId: string, renewal: Renewal) =>
    changeAgency(db, vault, companyId, (record) => ({ ...record, renewal }));

  /** Puts what has arrived into its record. Throws `VaultLocked` or a `StorageError`: it is held still. */
  async function store(arrived: Arrived): Promise<void> {
    const { companyId, isNew, clientId, accessEndsAt, endsAbout, name } = arrived;
    const { clientSecret, refreshToken, accessToken } = arrived;
    await vault.inTurn(async () => {
      const held = (await arrivals.all()).find((one) => one.companyId === companyId);
      // It is in the record already, and maybe used up since.
      if (held?.refreshToken !== refreshToken) return;
      const before = await db.get('agencies', companyId);
      // It was removed meanwhile.
      if (!before && !isNew) return;
      const secrets = JSON.stringify({ clientSecret, refreshToken, accessToken });
      const kept = await vault.seal(idOf(companyId), secrets);
      const { endsAbout: _, ...rest } = before ?? {
        version: 1 as const,
        companyId,
        addedAt: now(),
        locations: [],
      };
      await db.put('agencies', {
        ...rest,
        ...(name ? { name } : {}),
        kind: 'app',
        clientId,
        kept,
        last4: new Secret(clientSecret).last4,
        accessEndsAt,
        ...(endsAbout ? { endsAbout } : {}),
        renewal: { state: 'ready', at: now() },
      });
    });
    await arrivals.forget(companyId);
  }

  /** What is held from before: a worker was stopped, the vault locked, or the disk full. */
  async function storeHeld(): Promise<string[]> {
    const held = await arrivals.all();
    for (const arrived of held) await store(arrived);
    return held.map(({ companyId }) => companyId);
  }

  /** At the first use of a worker: whatever was being sent is lost, unless its answer is held. */
  const settle = (): Promise<void> => {
    settled ??= (async () => {
      const held = new Set((await arrivals.all()).map(({ companyId }) => companyId));
      for (const { companyId, renewal } of await db.getAll('agencies')) {
        if (renewal.state !== 'sending' || held.has(companyId)) continue;
        await note(companyId, { state: 'lost', at: renewal.at ?? now() });
      }
    })();
    settled.catch(() => {
      settled = undefined;
    });
    return settled;
  };

  /** Sends the one request of a renewal, and keeps what arrives. */
  async function send(
    secrets: AppSecrets,
    more: { companyId?: string; name?: string; isNew: boolean },
  ): Promise<string> {
    const answer = await client.refreshToken(secrets);
    const facts = tokenFacts(answer.access_token);
    const told = answer.companyId ?? more.companyId ?? facts.companyId;
    // What comes back for an agency that is connected is its own, whatever else it says.
    const companyId = more.isNew ? told : more.companyId;
    if (more.isNew && answer.userType === 'Location') throw unavailable('wrong-token-kind');
    if (!companyId) throw unavailable('unexpected');
    const life = answer.expires_in;
    const arrived: Arrived = {
      companyId,
      isNew: more.isNew,
      ...(more.name ? { name: more.name } : {}),
      clientId: secrets.clientId,
      clientSecret: secrets.clientSecret.reveal(),
      refreshToken: answer.refresh_token,
      accessToken: answer.access_token,
      accessEndsAt: life ? now() + life * 1000 : (facts.endsAt ?? now() + usualLife),
      ...(life || facts.endsAt ? {} : { endsAbout: true }),
    };
    // Before anything else is awaited.
    await arrivals.keep(arrived);
    await store(arrived);
    return companyId;
  }

  async function renewOnce(companyId: string, seen: Secret | undefined): Promise<void> {
    if ((await storeHeld()).includes(companyId)) return;
    const begun = await vault.inTurn(async () => {
      const record = await db.get('agencies', companyId);
      if (!record) throw unavailable('no-token');
      const opened = await openSecrets(vault, record);
      if (typeof opened === 'string') throw unavailable(opened);
      const { clientSecret, refreshToken, accessToken } = opened;
      // Somebody else has renewed it since.
      if (seen && accessToken !== undefined && accessToken !== seen.reveal()) return undefined;
      const { clientId } = record;
      if (!clientId || !clientSecret || !refreshToken) throw unavailable('token-rejected');
      await db.put('agencies', { ...record, renewal: { state: 'sending', at: now() } });
      const secrets = {
        clientId,
        clientSecret: new Secret(clientSecret),
        refreshToken: new Secret(refreshToken),
      };
      return { record, secrets };
    });
    if (!begun) return;
    const { record, secrets } = begun;
    try {
      await send(secrets, { companyId, isNew: false });
    } catch (error) {
      // It has arrived, and waits for the vault or for the disk.
      const held = (await arrivals.all()).some((one) => one.companyId === companyId);
      if (!held) await note(companyId, after(record.renewal, problemOf(error), now()));
      throw error;
    }
  }

  return {
    settle,
    storeHeld,

    /**
     * Renews an agency's access token; not when it is another one by now than was `seen`. Throws what
     * a call throws, and what the vault throws.
     */
    renew(companyId: string, seen?: Secret): Promise<void> {
      const going = underWay.get(companyId);
      if (going) return going;
      const mine = turns
        .inTurn('renewals', async () => {
          await settle();
          await renewOnce(companyId, seen);
        })
        .finally(() => underWay.delete(companyId));
      underWay.set(companyId, mine);
      return mine;
    },

    /** Proves new secrets by renewing with them, keeps them, and tells the agency they are for. */
    connect: (secrets: AppSecrets, more: { companyId?: string; name?: string }): Promise<string> =>
      turns.inTurn('renewals', async () => {
        await settle();
        await storeHeld();
        return send(secrets, { ...more, isNew: true });
      }),
  };
}
export type Renewals = ReturnType<typeof createRenewals>;

/** How a renewal stands after a failed try. */
function after(before: Renewal, problem: Problem, now: number): Renewal {
  const { kind } = problem;
  if (kind === 'uncertain') return { state: 'lost', at: now, problem };
  const refused = ['token-rejected', 'invalid', 'scope-missing', 'wrong-token-kind', 'not-found'];
  if (refused.includes(kind)) return { state: 'ended', at: now, problem };
  // Nothing was sent, or it was not done: as it was, to be tried again.
  const state = before.state === 'sending' ? 'lost' : before.state;
  return { state, ...(before.at === undefined ? {} : { at: before.at }), problem };
}
