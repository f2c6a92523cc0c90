import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import {
  checkSender,
  createHandle,
  type Handlers,
  isEnvelope,
  type MessageSender,
} from '../../../lib/messaging/handle.ts';
import { createSend, MessageError } from '../../../lib/messaging/send.ts';
import { StorageError } from '../../../lib/storage/database.ts';

const self = {
  id: 'me',
  pageOrigin: 'chrome-extension://me/',
  contentOrigins: ['https://app.gohighlevel.com', 'https://crm.agency.com'],
};
const popup: MessageSender = { id: 'me', url: 'chrome-extension://me/popup.html' };
const address = 'https://app.gohighlevel.com/v2/location/x';
const launcher: MessageSender = {
  id: 'me',
  url: address,
  frameId: 0,
  tab: { id: 3, url: address },
};

describe('a sender', () => {
  test('is a page of ours, also in a tab', () => {
    expect(checkSender(popup, self)).toEqual({ from: 'page' });
    const inTab = { ...popup, frameId: 0, tab: { id: 1, url: popup.url } };
    expect(checkSender(inTab, self)).toEqual({ from: 'page' });
  });

  test('is the launcher in the top frame, with the tab’s own address', () => {
    expect(checkSender(launcher, self)).toEqual({ from: 'content', tab: { id: 3, url: address } });
    const gone = { ...launcher, url: 'https://app.gohighlevel.com/old' };
    expect(checkSender(gone, self)?.tab?.url).toBe(address);
  });

  const at = (origin: string): MessageSender => ({
    ...launcher,
    url: `${origin}/v2/location/x`,
    tab: { id: 3, url: `${origin}/v2/location/x` },
  });

  test('is the launcher on an agency’s address that is enabled', () => {
    expect(checkSender(at('https://crm.agency.com'), self)?.from).toBe('content');
  });

  test.each<[string, MessageSender]>([
    ['a sub-domain of an enabled address', at('https://evil.crm.agency.com')],
    ['the domain above it', at('https://agency.com')],
    ['a host that begins like it', at('https://crm.agency.com.evil.example')],
    ['a host that ends like it', at('https://evilcrm.agency.com')],
    ['the same over http', at('http://crm.agency.com')],
    ['the same on another port', at('https://crm.agency.com:8443')],
    ['its name before an @', at('https://crm.agency.com@evil.example')],
    ['its sub-frame', { ...at('https://crm.agency.com'), frameId: 3 }],
    ['its frame on HighLevel’s page', { ...at('https://crm.agency.com'), tab: launcher.tab }],
    ['HighLevel’s frame on it', { ...launcher, tab: at('https://crm.agency.com').tab }],
    ['another extension on it', { ...at('https://crm.agency.com'), id: 'other' }],
    ['a file', at('file://')],
    ['data', { ...launcher, url: 'data:text/html,x', tab: { id: 3, url: 'data:text/html,x' } }],
    ['a blob of it', { ...launcher, url: 'blob:https://evil.example/1' }],
    ['about:blank in it', { ...at('https://crm.agency.com'), url: 'about:blank' }],
    ['an extension’s page with its name', at('chrome-extension://crm.agency.com')],
    ['another extension', { ...popup, id: 'other', url: 'chrome-extension://other/popup.html' }],
    [
      'another extension’s page with our id',
      { ...popup, url: 'chrome-extension://me2/popup.html' },
    ],
    ['a page whose name begins like ours', { ...popup, url: 'chrome-extension://me.evil/x' }],
    ['nobody', {}],
    ['no address', { id: 'me' }],
    ['a sub-frame', { ...launcher, frameId: 4 }],
    ['an unknown frame', { ...launcher, frameId: undefined }],
    ['no tab', { ...launcher, tab: undefined }],
    ['a tab without an address', { ...launcher, tab: { id: 3 } }],
    ['a tab without an id', { ...launcher, tab: { url: address } }],
    [
      'another site',
      { ...launcher, url: 'https://evil.example/', tab: { id: 3, url: 'https://evil.example/' } },
    ],
    [
      'a frame of ours on another site',
      { ...launcher, tab: { id: 3, url: 'https://evil.example/' } },
    ],
    [
      'http',
      {
        ...launcher,
        url: 'http://app.gohighlevel.com/',
        tab: { id: 3, url: 'http://app.gohighlevel.com/' },
      },
    ],
    ['a subdomain', { ...launcher, url: 'https://app.gohighlevel.com.evil.example/' }],
    ['a user in the address', { ...launcher, url: 'https://app.gohighlevel.com@evil.example/' }],
    [
      'file:',
      { ...launcher, url: 'file:///etc/passwd', tab: { id: 3, url: 'file:///etc/passwd' } },
    ],
    ['data:', { ...launcher, url: 'data:text/html,x', tab: { id: 3, url: 'data:text/html,x' } }],
    [
      'blob:',
      {
        ...launcher,
        url: 'blob:https://app.gohighlevel.com/6f8c',
        tab: { id: 3, url: 'blob:https://app.gohighlevel.com/6f8c' },
      },
    ],
    ['about:blank', { ...launcher, url: 'about:blank' }],
    ['no address at all', { ...launcher, url: '::::' }],
  ])('is not %s', (_, sender) => {
    expect(checkSender(sender, self)).toBeUndefined();
  });
});

function stage(answer: () => unknown, note: Parameters<typeof createHandle>[2] = () => undefined) {
  let called = 0;
  const handler = () => {
    called += 1;
    return answer();
  };
  const handlers = new Proxy({}, { get: () => handler }) as Handlers;
  const selfNow = { ...self, contentOrigins: async () => self.contentOrigins };
  const handle = createHandle(handlers, selfNow, note);
  return { handle, called: () => called };
}
const settings = { switchboard: 'settings/change', input: { launcherEnabled: true } };

describe('the listener', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    'unknown/name',
    7,
    null,
    {},
  ])('refuses the name %j', async (name) => {
    const { handle, called } = stage(() => ({}));
    const reply = await handle({ switchboard: name, input: {} }, popup);
    expect(reply).toEqual({ ok: false, reason: 'refused' });
    expect(called()).toBe(0);
  });

  test('refuses anything at all that is no message, and never throws', async () => {
    const { handle, called } = stage(() => ({}));
    await fc.assert(
      fc.asyncProperty(fc.anything({ withNullPrototype: true }), async (message) => {
        expect(await handle(message, popup)).toEqual({ ok: false, reason: 'refused' });
        expect(typeof isEnvelope(message)).toBe('boolean');
      }),
    );
    expect(called()).toBe(0);
  });

  test('asks for the enabled addresses of the moment, for content scripts only', async () => {
    let enabled = ['https://app.gohighlevel.com'];
    const asked = vi.fn(async () => enabled);
    const handlers = new Proxy({}, { get: () => () => ({}) }) as Handlers;
    const handle = createHandle(handlers, { ...self, contentOrigins: asked }, () => undefined);
    const state = { switchboard: 'launcher/change', input: {} };
    expect(await handle(state, launcher)).toEqual({ ok: true, output: {} });
    enabled = [];
    expect(await handle(state, launcher)).toEqual({ ok: false, reason: 'refused' });
    expect(asked).toHaveBeenCalledTimes(2);
    expect(await handle(settings, popup)).toEqual({ ok: true, output: {} });
    expect(asked).toHaveBeenCalledTimes(2);
    asked.mockRejectedValueOnce(new StorageError('no disk'));
    expect(await handle(state, launcher)).toEqual({ ok: false, reason: 'storage' });
  });

  test('passes nothing on but what the message has by its schema', async () => {
    let given: unknown;
    const handlers = {
      'settings/change': (input: unknown) => {
        given = input;
        return {};
      },
    } as unknown as Handlers;
    const selfNow = { ...self, contentOrigins: async () => self.contentOrigins };
    const handle = createHandle(handlers, selfNow, () => undefined);
    const input = { launcherEnabled: true, more: 1 };
    expect(await handle({ ...settings, input }, popup)).toEqual({ ok: true, output: {} });
    expect(given).toEqual({ launcherEnabled: true });
  });

  test('tells one plain word of an error', async () => {
    const secret = 'pit-secret';
    const failing = (error: unknown) =>
      stage(() => {
        throw error;
      }).handle(settings, popup);
    expect(await failing(new Error(secret))).toEqual({ ok: false, reason: 'failed' });
    expect(await failing(new StorageError(secret))).toEqual({ ok: false, reason: 'storage' });
    expect(await failing(undefined)).toEqual({ ok: false, reason: 'failed' });
    const odd = stage(() => secret);
    expect(await odd.handle(settings, popup)).toEqual({ ok: false, reason: 'failed' });
  });
});

test('what a handler throws is noted by its message; a refusal is none', async () => {
  const noted: [string, unknown][] = [];
  const note = (where: string, thrown: unknown) => void noted.push([where, thrown]);
  const error = new TypeError('x');
  const failing = stage(() => {
    throw error;
  }, note);
  await failing.handle(settings, popup);
  await failing.handle(settings, launcher);
  await failing.handle({ ...settings, input: 7 }, popup);
  await stage(() => 7, note).handle(settings, popup);
  expect(noted).toEqual([
    ['message settings/change', error],
    ['message settings/change', expect.anything()],
  ]);
});

describe('sending', () => {
  const send = (answer: () => Promise<unknown>) =>
    createSend(answer)('settings/change', { launcherEnabled: true });

  test('gives the output', async () => {
    expect(await send(async () => ({ ok: true, output: { extra: 1 } }))).toEqual({});
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ['no answer', async () => undefined, 'gone'],
    ['null', async () => null, 'gone'],
    ['a text', async () => 'hello', 'gone'],
    ['a refusal', async () => ({ ok: false, reason: 'refused' }), 'refused'],
    ['a full disk', async () => ({ ok: false, reason: 'storage' }), 'storage'],
    ['an answer of another form', async () => ({ ok: true, output: 7 }), 'failed'],
  ])('%s is a MessageError', async (_, answer, reason) => {
    const error = await send(answer).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(MessageError);
    expect(error).toMatchObject({ reason });
  });

  test('a worker that is gone is a MessageError', async () => {
    const gone = send(() => Promise.reject(new Error('Could not establish connection')));
    await expect(gone).rejects.toMatchObject({ reason: 'gone' });
  });
});
