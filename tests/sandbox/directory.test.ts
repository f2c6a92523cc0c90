import { afterAll, beforeAll, expect, it } from 'vitest';
import { PlainClient } from './client.ts';
import { locationIds, type Sandbox, startSandbox, tokens } from './index.ts';

let sandbox: Sandbox;
let client: PlainClient;

beforeAll(async () => {
  sandbox = await startSandbox();
  client = new PlainClient(sandbox);
});
afterAll(async () => {
  client.close();
  await sandbox.stop();
});

const { harbor, northside, cedar } = locationIds;

async function get<T>(path: string, token: string, version = '2021-04-15'): Promise<T> {
  const reply = await client.call('GET', path, { token, version });
  expect(reply.status, reply.text).toBe(200);
  return reply.body as T;
}

it('pages agents and finds them by name', async () => {
  type Page = { total: number; page: number; pageSize: number; agents: { agentName: string }[] };
  const list = (query: string) =>
    get<Page>(`/voice-ai/agents?locationId=${cedar}${query}`, tokens.full.cedar);
  const pages = [await list('&pageSize=50'), await list('&page=2&pageSize=50')];
  expect(pages.map(({ total, agents }) => [total, agents.length])).toEqual([
    [65, 50],
    [65, 15],
  ]);
  expect(await list('')).toMatchObject({ page: 1, pageSize: 10 });
  expect((await list('&query=kingsley')).total).toBe(5);
  for (const query of ['pageSize=51', 'pageSize=0', 'page=x']) {
    const path = `/voice-ai/agents?locationId=${cedar}&${query}`;
    const reply = await client.call('GET', path, { token: tokens.full.cedar });
    expect(reply.status, query).toBe(422);
  }
});

it('shows one agent with its actions, unknown types and keys included', async () => {
  type Shown = { id: string; actionType: string; actionParameters: Record<string, unknown> };
  const { id } = sandbox.agent(harbor, 'Front Desk');
  const path = `/voice-ai/agents/${id}?locationId=${harbor}`;
  const agent = await get<{ agentName: string; actions: Shown[] }>(path, tokens.full.harbor);
  expect(agent.agentName).toBe('Front Desk');
  expect(agent.actions.map((action) => action.actionType)).toEqual([
    'CALL_TRANSFER',
    'DATA_EXTRACTION',
    'CAP',
  ]);
  expect(agent.actions[1]?.actionParameters).toMatchObject({
    contactFieldKey: 'contact.first_name',
    contactFieldName: 'First Name',
  });
  const elsewhere = `/voice-ai/agents/${id}?locationId=${northside}`;
  const reply = await client.call('GET', elsewhere, { token: tokens.full.northside });
  expect(reply.status).toBe(404);
});

it('has the same names with other ids in every sub-account', async () => {
  type Named = { id: string; name: string };
  const both = async (path: (loc: string) => string, key: string, version: string) => {
    const lists = [
      await get<Record<string, Named[]>>(path(harbor), tokens.full.harbor, version),
      await get<Record<string, Named[]>>(path(northside), tokens.full.northside, version),
    ].map((answer) => answer[key] ?? []);
    const [first = [], second = []] = lists;
    expect(first.length).toBeGreaterThan(2);
    expect(first.map((entry) => entry.name)).toEqual(second.map((entry) => entry.name));
    expect(first.filter(({ id }) => second.some((entry) => entry.id === id))).toEqual([]);
    return first;
  };
  const workflows = (loc: string) => `/workflows/?locationId=${loc}`;
  const calendars = (loc: string) => `/calendars/?locationId=${loc}`;
  const fields = (loc: string) => `/locations/${loc}/customFields?model=contact`;
  expect(await both(workflows, 'workflows', '2021-07-28')).toContainEqual(
    expect.objectContaining({ status: 'draft' }),
  );
  expect(await both(calendars, 'calendars', '2021-04-15')).toContainEqual(
    expect.objectContaining({ isActive: false }),
  );
  const listed = await both(fields, 'customFields', '2021-07-28');
  expect(listed.map((field) => field.name)).not.toContain('First Name');
});

it('pages knowledge bases to the end', async () => {
  type Page = {
    data: { knowledgeBases: { id: string }[]; hasMore: boolean; lastKnowledgeBaseId?: string };
  };
  const ids: string[] = [];
  let last = '';
  for (let more = true; more; ) {
    const query = `limit=100${last && `&lastKnowledgeBaseId=${last}`}`;
    const path = `/knowledge-bases/?locationId=${northside}&${query}`;
    const { data } = await get<Page>(path, tokens.full.northside);
    expect(data.knowledgeBases.length).toBeLessThanOrEqual(20);
    ids.push(...data.knowledgeBases.map((entry) => entry.id));
    last = data.lastKnowledgeBaseId ?? '';
    more = data.hasMore;
  }
  expect(new Set(ids).size).toBe(48);
});

it('names the sub-account', async () => {
  const answer = await get(`/locations/${harbor}`, tokens.full.harbor, '2021-07-28');
  expect(answer).toMatchObject({
    location: { id: harbor, name: 'Harbor Dental', timezone: 'America/Los_Angeles' },
  });
});
