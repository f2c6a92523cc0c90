import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { MessageSender } from '../../../lib/messaging/handle.ts';

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { id: 'me', getURL: () => 'chrome-extension://me/' },
    action: { openPopup: async () => undefined },
  },
}));
const { openQuickAdd } = await import('../../../entrypoints/background/open-quick-add.ts');

const own = 'https://app.gohighlevel.com';
const agency = 'https://crm.agency.com';
const from = (origin: string, changes: Partial<MessageSender> = {}): MessageSender => {
  const url = `${origin}/v2/location/ve9EPM428h8vShlRW1KT/ai-agents/voice-ai`;
  return { id: 'me', url, frameId: 0, tab: { id: 3, url }, ...changes };
};
const message = { switchboard: 'launcher/open', input: {} };
const refused = { ok: false, reason: 'refused' };
const opened = { ok: true, output: { opened: 'sidepanel' } };

const open = vi.fn(async (_options: { tabId: number }) => undefined);
vi.stubGlobal('chrome', { sidePanel: { open } });
beforeEach(() => open.mockClear());

/** A worker that knows the list, or has still to read it. */
const awake = { known: () => [own, agency], origins: async () => [own, agency] };
const cold = { known: () => undefined, origins: async () => [own, agency] };

describe('the side panel', () => {
  test.each([own, agency])('opens inside the click, before anything is awaited: %s', (origin) => {
    void openQuickAdd(message, from(origin), awake);
    expect(open).toHaveBeenCalledWith({ tabId: 3 });
  });

  test('opens inside the click on HighLevel’s own address in a worker that has just started', async () => {
    const reply = openQuickAdd(message, from(own), cold);
    expect(open).toHaveBeenCalledTimes(1);
    expect(await reply).toEqual(opened);
  });

  test('waits for the launcher to ask again where the list has to be read first', async () => {
    expect(await openQuickAdd(message, from(agency), cold)).toBeUndefined();
    expect(open).not.toHaveBeenCalled();
  });

  test('says so when the list cannot be read', async () => {
    const origins = () => Promise.reject(new Error('no disk'));
    const reply = await openQuickAdd(message, from(agency), { ...cold, origins });
    expect(reply).toEqual({ ok: false, reason: 'storage' });
  });

  test.each<[string, MessageSender]>([
    ['another site', from('https://evil.example')],
    ['a sub-domain', from('https://evil.crm.agency.com')],
    ['a host that begins alike', from('https://crm.agency.com.evil.example')],
    ['another port', from('https://crm.agency.com:8443')],
    ['http', from('http://crm.agency.com')],
    ['a sub-frame', from(agency, { frameId: 2 })],
    ['another extension', from(agency, { id: 'other' })],
    ['a page of ours', { id: 'me', url: 'chrome-extension://me/popup.html' }],
  ])('does not open for %s, in any worker', async (_, sender) => {
    expect(await openQuickAdd(message, sender, awake)).toEqual(refused);
    await openQuickAdd(message, sender, cold);
    expect(open).not.toHaveBeenCalled();
  });

  test('leaves every other message to its handler', () => {
    expect(
      openQuickAdd({ switchboard: 'launcher/state', input: {} }, from(own), awake),
    ).toBeUndefined();
  });
});
