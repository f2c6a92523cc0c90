import type { Access, HighLevelClient } from '../highlevel/client.ts';
import { type Problem, problemOf } from '../highlevel/errors.ts';

/** Not a real action's id: reading it tells whether the scope is there without needing an action. */
const noAction = '000000000000000000000000';

/** What reading with a token has shown. */
export interface Tested {
  /** Why it is of no use for this sub-account, or could not be tested. */
  problem?: Problem;
  missingScopes: string[];
  /** The sub-account's name, where the token may read it. */
  name?: string;
}

/** Makes one small read per scope; the first refusal that concerns the token itself decides. */
export async function testToken(client: HighLevelClient, access: Access): Promise<Tested> {
  let name: string | undefined;
  const reads = [
    async () => {
      name = (await client.readLocation(access)).location.name;
    },
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
  const told = { missingScopes, ...(name ? { name } : {}) };
  // A 404 comes after HighLevel has looked at token and scope: it shows that both are right.
  const proven = problems.some(
    (one) => !one || one.kind === 'scope-missing' || one.kind === 'not-found',
  );
  if (proven) return told;
  const problem = first(['offline', 'limit', 'down', 'unexpected', 'invalid']);
  return { ...told, problem: problem ?? { kind: 'unexpected', messages: [] } };
}

/** HighLevel said nothing of the token: it may be good. */
export const couldNotAsk = ({ kind }: Problem): boolean =>
  kind === 'offline' || kind === 'down' || kind === 'limit' || kind === 'unexpected';
