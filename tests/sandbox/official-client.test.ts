import { GHLError, HighLevel } from '@gohighlevel/api-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callTransfer } from './client.ts';
import { locationIds, type Sandbox, startSandbox, tokens } from './index.ts';

let sandbox: Sandbox;
const { harbor, northside } = locationIds;
/** The client's address: its types keep it private, its documentation says to set it. */
const client = HighLevel as unknown as { BASE_URL: string };
const live = client.BASE_URL;
const strictTls = process.env.NODE_TLS_REJECT_UNAUTHORIZED;

beforeAll(async () => {
  sandbox = await startSandbox();
  client.BASE_URL = `https://127.0.0.1:${sandbox.port}`;
  // The client makes its own connections: this process alone trusts the sandbox's certificate.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
});
afterEach(() => sandbox.reset());
afterAll(async () => {
  client.BASE_URL = live;
  if (strictTls === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
  else process.env.NODE_TLS_REJECT_UNAUTHORIZED = strictTls;
  await sandbox.stop();
});

const open = (privateIntegrationToken: string, apiVersion = '2021-04-15') =>
  new HighLevel({ privateIntegrationToken, apiVersion, logLevel: 'none' });

type CreateBody = Parameters<HighLevel['voiceAi']['createAction']>[0];
const body = (change: Record<string, unknown> = {}) =>
  callTransfer(sandbox, change) as unknown as CreateBody;

async function refusal(work: Promise<unknown>): Promise<[number | undefined, string]> {
  const error = await work.then(() => null).catch((reason: unknown) => reason);
  if (!(error instanceof GHLError)) throw new Error(`No refusal: ${String(error)}`);
  return [error.statusCode, error.message];
}

describe('the official client', () => {
  it('creates, gets, updates and deletes an action', async () => {
    const { voiceAi } = open(tokens.full.harbor);
    const made = await voiceAi.createAction(body());
    const key = { actionId: made.id, locationId: harbor };
    expect(await voiceAi.getAction(key)).toEqual(made);
    const agentId = sandbox.agent(harbor, 'Front Desk').id;
    const agent = await voiceAi.getAgent({ agentId, locationId: harbor });
    expect(agent.actions.map((action) => action.id)).toContain(made.id);
    const changed = await voiceAi.updateAction(
      { actionId: made.id },
      body({ transferToValue: '+15550100777' }),
    );
    expect(changed.actionParameters).toMatchObject({ transferToValue: '+15550100777' });
    await voiceAi.deleteAction({ ...key, agentId });
    expect((await refusal(voiceAi.getAction(key)))[0]).toBe(404);
  });

  it('lists agents and everything that an action can name', async () => {
    const older = open(tokens.full.harbor);
    const newer = open(tokens.full.harbor, '2021-07-28');
    const { agents } = await older.voiceAi.getAgents({ locationId: harbor });
    expect(agents).toHaveLength(3);
    const calendars = await older.calendars.getCalendars({ locationId: harbor });
    expect(calendars.calendars).toHaveLength(5);
    const workflows = await newer.workflows.getWorkflow({ locationId: harbor });
    expect(workflows.workflows).toHaveLength(6);
    const fields = await newer.locations.getCustomFields({ locationId: harbor, model: 'contact' });
    expect(fields.customFields).toHaveLength(8);
    const bases = await older.knowledgeBase.listAllKnowledgeBasesPaginated({ locationId: harbor });
    expect(bases.data.knowledgeBases).toHaveLength(4);
    const { location } = await newer.locations.getLocation({ locationId: harbor });
    expect(location?.name).toBe('Harbor Dental');
  });

  it('gets the refusals', async () => {
    const attempt = (token: string, change = {}) =>
      refusal(open(token).voiceAi.createAction(body(change)));
    expect(await attempt(tokens.readOnly)).toEqual([
      401,
      expect.stringContaining('not authorized for this scope'),
    ]);
    expect(await attempt(tokens.agency)).toEqual([
      401,
      expect.stringContaining("Token's user type mismatch!"),
    ]);
    expect(await attempt(tokens.foreign)).toEqual([
      403,
      expect.stringContaining('does not have access to this location'),
    ]);
    expect((await attempt(tokens.expired))[0]).toBe(401);
    expect((await attempt(tokens.full.harbor, { transferToValue: '12' }))[0]).toBe(422);
    const agents = open(tokens.full.harbor).voiceAi.getAgents({ locationId: northside });
    expect((await refusal(agents))[0]).toBe(403);
    sandbox.fault({ effect: { kind: 'rate-limit', scope: 'daily' } });
    expect((await attempt(tokens.full.harbor))[0]).toBe(429);
  });
});
