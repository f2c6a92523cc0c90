import { connect } from 'node:http2';
import { describe, expect, it } from 'vitest';
import { callTransfer, messageOf } from './client.ts';
import { sandboxForTests } from './for-tests.ts';
import { type Fault, type FaultEffect, locationIds, tokens } from './index.ts';

const { sandbox, client } = await sandboxForTests();

const post = (change: Record<string, unknown> = {}, signal?: AbortSignal) =>
  client.call('POST', '/voice-ai/actions', {
    body: callTransfer(sandbox, change),
    ...(signal ? { signal } : {}),
  });
const fault = (effect: FaultEffect, more: Omit<Fault, 'effect'> = { method: 'POST' }) =>
  sandbox.fault({ ...more, effect });
const readAgent = async () => {
  const { id } = sandbox.agent(locationIds.harbor, 'Front Desk');
  const reply = await client.call('GET', `/voice-ai/agents/${id}?locationId=${locationIds.harbor}`);
  return reply.body as { actions?: Record<string, unknown>[] };
};
const stored = () =>
  sandbox.world.actions.filter((action) => action.name === 'Transfer to a person').length;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('which requests are struck', () => {
  it('counts times and skips, by method and path, until disarmed', async () => {
    const effect = { kind: 'status', status: 503 } as const;
    sandbox.fault({ method: 'POST', path: '/voice-ai/actions', skip: 1, times: 2, effect });
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await post()).status);
    expect(statuses).toEqual([201, 503, 503, 201]);
    const disarm = sandbox.fault({ path: /agents/, times: Number.POSITIVE_INFINITY, effect });
    expect((await post()).status).toBe(201);
    expect(await readAgent()).toMatchObject({ statusCode: 503 });
    disarm();
    expect((await readAgent()).actions).toBeDefined();
  });
});

describe('answers', () => {
  it('delays', async () => {
    fault({ kind: 'delay', ms: 80 });
    const start = Date.now();
    await post();
    expect(Date.now() - start).toBeGreaterThanOrEqual(75);
  });

  it('answers any status, before or after the work', async () => {
    fault({ kind: 'status', status: 422, message: ['name is bad'] });
    const refused = await post();
    expect([refused.status, messageOf(refused), stored()]).toEqual([422, ['name is bad'], 0]);
    fault({ kind: 'status', status: 500, body: '', when: 'after' });
    const reply = await post();
    expect([reply.status, reply.text, stored()]).toEqual([500, '', 1]);
    expect(sandbox.log.at(-1)).toMatchObject({ status: 500, stored: expect.any(String) });
  });

  it('answers HTML', async () => {
    fault({ kind: 'html' });
    const reply = await post();
    expect([reply.status, reply.headers['content-type'], stored()]).toEqual([
      502,
      expect.stringContaining('text/html'),
      0,
    ]);
    fault({ kind: 'html', status: 201, when: 'after' });
    expect([(await post()).status, stored()]).toEqual([201, 1]);
  });

  it('sends half of the JSON, ended or cut', async () => {
    fault({ kind: 'half-body' });
    const reply = await post();
    expect([reply.status, reply.body, stored()]).toEqual([201, undefined, 1]);
    expect(reply.text).toMatch(/^\{/);
    fault({ kind: 'half-body', how: 'cut' });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(2);
  });

  it('answers a limit with its headers', async () => {
    fault({ kind: 'rate-limit', scope: 'burst' });
    const burst = await post();
    expect([burst.status, burst.headers['x-ratelimit-remaining']]).toEqual([429, '0']);
    expect(burst.headers['x-ratelimit-daily-remaining']).not.toBe('0');
    fault({ kind: 'rate-limit', scope: 'daily' });
    expect((await post()).headers['x-ratelimit-daily-remaining']).toBe('0');
    expect(stored()).toBe(0);
  });

  it('hangs', async () => {
    fault({ kind: 'hang' });
    await expect(post({}, AbortSignal.timeout(100))).rejects.toThrow();
    expect([stored(), sandbox.log.at(-1)?.status]).toEqual([0, 'open']);
  });
});

describe('broken connections', () => {
  it('cuts before or after the action is stored', async () => {
    fault({ kind: 'cut', when: 'before' });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(0);
    fault({ kind: 'cut', when: 'after' });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(1);
    expect(sandbox.log.map((entry) => entry.status)).toEqual(['cut', 'cut']);
  });

  it('cuts only fresh or only reused connections', async () => {
    sandbox.dropConnections();
    await pause(50);
    fault({ kind: 'cut', when: 'after', on: 'reused' });
    expect((await post()).status).toBe(201);
    await expect(post()).rejects.toThrow();
    fault({ kind: 'cut', when: 'after', on: 'fresh' });
    await expect(post()).rejects.toThrow();
    expect(stored()).toBe(3);
    expect(sandbox.log.map(({ reusedConnection }) => reusedConnection)).toEqual([
      false,
      true,
      false,
    ]);
    const [first, second, third] = sandbox.log.map((entry) => entry.connection);
    expect([first === second, second === third]).toEqual([true, false]);
  });

  it('gives no goodbye over HTTP/2 either', async () => {
    const session = connect(`https://127.0.0.1:${sandbox.port}`, { rejectUnauthorized: false });
    const events: string[] = [];
    session.on('goaway', () => events.push('goaway'));
    session.on('error', () => events.push('error'));
    const send = () =>
      new Promise<number | null>((resolve) => {
        let status: number | null = null;
        const stream = session.request({
          ':method': 'POST',
          ':path': '/voice-ai/actions',
          authorization: `Bearer ${tokens.full.harbor}`,
          version: '2021-04-15',
          'content-type': 'application/json',
        });
        stream.on('response', (headers) => {
          status = Number(headers[':status']);
        });
        stream.on('error', () => {});
        stream.on('close', () => resolve(status));
        stream.resume();
        stream.end(JSON.stringify(callTransfer(sandbox)));
      });
    expect(await send()).toBe(201);
    fault({ kind: 'cut', when: 'after', on: 'reused' });
    expect(await send()).not.toBe(201);
    expect([stored(), events.includes('goaway'), session.destroyed]).toEqual([2, false, true]);
    expect(sandbox.log.map(({ httpVersion, status }) => [httpVersion, status])).toEqual([
      ['2.0', 201],
      ['2.0', 'cut'],
    ]);
  });
});

describe('gates', () => {
  it('holds a request before and after the work', async () => {
    let open = () => {};
    const until = () =>
      new Promise<void>((resolve) => {
        open = resolve;
      });
    fault({ kind: 'gate', until: until(), when: 'before' });
    let reply = post();
    await expect.poll(() => sandbox.log.length).toBe(1);
    expect(stored()).toBe(0);
    open();
    expect((await reply).status).toBe(201);
    fault({ kind: 'gate', until: until(), when: 'after' });
    reply = post();
    await expect.poll(stored).toBe(2);
    expect(sandbox.log.at(-1)).toMatchObject({ status: 'open', stored: expect.any(String) });
    open();
    expect((await reply).status).toBe(201);
  });

  it('does the work of a request whose sender is gone', async () => {
    let open = () => {};
    const until = new Promise<void>((resolve) => {
      open = resolve;
    });
    fault({ kind: 'gate', until, when: 'before' });
    await expect(post({}, AbortSignal.timeout(60))).rejects.toThrow();
    expect(stored()).toBe(0);
    open();
    await expect.poll(stored).toBe(1);
  });
});

describe('what is stored and shown', () => {
  it('shows agents without actions, with slim ones, with raw ids', async () => {
    const get = { method: 'GET' };
    fault({ kind: 'actions-missing' }, get);
    expect(await readAgent()).not.toHaveProperty('actions');
    fault({ kind: 'actions-slim' }, get);
    expect((await readAgent()).actions?.[0]).toMatchObject({
      id: expect.any(String),
      actionParameters: { triggerPrompt: expect.any(String) },
    });
    fault({ kind: 'actions-raw-ids' }, get);
    const [first] = (await readAgent()).actions ?? [];
    expect([typeof first?._id, first?.id]).toEqual(['string', undefined]);
  });

  it('wants the shape of the builder for a data extraction', async () => {
    fault({ kind: 'builder-shape' }, { times: Number.POSITIVE_INFINITY });
    const field = sandbox.world.customFields[0];
    const documented = { contactFieldId: field?.id, description: 'Why', examples: ['a'] };
    const extraction = (actionParameters: object) =>
      client.call('POST', '/voice-ai/actions', {
        body: { ...callTransfer(sandbox), actionType: 'DATA_EXTRACTION', actionParameters },
      });
    const refused = await extraction(documented);
    expect([refused.status, messageOf(refused)]).toEqual([
      422,
      ['Invalid actionParameters for the given actionType'],
    ]);
    const builder = {
      ...documented,
      contactFieldKey: field?.fieldKey,
      contactFieldName: field?.name,
      contactFieldDataType: field?.dataType,
      actionType: 'DATA_EXTRACTION',
    };
    expect((await extraction(builder)).status).toBe(201);
    expect((await post()).status).toBe(201);
  });

  it('stores late, whatever it answers', async () => {
    fault({ kind: 'late-commit', ms: 80, answer: '500' });
    const reply = await post();
    expect([reply.status, stored()]).toEqual([500, 0]);
    await expect.poll(stored).toBe(1);
    fault({ kind: 'late-commit', ms: 40 });
    await expect(post()).rejects.toThrow();
    await expect.poll(stored).toBe(2);
    fault({ kind: 'late-commit', ms: 60_000, answer: 'timeout' });
    await expect(post({}, AbortSignal.timeout(60))).rejects.toThrow();
    expect(stored()).toBe(2);
  });

  it('stores two, or more than was sent', async () => {
    fault({ kind: 'duplicate' });
    expect([(await post()).status, stored()]).toEqual([201, 2]);
    fault({ kind: 'adds-keys' });
    expect((await post()).body).toMatchObject({
      actionParameters: { triggerMessageType: 'static_text' },
    });
  });
});
