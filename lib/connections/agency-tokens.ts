import type { HighLevelClient } from '../highlevel/client.ts';
import { HighLevelError, problemOf } from '../highlevel/errors.ts';
import { tokenFacts } from '../highlevel/token-facts.ts';
import type { AgencyRecord } from '../storage/agency-record.ts';
import type { Database } from '../storage/database.ts';
import { type Renewals, usualLife } from './agency-renewal.ts';
import { type AgencyVault, changeAgency, openSecrets, unavailable } from './agency-secrets.ts';
import type { LocationTokens } from './location-tokens.ts';
import { Secret } from './secret.ts';

interface TokensDependencies {
  db: Database;
  client: HighLevelClient;
  vault: AgencyVault;
  minted: LocationTokens;
  renewals: Renewals;
  /** Milliseconds since 1970. */
  now(): number;
}

/** A token that ends sooner than this is renewed, or made anew, before it is used. */
const early = 5 * 60_000;
/** A token that was made because one was refused, and is refused within this, is not made again. */
const refusedFor = 60_000;

/** The access tokens of agencies, and those that are made from them for sub-accounts. */
export function createAgencyTokens(dependencies: TokensDependencies) {
  const { db, client, vault, minted, renewals, now } = dependencies;
  const minting = new Map<string, Promise<string>>();
  /** When HighLevel refused the last token of a sub-account, and how often since one worked. */
  const refusals = new Map<string, { count: number; at: number }>();
  const read = (companyId: string) => db.get('agencies', companyId);

  /** An agency's access token that works for a while yet; renewed when it does not, or when asked to. */
  async function companyToken(companyId: string, anew = false): Promise<Secret> {
    await renewals.settle();
    if ((await renewals.storeHeld()).includes(companyId)) anew = false;
    const { record, token, endsAt } = await kept(companyId);
    if (token && !anew && endsAt - now() > early) return token;
    const stillGood = token && !anew && endsAt > now();
    if (record.kind === 'token') {
      if (stillGood) return token;
      throw unavailable('token-rejected');
    }
    // Refused: it would be refused again, and a person knows already.
    if (record.renewal.state === 'ended' && !stillGood) throw refusal(record);
    try {
      if (record.renewal.state !== 'ended') await renewals.renew(companyId, token);
    } catch (error) {
      if (stillGood && error instanceof HighLevelError) return token;
      throw error;
    }
    const renewed = (await kept(companyId)).token;
    if (!renewed) throw unavailable('token-rejected');
    return renewed;
  }

  async function kept(companyId: string) {
    const record = await read(companyId);
    if (!record) throw unavailable('no-token');
    const secrets = await openSecrets(vault, record);
    if (typeof secrets === 'string') throw unavailable(secrets);
    const { accessToken } = secrets;
    const token = accessToken === undefined ? undefined : new Secret(accessToken);
    return { record, token, endsAt: record.accessEndsAt ?? 0 };
  }

  const refusal = ({ renewal }: AgencyRecord) =>
    unavailable('token-rejected', renewal.problem?.messages);

  /** Asks with an agency's token; once more with a renewed one when HighLevel does not take it. */
  async function asCompany<T>(companyId: string, ask: (token: Secret) => Promise<T>): Promise<T> {
    const token = await companyToken(companyId);
    try {
      return await ask(token);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.kind !== 'token-rejected') throw error;
      const { record, token: latest } = await kept(companyId);
      if (record.kind === 'token') {
        const renewal = { state: 'ended' as const, at: now(), problem };
        await changeAgency(db, vault, companyId, (one) =>
          one.kind === 'token' ? { ...one, renewal } : one,
        );
        throw error;
      }
      // Somebody else has renewed it meanwhile.
      const isOld = latest?.reveal() === token.reveal();
      return ask(await companyToken(companyId, isOld));
    }
  }

  /** Makes a token for a sub-account; for one at a time, whoever waits for it. */
  function mint(companyId: string, locationId: string): Promise<string> {
    const key = `${companyId}/${locationId}`;
    const going = minting.get(key);
    if (going) return going;
    const mine = (async () => {
      const answer = await asCompany(companyId, (token) =>
        client.locationToken(token, companyId, locationId),
      );
      // Another sub-account's token is not tried.
      if (answer.locationId !== undefined && answer.locationId !== locationId) {
        throw unavailable('other-location');
      }
      const token = answer.access_token;
      const life = answer.expires_in ? answer.expires_in * 1000 : usualLife;
      const endsAt = Math.min(now() + life, tokenFacts(token).endsAt ?? Number.POSITIVE_INFINITY);
      if ((await vault.view()).locked) throw unavailable('locked');
      if (!(await read(companyId))) throw unavailable('no-token');
      await minted.keep(companyId, locationId, { token, endsAt });
      return token;
    })().finally(() => minting.delete(key));
    minting.set(key, mine);
    return mine;
  }

  async function forLocation(companyId: string, locationId: string): Promise<string> {
    const known = await minted.get(companyId, locationId);
    if (known && known.endsAt - now() > early) return known.token;
    const last = refusals.get(`${companyId}/${locationId}`);
    if (last && last.count > 1 && now() - last.at < refusedFor) {
      throw unavailable('token-rejected');
    }
    return mint(companyId, locationId);
  }

  /** HighLevel does not take it: it is forgotten, and made anew at the next use, once. */
  async function refused(companyId: string, locationId: string, token: string): Promise<void> {
    if ((await minted.get(companyId, locationId))?.token !== token) return;
    const key = `${companyId}/${locationId}`;
    const before = refusals.get(key);
    const count = before && now() - before.at < refusedFor ? before.count + 1 : 1;
    refusals.set(key, { count, at: now() });
    await minted.forget(companyId, locationId);
  }

  return { asCompany, forLocation, refused };
}
