import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { messages } from '../../lib/messaging/messages/index.ts';
import { extensionDir } from '../e2e/harness/paths.ts';

/** What a page's neighbour may ask, all of it: open quick add, see and add ready templates, undo them. */
const allowed = [
  'launcher/change',
  'launcher/create',
  'launcher/open',
  'launcher/state',
  'launcher/undo',
  'launcher/watch',
];

/** Nothing of tokens, keys, requests or stored data is in what runs beside the CRM's page. */
const foreign: [string, RegExp][] = [
  ['HighLevel’s API', /leadconnector|\/voice-ai\/actions|oauth|locationToken/i],
  ['tokens', /\bpit-|Bearer|Authorization|\btokens?\b|refresh_token|client_secret|passphrase/i],
  ['cryptography', /\bsubtle\b|PBKDF2|AES-?GCM|Ed25519|getRandomValues|SHA-256/i],
  [
    'requests',
    /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\bimport\(|importScripts/,
  ],
  [
    'stored data',
    /indexedDB|IDBKeyRange|\.storage\b|localStorage|sessionStorage|\bcaches\b|cookie/,
  ],
  [
    'code from text',
    /\beval\b|\bFunction\(|innerHTML|outerHTML|insertAdjacentHTML|document\.write/,
  ],
  ['the page’s own messages', /postMessage|BroadcastChannel|onmessage|['"`]message['"`]/],
  ['other ways to the background', /\.connect\(|onMessage|onConnect|externally/],
];

test('messages of a content script are these, and no other', () => {
  const open = Object.values(messages).filter(({ from }) => from !== 'page');
  expect(open.map(({ name }) => name).sort()).toEqual(allowed);
});

describe.each(['chromium', 'firefox'] as const)('the content script built for %s', (browser) => {
  const dir = extensionDir(browser);
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as {
    content_scripts: { js?: string[]; css?: string[] }[];
  };
  const code = readFileSync(join(dir, 'launcher.js'), 'utf8');

  test('is one file, and all there is of content scripts', () => {
    expect(manifest.content_scripts.map(({ js, css }) => [js, css ?? []])).toEqual([
      [['launcher.js'], []],
    ]);
    expect(readdirSync(dir)).not.toContain('content-scripts');
    expect(code.length).toBeGreaterThan(5_000);
  });

  test.each(foreign)('has nothing of %s', (_, pattern) => {
    const { index } = pattern.exec(code) ?? {};
    expect(index === undefined ? '' : code.slice(Math.max(0, index - 40), index + 40)).toBe('');
  });

  test('names the launcher’s messages, and no other', () => {
    const named = Object.keys(messages).filter((name) =>
      new RegExp(`['"\`]${name.replace('/', '\\/')}['"\`]`).test(code),
    );
    expect(named.sort()).toEqual(allowed);
  });

  test('would be found out: the background, which may, has all of it', () => {
    const background = readFileSync(join(dir, 'background.js'), 'utf8');
    for (const [what, pattern] of foreign.slice(0, 5)) {
      expect([what, pattern.test(background)]).toEqual([what, true]);
    }
  });
});
