import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentLimit } from '../../../../lib/sharing/document.ts';
import { address, endless, password, reading, text } from './reading.ts';

const etag = '"v1"';
const answer = (body: BodyInit | null, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers });

describe('a request for a library', () => {
  test('carries no cookie and no referrer, follows nothing, and is one', async () => {
    const { asked, fetched, origins } = await reading([answer(text, 200, { ETag: etag })]);
    expect(fetched).toEqual({ kind: 'document', text, validators: { etag } });
    expect(origins).toEqual(['https://library.example']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url).toBe(address);
    expect(asked[0]?.init).toMatchObject({
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    });
    expect(asked[0]?.init.method ?? 'GET').toBe('GET');
    expect(Object.keys(asked[0]?.headers ?? {})).toEqual(['Accept']);
  });

  test('says which copy is here, and takes “not modified” for an answer', async () => {
    const lastModified = 'Wed, 25 Nov 2026 10:00:00 GMT';
    const { asked, fetched } = await reading([answer(null, 304)], {
      validators: { etag, lastModified },
      authorization: password,
    });
    expect(fetched).toEqual({ kind: 'unchanged' });
    expect(asked).toHaveLength(1);
    expect(asked[0]?.headers).toMatchObject({
      'If-None-Match': etag,
      'If-Modified-Since': lastModified,
      Authorization: password,
    });
  });

  test('asks once more when “not modified” answers nothing, and then gives up', async () => {
    const twice = await reading([answer(null, 304), answer(text)]);
    expect(twice.fetched).toEqual({ kind: 'document', text });
    const never = await reading([answer(null, 304), answer(null, 304)]);
    expect(never.fetched).toMatchObject({ kind: 'problem', problem: { code: 'server' } });
    expect(never.asked).toHaveLength(2);
  });

  test('is not made without access, without a network, or with an Authorization that is none', async () => {
    const no = await reading([answer(text)], {}, { hasAccess: async () => false });
    const fails = await reading(
      [answer(text)],
      {},
      { hasAccess: () => Promise.reject(new Error()) },
    );
    for (const { asked, fetched } of [no, fails]) {
      expect(asked).toEqual([]);
      expect(fetched).toMatchObject({ problem: { code: 'needs-access' } });
    }
    const offline = await reading([answer(text)], {}, { isOnline: () => false });
    expect(offline.asked).toEqual([]);
    expect(offline.fetched).toMatchObject({ problem: { code: 'offline' } });
    const broken = await reading([answer(text)], { authorization: 'two\r\nlines' });
    expect(broken.asked).toEqual([]);
    expect(broken.fetched).toMatchObject({ problem: { code: 'needs-login' } });
  });

  test.each([
    'http://library.example/team.json',
    'http://localhost/team.json',
    'http://127.0.0.1:8080/team.json',
    'https://me:secret-word@library.example/team.json',
    'https://me@library.example/team.json',
    'ftp://library.example/team.json',
    'file:///team.json',
    'javascript:alert(1)',
    'library.example/team.json',
    '',
    `https://library.example/${'a'.repeat(3000)}`,
  ])('is not made to %s', async (wrong) => {
    const { asked, origins, fetched } = await reading([answer(text)], { address: wrong });
    expect([asked, origins]).toEqual([[], []]);
    expect(fetched).toMatchObject({ kind: 'problem' });
    expect(JSON.stringify(fetched)).not.toContain('secret-word');
  });
});

describe('an answer', () => {
  test.each([
    ['text/plain', {}],
    ['text/html', {}],
    ['', {}],
  ])('is a document whatever it is called: %s', async (type) => {
    const { fetched } = await reading([answer(text, 200, type ? { 'Content-Type': type } : {})]);
    expect(fetched).toEqual({ kind: 'document', text });
  });

  test.each([
    ['an empty one', answer(''), 'empty'],
    ['blanks', answer(' \n\t'), 'empty'],
    ['nothing at all', answer(null), 'empty'],
    ['204', answer(null, 204), 'server'],
    ['a page to log in', answer('\n<!doctype html><form>Log in</form>'), 'web-page'],
    ['a document that was cut off', answer(text.slice(0, -5)), 'not-json'],
    ['bytes that are no UTF-8', answer(new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])), 'not-text'],
    ['401', answer('{}', 401), 'needs-login'],
    ['403', answer('{}', 403), 'needs-login'],
    ['404', answer(text, 404), 'not-found'],
    ['410', answer(text, 410), 'not-found'],
    ['429', answer(text, 429), 'server'],
    ['206', answer(text, 206), 'server'],
    ['500', answer(text, 500), 'server'],
    ['503', answer(text, 503), 'server'],
    ['no answer', 'no-answer', 'unreachable'],
    ['a redirect', 'redirect', 'redirected'],
  ] as const)('is told: %s', async (_, given, code) => {
    const { fetched } = await reading([given], { authorization: password, validators: { etag } });
    expect(fetched).toMatchObject({ kind: 'problem', problem: { code } });
  });

  test('that leads on names what to do, and is not followed', async () => {
    const { fetched, asked } = await reading(['redirect'], { authorization: password });
    expect(fetched).toMatchObject({
      problem: { message: expect.stringContaining('where it ends') },
    });
    expect(asked.map(({ url }) => url)).toEqual([address, address]);
    expect(asked.map(({ init }) => init.redirect)).toEqual(['error', 'manual']);
  });

  test('of 100 MB is left at the limit', async () => {
    const { state, response } = endless(100 * 1024 * 1024);
    const { fetched } = await reading([response]);
    expect(fetched).toMatchObject({ problem: { code: 'too-large' } });
    expect(state.pulled).toBeLessThanOrEqual(documentLimit + 128 * 1024);
    expect(state.cancelled).toBe(true);
  });

  test('of an error is not read at all', async () => {
    const { state, response } = endless(100 * 1024 * 1024);
    await reading([() => new Response(response().body, { status: 404 })]);
    expect(state).toEqual({ pulled: 0, cancelled: true });
  });

  test('that breaks off, or takes too long, is told as that', async () => {
    const broken = (error: unknown) =>
      answer(new ReadableStream({ pull: (controller) => controller.error(error) }));
    const cut = await reading([broken(new TypeError('network error'))]);
    expect(cut.fetched).toMatchObject({ problem: { code: 'unreachable' } });
    expect(cut.asked).toHaveLength(1);
    const slow = await reading(
      [broken(new DOMException('', 'TimeoutError'))],
      {},
      {
        timeLimit: () => AbortSignal.abort(),
      },
    );
    expect(slow.fetched).toMatchObject({
      problem: { message: expect.stringContaining('too long') },
    });
  });

  test('keeps only validators that can be sent again', async () => {
    const long = `"${'x'.repeat(600)}"`;
    const { fetched } = await reading([
      answer(text, 200, { ETag: long, 'Last-Modified': 'yesterday' }),
    ]);
    expect(fetched).toEqual({
      kind: 'document',
      text,
      validators: { lastModified: 'yesterday' },
    });
  });
});

test('no problem ever repeats the Authorization value, the address’s path or the body', async () => {
  const body = 'the-body-of-the-answer';
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(200, 204, 206, 400, 401, 403, 404, 410, 429, 500, 503),
      fc.constantFrom('', '<html>', '{"a":', '\u00ff'),
      async (status, begin) => {
        const content = status === 204 ? null : begin + body;
        const { fetched } = await reading([answer(content, status)], {
          authorization: password,
          address: 'https://library.example/a-hidden-path?token=abc',
        });
        const message = fetched.kind === 'problem' ? fetched.problem.message : '';
        for (const word of [password, 's3cr3t', body, 'a-hidden-path', 'token=abc']) {
          expect(message).not.toContain(word);
        }
      },
    ),
  );
});
