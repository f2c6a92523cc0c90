import { Secret } from '../../lib/connections/secret.ts';
import { createClient, type HighLevelClient } from '../../lib/highlevel/client.ts';
import { createActionRequest } from '../../lib/highlevel/create-request.ts';
import { HighLevelError, Problem, problemKinds } from '../../lib/highlevel/errors.ts';
import { agentId, hidden, locationId, secret, token } from '../unit/runs/orders.ts';
import { mutated, randomFrom } from '../unit/sharing/mutate.ts';
import { type Boundary, enough } from './boundary.ts';

type Random = () => number;
const oneOf = <T>(random: Random, all: readonly T[]): T =>
  all[Math.floor(random() * all.length)] as T;

const access = { token: new Secret(token), locationId };
const request = createActionRequest({ locationId, agentId }, hidden);
const app = {
  clientId: 'client',
  clientSecret: new Secret('app-secret-of-brightreach'),
  refreshToken: new Secret('refresh-token-of-brightreach'),
};
const action = {
  id: '65f0a1b2c3d4e5f6a7b8c9d1',
  actionType: 'SMS',
  name: 'Text',
  actionParameters: { triggerPrompt: 'a', messageBody: 'b' },
};
const agent = { id: agentId, locationId, agentName: 'Front Desk', actions: [action] };

/** Every call of the client, and what HighLevel answers when all is well. */
const calls: { [N in keyof HighLevelClient]: [(c: HighLevelClient) => Promise<unknown>, unknown] } =
  {
    createAction: [(c) => c.createAction(access, request, [`${secret}-2`]), action],
    readAction: [(c) => c.readAction(access, action.id), action],
    updateAction: [(c) => c.updateAction(access, action.id, request, [`${secret}-2`]), action],
    deleteAction: [(c) => c.deleteAction(access, agentId, action.id), { success: true }],
    readAgent: [(c) => c.readAgent(access, agentId), agent],
    listAgents: [(c) => c.listAgents(access, 1), { total: 1, page: 1, agents: [agent] }],
    readLocation: [
      (c) => c.readLocation(access),
      { location: { id: locationId, name: 'Harbor Dental' } },
    ],
    listContactFields: [
      (c) => c.listContactFields(access),
      { customFields: [{ id: 'f', name: 'F', fieldKey: 'contact.f', dataType: 'TEXT' }] },
    ],
    listWorkflows: [
      (c) => c.listWorkflows(access),
      { workflows: [{ id: 'w', name: 'W', status: 'published' }] },
    ],
    listCalendars: [
      (c) => c.listCalendars(access),
      { calendars: [{ id: 'c', name: 'C', isActive: true }] },
    ],
    listKnowledgeBases: [
      (c) => c.listKnowledgeBases(access),
      { data: { knowledgeBases: [{ id: 'k', name: 'K' }], hasMore: false } },
    ],
    searchLocations: [
      (c) => c.searchLocations(access.token, 'company', 0, 100),
      { locations: [{ id: locationId, name: 'Harbor Dental' }] },
    ],
    locationToken: [
      (c) => c.locationToken(access.token, 'company', locationId),
      { access_token: 'made', token_type: 'Bearer', expires_in: 86399, locationId },
    ],
    refreshToken: [
      (c) => c.refreshToken(app),
      { access_token: 'a', refresh_token: 'b', expires_in: 86399, companyId: 'company' },
    ],
  };
const methods = Object.keys(calls) as (keyof typeof calls)[];
const changes: string[] = [
  'createAction',
  'updateAction',
  'deleteAction',
  'locationToken',
  'refreshToken',
];

const withBody = ['createAction', 'updateAction'];

/** The secrets that went out with a call, as an answer may repeat them. */
const sentWith = (method: string) => {
  if (method === 'refreshToken') return [app.clientSecret.reveal(), app.refreshToken.reveal()];
  return withBody.includes(method) ? [token, `Bearer ${token}`, secret, `${secret}-2`] : [token];
};
/** The same text in JSON's other spelling. */
const escaped = (text: string) =>
  text.replace(/[\s\S]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

const refusals = [
  () => ({ statusCode: 401, message: 'The token is not authorized for this scope.' }),
  () => ({ statusCode: 403, message: 'The token does not have access to this location.' }),
  (echo: string) => ({ statusCode: 400, message: [`property ${echo} should not exist`, echo] }),
  (echo: string) => ({ statusCode: 422, error: echo, message: `${'x'.repeat(290)} ${echo}` }),
  (echo: string) => ({ error: 'invalid_grant', error_description: `Invalid token: ${echo}` }),
  (echo: string) => ({ error: echo }),
];
const statuses = [200, 201, 201, 204, 206, 302, 400, 401, 403, 404, 408, 409, 422, 429, 500, 502];
const oddNumbers = ['0', '-1', '1e999', 'NaN', '', ' ', '5, 5', '99999999999999', 'soon'];
const rateHeaders = [
  'retry-after',
  'x-ratelimit-remaining',
  'x-ratelimit-interval-milliseconds',
  'x-ratelimit-daily-remaining',
];

function bodyFor(good: unknown, status: number, echo: string, random: Random): string {
  const body =
    status >= 400 || random() < 0.2 ? oneOf(random, refusals)(echo) : structuredClone(good);
  let text = JSON.stringify(body);
  if (random() < 0.3) text = text.replaceAll(echo, escaped(echo));
  if (random() < 0.7) text = mutated(text, random);
  return random() < 0.05 ? `<html><body>${echo}</body></html>` : text;
}

function anAnswer(good: unknown, echo: string, random: Random): Response | Error {
  if (random() < 0.05) return new TypeError(`Failed to fetch ${token}`);
  const status = oneOf(random, statuses);
  const headers = new Headers();
  for (const name of rateHeaders) {
    if (random() < 0.2) headers.set(name, oneOf(random, oddNumbers));
  }
  if (status === 204) return new Response(null, { status, headers });
  const text = bodyFor(good, status, echo, random);
  if (random() > 0.05) return new Response(text, { status, headers });
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text.slice(0, 20)));
      controller.error(new TypeError(`The connection broke: ${token}`));
    },
  });
  return new Response(broken, { status, headers });
}

/**
 * HighLevel's answers: nothing but a `HighLevelError` comes out of the client, no secret is in it, and
 * one call is at most one request.
 */
export const answers: Boundary = {
  name: 'answers',
  async fuzz(count, seed) {
    const random = randomFrom(seed);
    const tally = { good: 0, refused: 0 };
    for (let index = 0; index < count; index += 1) {
      const method = oneOf(random, methods);
      const [call, good] = calls[method];
      const answer = anAnswer(good, oneOf(random, sentWith(method)), random);
      let requests = 0;
      const client = createClient({
        fetch: async () => {
          requests += 1;
          if (answer instanceof Error) throw answer;
          return answer;
        },
        now: () => 1_700_000_000_000,
        sleep: async () => undefined,
        isOnline: () => true,
      });
      try {
        const error = await call(client).then(
          () => undefined,
          (thrown: unknown) => thrown ?? new Error('Nothing was thrown'),
        );
        if (requests !== 1) throw new Error(`${requests} requests`);
        if (error === undefined) tally.good += 1;
        else check(method, error, answer);
      } catch (error) {
        throw new Error(`Answer ${index} of seed ${seed}, to ${method}`, { cause: error });
      }
    }
    tally.refused = count - tally.good;
    enough('taken', tally.good, count, 0.1);
    enough('not taken', tally.refused, count, 0.3);
    return `${tally.good} were taken, ${tally.refused} became a problem`;
  },
};

function check(method: string, error: unknown, answer: Response | Error): void {
  if (!(error instanceof HighLevelError)) throw error;
  const { problem } = error;
  if (!Problem.safeParse(problem).success) throw new Error(JSON.stringify(problem));
  const shown = `${error.message} ${error.stack} ${JSON.stringify(error)} ${problem.messages}`;
  const leak = sentWith(method).find((one) => shown.includes(one));
  if (leak) throw new Error(`It tells ${leak}: ${shown}`);
  if (!problemKinds.includes(problem.kind)) throw new Error(problem.kind);
  const sure = !(answer instanceof Error) && answer.status >= 400 && answer.status < 500;
  const unsure = changes.includes(method) && (!sure || (answer as Response).status === 408);
  // A change that was not refused is never told as one that was not made.
  if (unsure && problem.kind !== 'uncertain') throw new Error(`It is told as ${problem.kind}`);
  if (problem.retryAt !== undefined && !Number.isFinite(problem.retryAt)) {
    throw new Error(`It may be tried at ${problem.retryAt}`);
  }
}
