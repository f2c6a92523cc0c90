import * as z from 'zod/mini';
import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { HighLevelError, type Problem, problemOf } from '../highlevel/errors.ts';
import type { ConnectionView } from '../messaging/messages/shapes.ts';
import type { Database } from '../storage/database.ts';
import type { ConnectionRecord } from '../storage/secret-records.ts';
import { endOfToken, malformedToken, pasted } from './pasted-token.ts';
import { Secret } from './secret.ts';
import { couldNotAsk, type Tested, testToken } from './test-token.ts';
import type { Vault } from './vault.ts';
import { VaultLocked } from './vault-shared.ts';

export type SaveResult = {
  saved: boolean;
  connection: ConnectionView | null;
  problem?: Problem;
  malformed?: string;
};

/** What is kept of one sub-account. */
const Value = z.object({ token: z.string(), secrets: z.record(z.string(), z.string()) });
type Value = z.infer<typeof Value>;

export interface TokensDependencies {
  db: Database;
  client: HighLevelClient;
  vault: Vault;
  /** Milliseconds since 1970. */
  now(): number;
  /** An administrator may have switched off that values of secret blanks are kept. */
  mayRemember?(): Promise<boolean>;
}

const idOf = (locationId: string) => `connections/${locationId}`;
const unavailable = (kind: Problem['kind']) => new HighLevelError({ kind, messages: [] });

/**
 * Tokens of sub-accounts themselves, one each. Only `access` hands one out, to callers in the background, and for
 * its own sub-account only; views hold the last four characters and nothing more.
 */
export function createTokens(dependencies: TokensDependencies) {
  const { db, client, vault, now, mayRemember = async () => true } = dependencies;
  const read = (locationId: string) => db.get('connections', locationId);

  async function valueIn(record: ConnectionRecord): Promise<Value | 'locked' | 'ended'> {
    const opened = await vault.open(idOf(record.locationId), record.kept);
    if (opened.state !== 'open') return opened.state;
    const parsed = Value.safeParse(JSON.parse(opened.value));
    return parsed.success ? parsed.data : 'ended';
  }

  /** Changes what is known of a sub-account; nothing where it has been removed. */
  async function note(
    locationId: string,
    change: (record: ConnectionRecord) => ConnectionRecord,
  ): Promise<void> {
    await db.change(['connections'], async (changes) => {
      const record = await changes.get('connections', locationId);
      const next = record && change(record);
      if (next && next !== record) await changes.put('connections', next);
    });
  }

  async function noteName(locationId: string, { name }: Tested): Promise<void> {
    const key = `location/${locationId}`;
    if (name) await db.put('names', { version: 1, key, name });
  }

  /** A use that HighLevel refused for the token's own sake is seen in the list of sub-accounts. */
  const noteRefused = (locationId: string, token: string) => (problem: Problem) =>
    void note(locationId, (record) =>
      record.last4 === new Secret(token).last4 ? { ...record, problem } : record,
    ).catch(() => undefined);

  async function viewOf(record: ConnectionRecord): Promise<ConnectionView> {
    const { last4, addedAt, missingScopes, writes, groups, endsAt, testedAt, problem } = record;
    const opened = await vault.open(idOf(record.locationId), record.kept);
    return {
      via: 'token',
      state: opened.state === 'open' ? 'ready' : opened.state,
      last4,
      addedAt,
      missingScopes,
      writes,
      groups,
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(testedAt === undefined ? {} : { testedAt }),
      ...(problem === undefined ? {} : { problem }),
    };
  }

  async function view(locationId: string): Promise<ConnectionView | null> {
    const record = await read(locationId);
    return record && hasToken(record) ? viewOf(record) : null;
  }

  /**
   * What a call needs. Throws a `HighLevelError` where there is no token, or none that can be had now
   * (`no-token`, `locked`, `ended`); nothing was sent then.
   */
  async function access(locationId: string): Promise<Access> {
    const record = await read(locationId);
    if (!record) throw unavailable('no-token');
    const value = await valueIn(record);
    if (typeof value === 'string') throw unavailable(value);
    const { token } = value;
    if (token === '') throw unavailable('no-token');
    const onRefused = noteRefused(locationId, token);
    return { locationId, token: new Secret(token), onRefused };
  }

  /** Stores a token that was tested, in place of an earlier one. Throws `VaultLocked`. */
  const keep = (locationId: string, token: string, tested: Tested): Promise<ConnectionRecord> =>
    vault.inTurn(async () => {
      const before = await read(locationId);
      const old = before && (await valueIn(before));
      if (old === 'locked') throw new VaultLocked();
      // They belong to the sub-account, not to the token before.
      const secrets = typeof old === 'object' ? old.secrets : {};
      const { problem, missingScopes } = tested;
      const endsAt = endOfToken(token, now());
      const record: ConnectionRecord = {
        version: 3,
        locationId,
        kept: await vault.seal(idOf(locationId), JSON.stringify({ token, secrets })),
        last4: new Secret(token).last4,
        addedAt: now(),
        missingScopes,
        writes: 'unknown',
        secretNames: Object.keys(secrets),
        groups: before?.groups ?? [],
        ...(endsAt === undefined ? {} : { endsAt }),
        ...(problem ? {} : { testedAt: now() }),
      };
      await db.put('connections', record);
      return record;
    });

  return {
    access,
    view,

    /** All of them. */
    async list(): Promise<{ locationId: string; connection: ConnectionView }[]> {
      const all = (await db.getAll('connections')).filter(hasToken);
      return Promise.all(
        all.map(async (record) => ({
          locationId: record.locationId,
          connection: await viewOf(record),
        })),
      );
    },

    /**
     * Tests a pasted token with reads only, and keeps it when HighLevel takes it for this
     * sub-account. Missing *reading* scopes do not keep it out; whether it may write is not known
     * before the first create. `untested` keeps it although HighLevel could not be asked. Throws
     * `VaultLocked` before anything is sent.
     */
    async save(locationId: string, text: string, untested: boolean): Promise<SaveResult> {
      const token = pasted(text);
      const malformed = malformedToken(token);
      if (malformed) return { saved: false, connection: await view(locationId), malformed };
      if ((await vault.view()).locked) throw new VaultLocked();

      const tested = await testToken(client, { locationId, token: new Secret(token) });
      const { problem } = tested;
      if (problem && !(untested && couldNotAsk(problem))) {
        return { saved: false, connection: await view(locationId), problem };
      }
      const record = await keep(locationId, token, tested);
      await noteName(locationId, tested);
      return { saved: true, connection: await viewOf(record) };
    },

    /** Tests the token that is kept, and notes what that shows. */
    async test(locationId: string): Promise<{ connection: ConnectionView | null }> {
      const to = await access(locationId).catch((error: unknown) => problemOf(error));
      if ('kind' in to) {
        if (to.kind === 'locked') throw new VaultLocked();
        return { connection: await view(locationId) };
      }
      const tested = await testToken(client, to);
      await note(locationId, ({ problem: _, ...record }) => ({
        ...record,
        // What could not be asked says nothing of the scopes.
        ...(tested.problem
          ? { problem: tested.problem }
          : { missingScopes: tested.missingScopes, testedAt: now() }),
      }));
      await noteName(locationId, tested);
      return { connection: await view(locationId) };
    },

    /** The groups of sub-accounts, whether they have a token of their own or not. */
    async groups(): Promise<Map<string, string[]>> {
      const all = await db.getAll('connections');
      return new Map(all.map(({ locationId, groups }) => [locationId, groups]));
    },

    /** Makes room for groups and secrets of a sub-account that has no token of its own. */
    ensure: (locationId: string): Promise<void> =>
      vault.inTurn(async () => {
        if (await read(locationId)) return;
        const value = JSON.stringify({ token: '', secrets: {} });
        await db.put('connections', {
          version: 3,
          locationId,
          kept: await vault.seal(idOf(locationId), value),
          last4: '',
          addedAt: now(),
          missingScopes: [],
          writes: 'unknown',
          secretNames: [],
          groups: [],
        });
      }),

    /** Puts sub-accounts into a group, or takes them out of one; tells how many that changed. */
    async group(locationIds: string[], name: string, isIn: boolean): Promise<number> {
      let changed = 0;
      for (const locationId of new Set(locationIds)) {
        await note(locationId, (record) => {
          if (record.groups.includes(name) === isIn) return record;
          changed += 1;
          const others = record.groups.filter((one) => one !== name);
          return { ...record, groups: isIn ? [...others, name] : others };
        });
      }
      return changed;
    },

    remove: (locationId: string): Promise<void> =>
      vault.inTurn(async () => {
        await db.delete('connections', locationId);
        await vault.forget(idOf(locationId));
      }),

    /** The sub-accounts that have a token. */
    async locations(): Promise<string[]> {
      return (await db.getAll('connections')).map(({ locationId }) => locationId);
    },

    /** Which secrets of blanks are kept beside a token, by `template/variable`: also while locked. */
    async secretNames(locationId: string): Promise<string[]> {
      return (await mayRemember()) ? ((await read(locationId))?.secretNames ?? []) : [];
    },

    /**
     * Values of secret blanks that are kept beside a token: `template/variable` → value. Those kept
     * before an administrator switched it off are not used then. Throws `VaultLocked`.
     */
    async secrets(locationId: string): Promise<Record<string, string>> {
      const record = (await mayRemember()) ? await read(locationId) : undefined;
      if (!record || record.secretNames.length === 0) return {};
      const value = await valueIn(record);
      if (value === 'locked') throw new VaultLocked();
      return value === 'ended' ? {} : value.secrets;
    },

    /** Every token and kept secret there is, for finding them where they must not be. Throws `VaultLocked`. */
    async everySecret(): Promise<Secret[]> {
      const all = await Promise.all((await db.getAll('connections')).map(valueIn));
      if (all.includes('locked')) throw new VaultLocked();
      return all.flatMap((value) =>
        typeof value === 'string'
          ? []
          : [value.token, ...Object.values(value.secrets)]
              .filter(Boolean)
              .map((one) => new Secret(one)),
      );
    },

    /** Keeps values of secret blanks, because a person wants it; they go when the token goes. */
    async keepSecrets(locationId: string, secrets: Record<string, string>): Promise<void> {
      if (Object.keys(secrets).length === 0 || !(await mayRemember())) return;
      await vault.inTurn(async () => {
        const record = await read(locationId);
        const value = record && (await valueIn(record));
        if (!record || typeof value !== 'object') return;
        const all = { ...value.secrets, ...secrets };
        const next = JSON.stringify({ ...value, secrets: all });
        const kept = await vault.seal(idOf(locationId), next);
        await note(locationId, (now) => ({ ...now, kept, secretNames: Object.keys(all) }));
      });
    },

    /** Notes what a create has shown about the right to write. */
    async noteWrites(locationId: string, writes: 'yes' | 'no'): Promise<void> {
      // Mostly that is no news, many times a second while a plan runs: it needs no transaction.
      const known = await read(locationId);
      if (!known || known.writes === writes) return;
      await note(locationId, (record) => ({ ...record, writes }));
    },
  };
}
export type Tokens = ReturnType<typeof createTokens>;

/** Records without one hold the secrets and groups of a sub-account that its agency serves. */
const hasToken = ({ last4 }: ConnectionRecord): boolean => last4 !== '';
