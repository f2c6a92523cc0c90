import { afterEach, describe, expect, test, vi } from 'vitest';
import type { HighLevelClient } from '../../../lib/highlevel/client.ts';
import { access, json, problem, sms, stage, token } from './client-stage.ts';

const base = 'https://services.leadconnectorhq.com';

afterEach(() => vi.restoreAllMocks());

describe('the requests', () => {
  const agents = { total: 0, agents: [] };
  const bases = { data: { knowledgeBases: [] } };
  type Row = [string, (c: HighLevelClient) => Promise<unknown>, unknown, string, string, string];
  const rows: Row[] = [
    [
      'one action',
      (c) => c.readAction(access, 'a/1'),
      {},
      'GET',
      '2021-04-15',
      '/voice-ai/actions/a%2F1?locationId=loc1',
    ],
    [
      'a removal',
      (c) => c.deleteAction(access, 'g', 'a1'),
      {},
      'DELETE',
      '2021-04-15',
      '/voice-ai/actions/a1?locationId=loc1&agentId=g',
    ],
    [
      'an agent',
      (c) => c.readAgent(access, 'g'),
      {},
      'GET',
      '2021-04-15',
      '/voice-ai/agents/g?locationId=loc1',
    ],
    [
      'agents',
      (c) => c.listAgents(access, 2),
      agents,
      'GET',
      '2021-04-15',
      '/voice-ai/agents?locationId=loc1&page=2&pageSize=50',
    ],
    [
      'a sub-account',
      (c) => c.readLocation(access),
      { location: {} },
      'GET',
      '2021-07-28',
      '/locations/loc1',
    ],
    [
      'contact fields',
      (c) => c.listContactFields(access),
      { customFields: [] },
      'GET',
      '2021-07-28',
      '/locations/loc1/customFields?model=contact',
    ],
    [
      'workflows',
      (c) => c.listWorkflows(access),
      { workflows: [] },
      'GET',
      '2021-07-28',
      '/workflows/?locationId=loc1',
    ],
    [
      'calendars',
      (c) => c.listCalendars(access),
      { calendars: [] },
      'GET',
      '2021-04-15',
      '/calendars/?locationId=loc1',
    ],
    [
      'knowledge bases',
      (c) => c.listKnowledgeBases(access, 'kb9'),
      bases,
      'GET',
      '2021-04-15',
      '/knowledge-bases/?locationId=loc1&limit=100&lastKnowledgeBaseId=kb9',
    ],
  ];
  test.each(rows)('%s', async (_, call, answer, method, version, path) => {
    const { client, calls } = stage(json(200, answer));
    await call(client);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toBe(base + path);
    expect(calls[0]?.init).toMatchObject({
      method,
      headers: { Authorization: `Bearer ${token}`, Version: version, Accept: 'application/json' },
      credentials: 'omit',
      redirect: 'error',
    });
    expect(calls[0]?.init.body).toBeUndefined();
    expect(calls[0]?.init.headers).not.toHaveProperty('Content-Type');
  });

  test('creating is exactly the documented one', async () => {
    const { client, calls } = stage(json(201, { id: 'new1', more: true }));
    expect(await client.createAction(access, sms)).toEqual({ id: 'new1' });
    const { url, init } = calls[0] ?? { url: '', init: {} };
    expect({ url, method: init.method }).toEqual({
      url: `${base}/voice-ai/actions`,
      method: 'POST',
    });
    expect(init.headers).toEqual({
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      Version: '2021-04-15',
      'Content-Type': 'application/json',
    });
    expect(JSON.parse(`${init.body}`)).toEqual({
      agentId: 'agent1',
      locationId: 'loc1',
      actionType: 'SMS',
      name: 'Text',
      actionParameters: { triggerPrompt: 'a', messageBody: 'b' },
    });
  });
});

describe('answers', () => {
  test('ids may be called _id, unknown keys do no harm, odd ones neither', async () => {
    const { client } = stage(
      json(201, { _id: 'x' }),
      json(200, {
        id: null,
        _id: 'g',
        agentName: 7,
        actions: [{ _id: 'a', name: null, actionType: 3, actionParameters: 'x' }],
      }),
      json(200, { agentName: 'A', actions: [{ name: 'no id' }] }),
      json(200, { actions: 'none' }),
    );
    expect(await client.createAction(access, sms)).toEqual({ id: 'x' });
    expect(await client.readAgent(access, 'g')).toEqual({
      id: 'g',
      actions: [{ id: 'a' }],
    });
    expect((await client.readAgent(access, 'g')).actions).toBeUndefined();
    expect((await client.readAgent(access, 'g')).actions).toBeUndefined();
  });

  test('a removal answers with nothing', async () => {
    const { client } = stage(new Response(null, { status: 204 }));
    await client.deleteAction(access, 'g', 'a');
  });

  test.each([
    ['', 200],
    ['<html></html>', 200],
    ['{"id":"ab', 201],
    ['{"name":"no id"}', 201],
    ['[]', 201],
    ['null', 200],
    ['', 204],
  ])('%j (%s) leaves a create uncertain and a read unexpected', async (body, status) => {
    const answer = () => new Response(status === 204 ? null : body, { status });
    const { client } = stage(answer(), answer());
    expect(await problem(client.createAction(access, sms))).toEqual({
      kind: 'uncertain',
      status,
      messages: [],
    });
    expect(await problem(client.listWorkflows(access))).toMatchObject({
      kind: 'unexpected',
      status,
    });
  });

  test.each([500, 502, 503, 504, 599, 408, 302])(
    '%s: a create is uncertain, a read is down',
    async (status) => {
      const { client } = stage(
        new Response('', { status }),
        new Response('', { status }),
        new Response('', { status }),
      );
      expect((await problem(client.createAction(access, sms))).kind).toBe('uncertain');
      expect((await problem(client.deleteAction(access, 'g', 'a'))).kind).toBe('uncertain');
      expect((await problem(client.readAgent(access, 'g'))).kind).toBe('down');
    },
  );
});

describe('no answer', () => {
  test('a rejected create is uncertain, a rejected read was no network', async () => {
    const cut = new TypeError(`Failed to fetch ${token}`);
    const { client } = stage(cut, cut, cut);
    expect(await problem(client.createAction(access, sms))).toEqual({
      kind: 'uncertain',
      messages: [],
    });
    expect((await problem(client.deleteAction(access, 'g', 'a'))).kind).toBe('uncertain');
    expect((await problem(client.readAgent(access, 'g'))).kind).toBe('offline');
  });

  test('a body that breaks off is like no answer', async () => {
    const broken = () =>
      new Response(
        new ReadableStream({
          start: (controller) => controller.error(new TypeError('cut')),
        }),
        { status: 201 },
      );
    const { client } = stage(broken(), broken());
    expect((await problem(client.createAction(access, sms))).kind).toBe('uncertain');
    expect((await problem(client.readAgent(access, 'g'))).kind).toBe('offline');
  });

  test('offline: nothing is sent', async () => {
    const { client, calls, state } = stage();
    state.online = false;
    expect((await problem(client.createAction(access, sms))).kind).toBe('offline');
    expect((await problem(client.readAgent(access, 'g'))).kind).toBe('offline');
    expect(calls).toEqual([]);
  });

  const hang = (init: RequestInit) =>
    new Promise<Response>((_, reject) => {
      init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });

  test('a timeout leaves a create uncertain and tells that a read got no answer', async () => {
    const waits: number[] = [];
    const timers: AbortController[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      waits.push(ms);
      const timer = new AbortController();
      timers.push(timer);
      return timer.signal;
    });
    const { client } = stage(hang, hang);
    const create = problem(client.createAction(access, sms));
    const read = problem(client.readAgent(access, 'g'));
    await new Promise(setImmediate);
    for (const timer of timers) timer.abort();
    expect((await create).kind).toBe('uncertain');
    expect((await read).kind).toBe('down');
    // Chromium stops a worker that waits for an answer for 30 s.
    expect(waits.every((ms) => ms < 30_000)).toBe(true);
  });

  test('an abort ends the call', async () => {
    const { client } = stage(hang, hang);
    const abort = new AbortController();
    const with1 = { ...access, signal: abort.signal };
    const create = problem(client.createAction(with1, sms));
    const read = problem(client.readAgent(with1, 'g'));
    await new Promise(setImmediate);
    abort.abort();
    expect((await create).kind).toBe('uncertain');
    expect((await read).kind).toBe('offline');
  });
});
