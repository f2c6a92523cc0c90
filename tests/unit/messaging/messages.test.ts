import { describe, expect, test } from 'vitest';
import { createHandlers } from '../../../entrypoints/background/handlers/index.ts';
import { createHandle, type MessageSender } from '../../../lib/messaging/handle.ts';
import { type MessageName, messages } from '../../../lib/messaging/messages/index.ts';
import { page, secret, start, tabId, token } from '../runs/stage.ts';
import { samples } from './samples.ts';

const pageOrigin = 'chrome-extension://me/';
const origin = 'https://app.gohighlevel.com';
const self = { id: 'me', pageOrigin, contentOrigins: async () => [origin] };
const popup: MessageSender = { id: 'me', url: `${pageOrigin}popup.html` };
const launcher: MessageSender = {
  id: 'me',
  url: page(),
  frameId: 0,
  tab: { id: tabId, url: page() },
};
const names = Object.keys(messages) as MessageName[];
const senderOf = (name: MessageName) => (messages[name].from === 'page' ? popup : launcher);

async function background() {
  const s = await start();
  const handle = createHandle(createHandlers(s.worker), self, s.worker.errors.note);
  return { ...s, handle };
}

describe.each(names)('%s', (name) => {
  const { right, wrong } = samples[name];

  test('answers a right message with an answer of its form', async () => {
    const { handle, worker } = await background();
    const reply = await handle({ switchboard: name, input: right }, senderOf(name));
    await worker.runs.settle();
    expect(reply).toMatchObject({ ok: true });
    expect(JSON.stringify(reply)).not.toContain(token);
    expect(JSON.stringify(reply)).not.toContain(secret);
  });

  test('refuses messages of another shape, and nothing changes', async () => {
    const { handle, stage, worker } = await background();
    const before = await stage.dump();
    for (const input of [...wrong, undefined, null, 7, 'text', [], [right]]) {
      const reply = await handle({ switchboard: name, input }, senderOf(name));
      expect({ input, reply }).toEqual({ input, reply: { ok: false, reason: 'refused' } });
    }
    await worker.runs.settle();
    expect(await stage.dump()).toBe(before);
    expect(stage.highlevel.log).toEqual([]);
  });

  test('refuses it from whoever may not send it, and nothing changes', async () => {
    const { handle, stage, worker } = await background();
    const before = await stage.dump();
    const strangers: MessageSender[] = [
      senderOf(name) === popup ? launcher : popup,
      { ...senderOf(name), id: 'other' },
      { ...senderOf(name), id: undefined },
      { ...senderOf(name), url: undefined },
      { ...senderOf(name), url: 'https://evil.example/' },
      { ...launcher, frameId: 1 },
      {},
    ];
    for (const sender of strangers) {
      const refused = await handle({ switchboard: name, input: right }, sender);
      expect(refused).toEqual({ ok: false, reason: 'refused' });
    }
    await worker.runs.settle();
    expect(await stage.dump()).toBe(before);
    expect(stage.highlevel.log).toEqual([]);
  });
});

test('the answers are the data that interfaces parse', async () => {
  const { handle } = await background();
  for (const name of names) {
    const reply = await handle({ switchboard: name, input: samples[name].right }, senderOf(name));
    if (!reply.ok) throw new Error(name);
    expect(messages[name].output.safeParse(structuredClone(reply.output)).success).toBe(true);
  }
});
