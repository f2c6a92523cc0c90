import { describe, expect, test } from 'vitest';
import { createActionRequest } from '../../../lib/highlevel/create-request.ts';
import { access, json, problem, sms, stage, token } from './client-stage.ts';

describe('refusals', () => {
  test.each([
    [
      401,
      'The token is not authorized for this scope.',
      { kind: 'scope-missing', scope: 'voice-ai-agent-goals.write' },
    ],
    [401, "Token's user type mismatch!", { kind: 'wrong-token-kind' }],
    [403, 'The token does not have access to this location.', { kind: 'other-location' }],
    [401, 'version header was not found.', { kind: 'unexpected' }],
    [401, 'Invalid JWT', { kind: 'token-rejected' }],
    [403, 'Forbidden resource', { kind: 'token-rejected' }],
    [404, 'Agent not found', { kind: 'not-found' }],
    [400, 'Bad', { kind: 'invalid', messages: ['Bad'] }],
    [422, ['a must be', 'b must be'], { kind: 'invalid', messages: ['a must be', 'b must be'] }],
  ])('%s %j', async (status, message, expected) => {
    const { client } = stage(json(status, { statusCode: status, message, traceId: 't' }));
    expect(await problem(client.createAction(access, sms))).toMatchObject({ status, ...expected });
  });

  test.each([
    [401, '', 'token-rejected'],
    [403, '<html>Blocked</html>', 'unexpected'],
    [404, '<html></html>', 'not-found'],
    [422, '', 'invalid'],
    [400, '{"message":', 'invalid'],
    [400, '{"message":{"deep":1}}', 'invalid'],
    [400, '"text"', 'invalid'],
  ])('%s with the body %j', async (status, body, kind) => {
    const { client } = stage(new Response(body, { status }));
    expect(await problem(client.createAction(access, sms))).toEqual({ kind, status, messages: [] });
  });

  test('other places of words, and no more of them than is sensible', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `${i}${'x'.repeat(400)}`);
    const { client } = stage(
      json(400, { error: 'invalid_grant', error_description: 'It ended.' }),
      json(400, { error: 'Bad Request' }),
      json(422, { message: [...many, ' '] }),
    );
    expect((await problem(client.createAction(access, sms))).messages).toEqual(['It ended.']);
    expect((await problem(client.createAction(access, sms))).messages).toEqual(['Bad Request']);
    const { messages } = await problem(client.createAction(access, sms));
    expect(messages).toHaveLength(10);
    expect(messages.every((text) => text.length === 300)).toBe(true);
  });

  test('what was sent in secret is not repeated, cut in two by the length neither', async () => {
    const parameters = { apiDetails: { authenticationValue: 'hush "quoted" hush', headers: [] } };
    const request = createActionRequest(sms.body, { type: 'CUSTOM_ACTION', name: 'A', parameters });
    const message = `${'x'.repeat(290)}hush "quoted" hush ${token}`;
    const { client } = stage(json(422, { message }), json(401, { message: `Bad ${token}` }));
    const first = await problem(client.createAction(access, request));
    expect(first.messages.join()).not.toMatch(/hush/);
    expect((await problem(client.readAgent(access, 'g'))).messages).toEqual(['Bad ••••']);
  });
});

describe('limits', () => {
  const limited = (headers: Record<string, string>) => json(429, { message: 'Too many' }, headers);

  test.each([
    [{}, { retryAt: 11_000 }],
    [{ 'X-RateLimit-Interval-Milliseconds': '4000' }, { retryAt: 5000 }],
    [{ 'X-RateLimit-Interval-Milliseconds': '5' }, { retryAt: 2000 }],
    [{ 'Retry-After': '3' }, { retryAt: 4000 }],
    [{ 'Retry-After': 'Wed, 21 Oct' }, { retryAt: 11_000 }],
    [{ 'Retry-After': '99999' }, { retryAt: 121_000 }],
    [{ 'X-RateLimit-Daily-Remaining': '0' }, { daily: true }],
    [{ 'X-RateLimit-Daily-Remaining': '12' }, { retryAt: 11_000 }],
  ])('429 with %j', async (headers, expected) => {
    const { client } = stage(limited(headers as Record<string, string>));
    expect(await problem(client.createAction(access, sms))).toEqual({
      kind: 'limit',
      status: 429,
      messages: ['Too many'],
      ...expected,
    });
  });

  const used = { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Interval-Milliseconds': '10000' };

  test('a used-up burst lets a read wait and gives a create back unsent', async () => {
    const { client, calls, clock } = stage(
      json(200, { workflows: [] }, used),
      json(200, { workflows: [] }),
    );
    await client.listWorkflows(access);
    expect(await problem(client.createAction(access, sms))).toEqual({
      kind: 'limit',
      messages: [],
      retryAt: 11_000,
    });
    expect(calls).toHaveLength(1);
    await client.listWorkflows(access);
    expect(clock.slept).toEqual([10_000]);
    expect(calls).toHaveLength(2);
  });

  test('a long pause is not slept through, and another sub-account is not held up', async () => {
    const long = { ...used, 'X-RateLimit-Interval-Milliseconds': '60000' };
    const { client, clock } = stage(json(200, { workflows: [] }, long), json(201, { id: 'n' }));
    await client.listWorkflows(access);
    expect(await problem(client.listWorkflows(access))).toMatchObject({
      kind: 'limit',
      retryAt: 61_000,
    });
    await client.createAction({ ...access, locationId: 'loc2' }, sms);
    expect(clock.slept).toEqual([]);
  });
});
