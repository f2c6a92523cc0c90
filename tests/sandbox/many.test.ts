import { describe, expect, it } from 'vitest';
import { type CallOptions, callTransfer, messageOf, PlainClient } from './client.ts';
import { sandboxForTests } from './for-tests.ts';
import {
  type AddedLocation,
  addAction,
  addAgents,
  addLocations,
  addToken,
  pictureOf,
  removeAgent,
  revokeToken,
} from './index.ts';

const { sandbox, client } = await sandboxForTests();

/** One more sub-account with one more agent, and the calls that tests make there. */
function scene() {
  const [place] = addLocations(sandbox, 1) as [AddedLocation];
  const [agent] = addAgents(sandbox, place.location.id, 1);
  if (!agent) throw new Error('No agent');
  const { actionType, name, actionParameters } = callTransfer(sandbox);
  const content = { actionType, name, actionParameters };
  const body = { agentId: agent.id, locationId: agent.locationId, ...content };
  const call = (method: string, path: string, options: CallOptions = {}) =>
    client.call(method, path, { token: place.token, ...options });
  return {
    ...place,
    agent,
    content,
    body,
    call,
    post: (options: CallOptions = {}) => call('POST', '/voice-ai/actions', { body, ...options }),
    read: () => call('GET', `/voice-ai/agents/${agent.id}?locationId=${agent.locationId}`),
  };
}

describe('more agents', () => {
  it('each with a name of its own, listed and able to hold actions', async () => {
    const { location, agent, call, post } = scene();
    const others = addAgents(sandbox, location.id, 22);
    expect(agent.agentName).toBe('Desk 03');
    expect(new Set(others.map(({ id }) => id)).size).toBe(22);
    const list = await call('GET', `/voice-ai/agents?locationId=${location.id}&pageSize=50`);
    expect(list.body).toMatchObject({ total: 25 });
    expect((await post()).status).toBe(201);
    expect(() => addAgents(sandbox, 'nowhere', 1)).toThrow('nowhere');
  });

  it('have the lists of every sub-account, each with its own ids', async () => {
    const [one, two] = addLocations(sandbox, 2) as [AddedLocation, AddedLocation];
    const idOf = (place: AddedLocation) =>
      sandbox.world.workflows.find(
        ({ locationId, name }) => locationId === place.location.id && name === 'Callback request',
      )?.id;
    expect(idOf(one)).toMatch(/^[0-9a-f-]{36}$/);
    expect(idOf(one)).not.toBe(idOf(two));
    const path = `/workflows/?locationId=${one.location.id}`;
    const reply = await client.call('GET', path, { token: one.token, version: '2021-07-28' });
    expect((reply.body as { workflows: unknown[] }).workflows).toHaveLength(6);
  });
});

describe('what happens meanwhile', () => {
  it('another person adds the same action, before or after ours', async () => {
    const { agent, content, post, read } = scene();
    const add = () => void addAction(sandbox, agent, content);
    for (const when of ['before', 'after'] as const) {
      sandbox.fault({ method: 'POST', effect: { kind: 'meanwhile', do: add, when } });
      const { body } = await post();
      const { actions } = (await read()).body as { actions: { id: string; name: string }[] };
      const ours = actions.findIndex(({ id }) => id === (body as { id: string }).id);
      expect(actions[when === 'before' ? ours - 1 : ours + 1]).toMatchObject({
        name: content.name,
      });
    }
    // Nobody sent it through the API.
    expect(sandbox.log.filter(({ stored }) => stored)).toHaveLength(2);
  });

  it('an agent is deleted: the next create and read find none', async () => {
    const { agent, post, read } = scene();
    const remove = () => removeAgent(sandbox, agent);
    sandbox.fault({ method: 'POST', effect: { kind: 'meanwhile', do: remove, when: 'after' } });
    expect((await post()).status).toBe(201);
    expect([(await post()).status, (await read()).status]).toEqual([404, 404]);
    expect(sandbox.world.actions.some(({ agentId }) => agentId === agent.id)).toBe(false);
  });

  it('a token is revoked, and another one works', async () => {
    const { location, token, post } = scene();
    const revoke = () => revokeToken(sandbox, token);
    sandbox.fault({
      method: 'POST',
      skip: 1,
      effect: { kind: 'meanwhile', do: revoke, when: 'after' },
    });
    const statuses = [];
    for (let turn = 0; turn < 3; turn += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([201, 201, 401]);
    expect((await post({ token: addToken(sandbox, location.id) })).status).toBe(201);
  });
});

it('a fault strikes one agent, by its reads and its changes', async () => {
  const { agent, body, call, post, read } = scene();
  const [other] = addAgents(sandbox, agent.locationId, 1);
  const always = Number.POSITIVE_INFINITY;
  sandbox.fault({ agentId: agent.id, times: always, effect: { kind: 'status', status: 503 } });
  const query = `locationId=${agent.locationId}&agentId=${agent.id}`;
  expect([
    (await post()).status,
    (await read()).status,
    (await call('DELETE', `/voice-ai/actions/a?${query}`)).status,
    (await post({ body: { ...body, agentId: other?.id } })).status,
    (await call('GET', `/voice-ai/agents?locationId=${agent.locationId}`)).status,
  ]).toEqual([503, 503, 503, 201, 200]);
});

describe('the distance', () => {
  it('is the same for every request, however many are under way', async () => {
    const { body, token } = scene();
    sandbox.line.latencyMs = 120;
    const clients = Array.from({ length: 20 }, () => new PlainClient(sandbox));
    // The first request of each shakes hands.
    await Promise.all(clients.map((one) => one.call('GET', '/nowhere')));
    const start = Date.now();
    const replies = await Promise.all(
      clients.map((one) => one.call('POST', '/voice-ai/actions', { body, token })),
    );
    const took = Date.now() - start;
    for (const one of clients) one.close();
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201, 400]));
    expect(took).toBeGreaterThanOrEqual(115);
    expect(took).toBeLessThan(20 * 120);
    sandbox.reset();
    expect(sandbox.line.latencyMs).toBe(0);
  });
});

describe('a changed action', () => {
  it('may come back with more keys than were sent, as one that was created', async () => {
    const { body, call, post } = scene();
    const field = sandbox.world.customFields.find((one) => one.locationId === body.locationId);
    const always = { times: Number.POSITIVE_INFINITY, effect: { kind: 'adds-keys' } } as const;
    sandbox.fault(always);
    const parameters = { contactFieldId: field?.id, description: 'Why', examples: ['a'] };
    const extraction = { ...body, actionType: 'DATA_EXTRACTION', actionParameters: parameters };
    const made = (await post({ body: extraction })).body as { id: string };
    const added = {
      contactFieldKey: field?.fieldKey,
      contactFieldName: field?.name,
      contactFieldDataType: field?.dataType,
      overwriteExistingValue: false,
    };
    expect(made).toMatchObject({ actionParameters: { ...parameters, ...added } });
    const changed = await call('PUT', `/voice-ai/actions/${made.id}`, {
      body: { ...extraction, actionParameters: { ...parameters, overwriteExistingValue: true } },
    });
    expect(changed.body).toMatchObject({
      id: made.id,
      actionParameters: { ...added, overwriteExistingValue: true },
    });
  });

  it('is replaced as a whole, and only on its own agent', async () => {
    const { body, call, post } = scene();
    const made = (await post()).body as { id: string };
    const path = `/voice-ai/actions/${made.id}`;
    const { hearWhisperMessage: _, ...rest } = body.actionParameters as Record<string, unknown>;
    const changed = await call('PUT', path, { body: { ...body, actionParameters: rest } });
    expect(changed.body).toMatchObject({ id: made.id, actionParameters: rest });
    const [other] = addAgents(sandbox, body.locationId, 1);
    expect((await call('PUT', path, { body: { ...body, agentId: other?.id } })).status).toBe(404);
    const bad = await call('PUT', path, {
      body: { ...body, actionParameters: { ...rest, transferToValue: '12' } },
    });
    expect([bad.status, messageOf(bad)]).toEqual([
      422,
      expect.arrayContaining([expect.stringContaining('transferToValue')]),
    ]);
  });
});

it('the picture of all agents tells whether everything is as it was', async () => {
  const { call, post, body } = scene();
  const before = pictureOf(sandbox);
  const { id } = (await post()).body as { id: string };
  expect(pictureOf(sandbox)).not.toEqual(before);
  await call(
    'DELETE',
    `/voice-ai/actions/${id}?locationId=${body.locationId}&agentId=${body.agentId}`,
  );
  expect(pictureOf(sandbox)).toEqual(before);
});
