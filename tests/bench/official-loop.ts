import { HighLevel } from '@gohighlevel/api-client';
import { plainTemplates } from '../e2e/harness/runs.ts';
import type { AddedLocation, Sandbox } from '../sandbox/index.ts';

/** What scripts over the official client do in a bounded time. */
export interface LoopResult {
  /** Creates that were answered with 201, per second. */
  perSecond: number;
  /** Those that were answered with 429, of all. */
  refused: number;
  sent: number;
}

/** The client's address: its types keep it private, its documentation says to set it. */
const base = HighLevel as unknown as { BASE_URL: string };

type Body = Parameters<HighLevel['voiceAi']['createAction']>[0];

/**
 * Creates action after action on agent after agent with HighLevel's own client until `ms` are over, in
 * so many loops at once, each over sub-accounts of its own: none uses up another's limits. A refusal is
 * counted and not tried again, as in a plain loop.
 */
export async function officialLoop(
  sandbox: Sandbox,
  places: readonly AddedLocation[],
  { loops, ms, during, after }: { loops: number; ms: number; during: number; after: number },
): Promise<LoopResult> {
  const live = base.BASE_URL;
  const strictTls = process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  base.BASE_URL = `https://127.0.0.1:${sandbox.port}`;
  // The client makes its own connections: this process alone trusts the sandbox's certificate.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  const start = performance.now();
  const counts = { created: 0, refused: 0, sent: 0 };
  const loop = async (turn: number) => {
    const own = places.filter((_, at) => at % loops === turn);
    for (const { client, body } of own.flatMap((place) => steps(sandbox, place, during, after))) {
      if (performance.now() - start > ms) return;
      counts.sent += 1;
      try {
        await client.voiceAi.createAction(body);
        counts.created += 1;
      } catch (error) {
        if ((error as { statusCode?: number }).statusCode !== 429) throw error;
        counts.refused += 1;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: loops }, (_, turn) => loop(turn)));
  } finally {
    base.BASE_URL = live;
    if (strictTls === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = strictTls;
  }
  const seconds = (performance.now() - start) / 1000;
  const { created, refused, sent } = counts;
  return { perSecond: created / seconds, refused, sent };
}

/** The same actions as a run's templates become in one sub-account. */
function steps({ world }: Sandbox, place: AddedLocation, during: number, after: number) {
  const { token, agents, location } = place;
  const client = new HighLevel({
    privateIntegrationToken: token,
    apiVersion: '2021-04-15',
    logLevel: 'none',
  });
  const field = world.customFields.find(({ locationId }) => locationId === location.id);
  const contents = plainTemplates(during, after).map(({ type, name, parameters }) => ({
    actionType: type,
    name,
    actionParameters: {
      ...parameters,
      ...('contactFieldId' in parameters ? { contactFieldId: field?.id } : {}),
    },
  }));
  return agents.flatMap(({ id: agentId, locationId }) =>
    contents.map((content) => ({
      client,
      body: { agentId, locationId, ...content } as unknown as Body,
    })),
  );
}
