import { describe, expect, test } from 'vitest';
import { basicAuthorization } from '../../../../lib/connections/logins.ts';
import { Secret } from '../../../../lib/connections/secret.ts';
import { createWebDav } from '../../../../lib/sharing/sources/webdav.ts';
import { createWebDavServer } from '../webdav-server.ts';

const address = 'https://dav.example/team/library.json';
const login = basicAuthorization('anna', 'gehe1m-pässwort');
const file = { address, authorization: new Secret(login) };

function begin() {
  const server = createWebDavServer();
  server.login = login;
  const waits: number[] = [];
  const dav = createWebDav({
    fetch: server.fetch,
    hasAccess: async () => true,
    isOnline: () => true,
    timeLimit: () => new AbortController().signal,
    wait: async (ms) => void waits.push(ms),
  });
  server.put(address, 'one');
  const was = async () => {
    const read = await dav.read(file);
    if (read.kind !== 'document') throw new Error(JSON.stringify(read));
    return { text: read.text, etag: read.validators?.etag };
  };
  return { server, dav, waits, was };
}

const code = (one: { kind: string; problem?: { code: string } }) => one.problem?.code;

describe('a write', () => {
  test('replaces what was read, and only that', async () => {
    const { server, dav, was } = begin();
    const known = await was();
    expect(await dav.write(file, 'two', known)).toEqual({ kind: 'written' });
    expect(server.text(address)).toBe('two');
    const late = await dav.write(file, 'three', known);
    expect(late).toMatchObject({ kind: 'changed', found: { kind: 'document', text: 'two' } });
    expect(server.text(address)).toBe('two');
  });

  test('makes the file only where there is none', async () => {
    const { server, dav } = begin();
    expect(await dav.write(file, 'two', 'nothing')).toMatchObject({ kind: 'changed' });
    server.files.clear();
    expect(await dav.write(file, 'two', 'nothing')).toEqual({ kind: 'written' });
    expect(server.log.at(-1)?.headers.get('If-None-Match')).toBe('*');
  });

  test('carries the login and nothing of the browser’s own, and follows nothing', async () => {
    const { server, dav, was } = begin();
    await dav.write(file, 'two', await was());
    expect(server.log).toHaveLength(2);
    for (const { init, headers } of server.log) {
      expect(init).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
      expect(headers.get('Authorization')).toBe(login);
    }
    server.redirects = true;
    const read = await dav.read(file);
    expect(code(read)).toBe('redirected');
    expect(JSON.stringify(read)).toContain('the one where it ends');
    expect(JSON.stringify(read)).not.toContain(login.slice(6));
  });

  test('waits until a weak ETag is strong', async () => {
    const { server, dav, waits, was } = begin();
    server.weak = 3;
    server.put(address, 'one');
    const known = await was();
    expect(known.etag).toMatch(/^W\//);
    expect(await dav.write(file, 'two', known)).toEqual({ kind: 'written' });
    expect(waits).toHaveLength(3);
    expect(server.count('LOCK')).toBe(0);
  });

  test('does not take a changed file for the one that had the weak ETag', async () => {
    const { server, dav, was } = begin();
    server.weak = 2;
    server.put(address, 'one');
    const known = await was();
    server.put(address, 'other');
    expect(await dav.write(file, 'two', known)).toMatchObject({ kind: 'changed' });
    expect(server.text(address)).toBe('other');
  });

  test.each([
    ['always weak', { weak: Number.POSITIVE_INFINITY }],
    ['missing', { etags: false }],
    ['not known again', { deaf: true }],
  ])('locks the file where ETags are %s', async (_, quirk) => {
    const { server, dav, was } = begin();
    Object.assign(server, quirk);
    server.put(address, 'one');
    const known = await was();
    expect(await dav.write(file, 'two', known)).toEqual({ kind: 'written' });
    expect(server.text(address)).toBe('two');
    expect([server.count('LOCK'), server.count('UNLOCK')]).toEqual([1, 1]);
    // Somebody was quicker: found under the lock.
    const next = await was();
    server.put(address, 'other');
    expect(await dav.write(file, 'three', next)).toMatchObject({ kind: 'changed' });
    expect(server.text(address)).toBe('other');
    server.canLock = false;
    expect(code(await dav.write(file, 'three', await was()))).toBe('read-only');
    expect(server.text(address)).toBe('other');
  });

  test('whose answer is lost is looked for', async () => {
    const { server, dav, was } = begin();
    const known = await was();
    server.fault('PUT', 'lost-after');
    expect(await dav.write(file, 'two', known)).toMatchObject({ kind: 'written' });
    const next = await was();
    server.fault('PUT', 'lost-before');
    expect(code(await dav.write(file, 'three', next))).toBe('unreachable');
    server.fault('PUT', 'lost-after');
    server.fault('GET', 'lost-before');
    expect(code(await dav.write(file, 'three', next))).toBe('unreachable');
    expect(server.text(address)).toBe('three');
    // The browser has sent it twice: the first went through, the second was refused.
    expect(await dav.write(file, 'three', next)).toMatchObject({ kind: 'written' });
  });

  test.each([
    [401, 'needs-login', /login/],
    [403, 'read-only', /right to write/],
    [404, 'not-found', /folder/],
    [409, 'not-found', /folder/],
    [413, 'too-large', /size/],
    [423, 'server', /locked/],
    [429, 'server', /wait/],
    [507, 'server', /no room/],
    [503, 'unreachable', /safe/],
    [418, 'server', /418/],
  ])('that is refused with %i says so', async (status, expected, words) => {
    const { server, dav, was } = begin();
    const known = await was();
    server.fault('PUT', status);
    const written = await dav.write(file, 'two', known);
    if (written.kind !== 'problem') throw new Error(written.kind);
    expect(written.problem.code).toBe(expected);
    expect(written.problem.message).toMatch(words);
    expect(written.problem.message).not.toContain('gehe1m');
    expect(server.text(address)).toBe('one');
  });
});

describe('a read', () => {
  test('tells what is wrong in words of a folder', async () => {
    const { server, dav } = begin();
    server.login = 'another';
    const read = await dav.read(file);
    expect(read).toMatchObject({ problem: { code: 'needs-login' } });
    expect(JSON.stringify(read)).toMatch(/app password/);
    server.login = login;
    server.put(address, '<html>Log in</html>');
    expect(code(await dav.read(file))).toBe('web-page');
    server.files.clear();
    expect(code(await dav.read(file))).toBe('not-found');
  });

  test('of something that is no address does not throw', async () => {
    const { dav } = begin();
    for (const wrong of ['', 'http://dav.example/x', 'nonsense']) {
      expect((await dav.read({ ...file, address: wrong })).kind).toBe('problem');
    }
  });
});
