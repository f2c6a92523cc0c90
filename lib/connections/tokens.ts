import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';
import type { ConnectionView } from '../messaging/messages/shapes.ts';
import type { Database } from '../storage/database.ts';
import type { ConnectionRecord } from '../storage/records.ts';
import { Secret } from './secret.ts';

export type SaveResult = {
  saved: boolean;
  connection: ConnectionView | null;
  problem?: Problem;
  malformed?: string;
};

/** Not a real action's id: reading it tells whether the scope is there without needing an action. */
const noAction = '000000000000000000000000';

/**
 * The tokens, one per sub-account. Only `access` hands one out, to callers in the background;
 * views hold the last four characters and nothing more. `mayRemember`: an administrator may have
 * switched off that values of secret blanks are kept; those kept before are not used then.
 */
export function createConnections(
  db: Database,
  client: HighLevelClient,
  now: () => number,
  mayRemember: () => Promise<boolean> = async () => true,
) {
  const read = (locationId: string) => db.get('connections', locationId);

  return {
    /** What a call needs; undefined when no token is kept for this sub-account. */
    async access(locationId: string): Promise<Access | undefined> {
      const record = await read(locationId);
      return record && { locationId, token: new Secret(record.token) };
    },

    async view(locationId: string): Promise<ConnectionView | null> {
      const record = await read(locationId);
      return record ? viewOf(record) : null;
    },

    /**
     * Tests a pasted token with reads only, and keeps it when HighLevel takes it for this
     * sub-account. Missing *reading* scopes do not keep it out; whether it may write is not known
     * before the first create. `untested` keeps it although HighLevel could not be asked.
     */
    async save(locationId: string, pasted: string, untested: boolean): Promise<SaveResult> {
      const token = pasted.trim().replace(/^bearer\s+/i, '');
      const malformed = malformedToken(token);
      if (malformed) return { saved: false, connection: await this.view(locationId), malformed };

      const tested = await testToken(client, { locationId, token: new Secret(token) });
      if (tested.problem && !(untested && couldNotAsk(tested.problem))) {
        return {
          saved: false,
          connection: await this.view(locationId),
          problem: tested.problem,
        };
      }
      const record = await db.change(['connections'], async (changes) => {
        const before = await changes.get('connections', locationId);
        const next: ConnectionRecord = {
          version: 2,
          locationId,
          token,
          addedAt: now(),
          missingScopes: tested.missingScopes,
          writes: 'unknown',
          // They belong to the sub-account, not to the token before.
          secrets: before?.secrets ?? {},
        };
        await changes.put('connections', next);
        return next;
      });
      return { saved: true, connection: viewOf(record) };
    },

    remove: (locationId: string) => db.delete('connections', locationId),

    /** The sub-accounts that have a token. */
    async locations(): Promise<string[]> {
      return (await db.getAll('connections')).map(({ locationId }) => locationId);
    },

    /** Values of secret blanks that are kept beside a token: `template/variable` → value. */
    async secrets(locationId: string): Promise<Record<string, string>> {
      return (await mayRemember()) ? ((await read(locationId))?.secrets ?? {}) : {};
    },

    /** Every token and kept secret there is, for finding them where they must not be. */
    async everySecret(): Promise<Secret[]> {
      const all = await db.getAll('connections');
      return all.flatMap(({ token, secrets }) =>
        [token, ...Object.values(secrets)].map((one) => new Secret(one)),
      );
    },

    /** Keeps values of secret blanks, because a person wants it; they go when the token goes. */
    async keepSecrets(locationId: string, secrets: Record<string, string>): Promise<void> {
      if (Object.keys(secrets).length === 0 || !(await mayRemember())) return;
      await db.change(['connections'], async (changes) => {
        const record = await changes.get('connections', locationId);
        if (!record) return;
        await changes.put('connections', {
          ...record,
          secrets: { ...record.secrets, ...secrets },
        });
      });
    },

    /** Notes what a create has shown about the right to write. */
    async noteWrites(locationId: string, writes: 'yes' | 'no'): Promise<void> {
      await db.change(['connections'], async (changes) => {
        const record = await changes.get('connections', locationId);
        if (record && record.writes !== writes)
          await changes.put('connections', { ...record, writes });
      });
    },
  };
}
export type Connections = ReturnType<typeof createConnections>;

function viewOf(record: ConnectionRecord): ConnectionView {
  const { addedAt, missingScopes, writes } = record;
  return { last4: new Secret(record.token).last4, addedAt, missingScopes, writes };
}

function malformedToken(token: string): string | undefined {
  if (token === '') return 'Paste the token.';
  // Whatever else is in a header would end it or be refused by the browser.
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return 'A token has no spaces, line breaks or special characters. Copy it again, alone.';
  }
  if (token.length < 20) return 'This is too short for a token. Copy it again from HighLevel.';
  return undefined;
}

const couldNotAsk = ({ kind }: Problem) =>
  kind === 'offline' || kind === 'down' || kind === 'limit' || kind === 'unexpected';

/** Makes one small read per scope; the first refusal that concerns the token itself decides. */
async function testToken(
  client: HighLevelClient,
  access: Access,
): Promise<{ problem?: Problem; missingScopes: string[] }> {
  const reads = [
    () => client.readLocation(access),
    () => client.listAgents(access, 1, 1),
    () => client.readAction(access, noAction),
    () => client.listContactFields(access),
    () => client.listWorkflows(access),
    () => client.listCalendars(access),
    () => client.listKnowledgeBases(access),
  ];
  const problems = await Promise.all(
    reads.map(async (read) => {
      try {
        await read();
        return undefined;
      } catch (error) {
        return problemOf(error);
      }
    }),
  );
  const first = (kinds: Problem['kind'][]) =>
    problems.find((one) => one && kinds.includes(one.kind));
  const about = first(['token-rejected', 'wrong-token-kind', 'other-location']);
  if (about) return { problem: about, missingScopes: [] };

  const missingScopes = problems.flatMap((one) => (one?.scope ? [one.scope] : []));
  // A 404 comes after HighLevel has looked at token and scope: it shows that both are right.
  const proven = problems.some(
    (one) => !one || one.kind === 'scope-missing' || one.kind === 'not-found',
  );
  if (proven) return { missingScopes };
  const problem = first(['offline', 'limit', 'down', 'unexpected', 'invalid']);
  return { problem: problem ?? { kind: 'unexpected', messages: [] }, missingScopes };
}
