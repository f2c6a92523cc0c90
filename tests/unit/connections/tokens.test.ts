import { describe, expect, test } from 'vitest';
import { Secret } from '../../../lib/connections/secret.ts';
import { createStage, locationId, token } from '../runs/stage.ts';

type Fake = (url: URL) => Response | undefined;
const refuse = (status: number, message: string) =>
  new Response(JSON.stringify({ message }), { status });
const scope = () => refuse(401, 'The token is not authorized for this scope.');

/** A sub-account in which every read works but those that `fake` answers. */
function stageWith(fake: Fake = () => undefined) {
  const stage = createStage();
  const { pages } = stage.highlevel;
  pages[`/locations/${locationId}`] = { location: { id: locationId, name: 'Dental' } };
  pages['/voice-ai/agents'] = { total: 0, agents: [] };
  pages[`/locations/${locationId}/customFields`] = { customFields: [] };
  pages['/workflows/'] = { workflows: [] };
  pages['/calendars/'] = { calendars: [] };
  pages['/knowledge-bases/'] = { data: { knowledgeBases: [] } };
  const { fetch } = stage.highlevel;
  stage.highlevel.fetch = async (input, init) => {
    const answered = await fetch(input, init);
    return fake(new URL(`${input}`)) ?? answered;
  };
  const { connections } = stage.startWorker();
  return {
    stage,
    connections,
    save: (text = token, untested = false) => connections.save(locationId, text, untested),
  };
}

describe('saving a token', () => {
  test('tests it by reading only, keeps it and shows its end', async () => {
    const { stage, connections, save } = stageWith();
    const { time } = stage.clock;
    const view = {
      via: 'token',
      state: 'ready',
      last4: '8888',
      addedAt: time,
      testedAt: time,
      missingScopes: [],
      writes: 'unknown',
      groups: [],
    };
    expect(await save(`  Bearer ${token}\n`)).toEqual({ saved: true, connection: view });
    expect(await connections.view(locationId)).toEqual(view);
    expect((await connections.access(locationId)).token.reveal()).toBe(token);
    expect(stage.highlevel.log.length).toBeGreaterThan(5);
    expect(stage.highlevel.log.every((one) => one.method === 'GET')).toBe(true);
  });

  test.each([
    '',
    '   ',
    'Bearer ',
    'short',
    'with space inside of the text',
    'smuggled\r\nHost: evil.example',
    'pit-ünïcode-ünïcode-ünïcode',
  ])('does not send %j', async (text) => {
    const { stage, save } = stageWith();
    const reply = await save(text);
    expect(reply).toMatchObject({ saved: false, connection: null });
    expect(reply.malformed).toBeTruthy();
    expect(stage.highlevel.log).toEqual([]);
  });

  test('names the reading scopes that are missing and keeps it all the same', async () => {
    const { save } = stageWith(({ pathname }) =>
      pathname === '/workflows/' || pathname.startsWith('/voice-ai/agents') ? scope() : undefined,
    );
    const reply = await save();
    expect(reply.saved).toBe(true);
    expect(reply.connection?.missingScopes.sort()).toEqual([
      'voice-ai-agents.readonly',
      'workflows.readonly',
    ]);
  });

  test('keeps one that may read nothing: it may still write', async () => {
    expect((await stageWith(scope).save()).saved).toBe(true);
  });

  test.each([
    [401, 'Invalid JWT', 'token-rejected'],
    [401, "Token's user type mismatch!", 'wrong-token-kind'],
    [403, 'The token does not have access to this location.', 'other-location'],
  ])(
    'does not keep one that is refused with %s %s, not even untested',
    async (status, message, kind) => {
      const { connections, save } = stageWith(() => refuse(status, message));
      for (const untested of [false, true]) {
        const reply = await save(token, untested);
        expect(reply).toMatchObject({ saved: false, problem: { kind } });
      }
      expect(await connections.view(locationId)).toBeNull();
    },
  );

  test('one refusal of the token among reads that work decides', async () => {
    const { save } = stageWith(({ pathname }) =>
      pathname === '/calendars/'
        ? refuse(403, 'The token does not have access to this location.')
        : undefined,
    );
    expect(await save()).toMatchObject({ saved: false, problem: { kind: 'other-location' } });
  });

  test.each([
    [() => new Response('', { status: 503 }), 'down'],
    [() => refuse(429, 'Too many'), 'limit'],
    [() => new Response('<html>', { status: 200 }), 'unexpected'],
    [() => new Response('<html>', { status: 403 }), 'unexpected'],
  ] as [Fake, string][])(
    'tells when HighLevel could not be asked, and keeps it when told to',
    async (fake, kind) => {
      const { save } = stageWith(fake);
      expect(await save()).toMatchObject({ saved: false, problem: { kind } });
      expect(await save(token, true)).toMatchObject({ saved: true, connection: { last4: '8888' } });
    },
  );

  test('says no network', async () => {
    const { stage, save } = stageWith();
    stage.tab.online = false;
    expect(await save()).toMatchObject({ saved: false, problem: { kind: 'offline' } });
  });

  test('that fails leaves the one before', async () => {
    const { stage, save, connections } = stageWith();
    await save();
    stage.highlevel.fetch = async () => refuse(401, 'Invalid JWT');
    const reply = await save('pit-99999999-9999-9999-9999-999999999999');
    expect(reply).toMatchObject({ saved: false, connection: { last4: '8888' } });
    expect((await connections.access(locationId)).token.reveal()).toBe(token);
  });

  test('replaces the one before, and what was known of it', async () => {
    const { save, connections } = stageWith();
    await save();
    await connections.noteWrites(locationId, 'yes');
    await save('pit-99999999-9999-9999-9999-99999999abcd');
    expect(await connections.view(locationId)).toMatchObject({ last4: 'abcd', writes: 'unknown' });
  });
});

test('a token is removed for good; what is noted of a removed one is dropped', async () => {
  const { save, connections } = stageWith();
  await save();
  await connections.remove(locationId);
  await connections.noteWrites(locationId, 'yes');
  expect(await connections.view(locationId)).toBeNull();
  await expect(connections.access(locationId)).rejects.toMatchObject({
    problem: { kind: 'no-token' },
  });
});

test('nothing that is told holds the token', async () => {
  const { save, connections } = stageWith(() => refuse(401, `Bad token ${token}`));
  const replies = [await save(), await save(token, true), await connections.view(locationId)];
  expect(JSON.stringify(replies)).not.toContain(token);
});

test('a secret does not print', () => {
  const hidden = new Secret(token);
  expect([`${hidden}`, JSON.stringify({ hidden }), String(hidden)].join()).not.toContain('pit');
  expect(Object.keys(hidden)).toEqual([]);
  expect(hidden.reveal()).toBe(token);
  expect(new Secret('short').last4).toBe('••••');
});
