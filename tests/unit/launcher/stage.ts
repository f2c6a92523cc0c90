import { onTestFinished, vi } from 'vitest';
import { parseCrmUrl } from '../../../lib/highlevel/crm-url.ts';
import type { Runtime } from '../../../lib/launcher/ask.ts';
import { startLauncher } from '../../../lib/launcher/launcher.ts';
import { launcherWords } from '../../../lib/launcher/words.ts';
import type { LauncherOutcome } from '../../../lib/messaging/messages/launcher-create.ts';

export const location1 = 'ABCDEFGHIJ0123456789';
export const agent1 = '0123456789abcdef01234567';
export const agent2 = '76543210fedcba9876543210';
export const listAddress = `/v2/location/${location1}/ai-agents/voice-ai`;
export const agentAddress = (id: string): string => `${listAddress}/builder/${id}?mode=edit`;

export type Answer = (input: never) => unknown;

export const outcome = (content: Partial<LauncherOutcome>): LauncherOutcome => ({
  runId: 'run-1',
  revision: 1,
  tone: 'progress',
  text: 'On its way',
  canUndo: false,
  settled: false,
  ...content,
});

/** The reply to `launcher/state` for the agent in the address bar, as the background gives it. */
export const state = (more: object = {}) => {
  const agentId = /[0-9a-f]{24}/.exec(location.href)?.[0];
  const shown = {
    enabled: true,
    position: { right: 24, bottom: 24 },
    ...(agentId ? { agentId, agentName: 'Front Desk' } : {}),
    ready: [
      { id: 't1', name: 'Transfer to a person', type: 'CALL_TRANSFER' },
      { id: 't2', name: 'Send a text', type: 'SMS' },
    ],
    ...more,
  };
  return { ...launcherWords(shown), ...shown };
};

const roots = new WeakMap<Element, ShadowRoot>();

/** Changes the address as the app does, and says so as it does. */
export function go(path: string, event: string | undefined = 'routeChangeEvent'): void {
  history.pushState({}, '', path);
  if (event) dispatchEvent(new Event(event));
}

export const settle = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds);

/** Starts a launcher at an address, in front of a background that is played by `answers`. */
export async function stage(address: string, answers: Record<string, Answer> = {}) {
  vi.useFakeTimers();
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(
    `https://app.gohighlevel.com${address}`,
  );
  const attach = vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (
    this: Element,
    options,
  ) {
    attach.mockRestore();
    modes.push(options.mode);
    const root = this.attachShadow({ ...options, mode: 'open' });
    roots.set(this, root);
    return root;
  });
  const modes: string[] = [];
  Element.prototype.setPointerCapture ??= () => {};

  const all: Record<string, Answer> = { 'launcher/state': () => state(), ...answers };
  const sent: [name: string, input: unknown][] = [];
  const runtime: Runtime = {
    id: 'extension',
    async sendMessage({ switchboard, input }) {
      if (!runtime.id) throw new Error('Extension context invalidated.');
      sent.push([switchboard, input]);
      const answer = all[switchboard];
      const output = answer ? await answer(input as never) : {};
      if (output === silence) return undefined;
      return output === refused ? { ok: false, reason: 'refused' } : { ok: true, output };
    },
  };
  const trusted = { value: true };
  const start = () =>
    startLauncher({ runtime: () => runtime, parse: parseCrmUrl, isTrusted: () => trusted.value });
  const stop = start();
  onTestFinished(() => {
    stop();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });
  await settle();

  const hosts = () => [...document.querySelectorAll('[data-switchboard]')];
  const root = (): ShadowRoot => {
    const [host] = hosts();
    const found = host && roots.get(host);
    if (!found) throw new Error('The launcher is not shown');
    return found;
  };
  const buttons = () => [...root().querySelectorAll('button')];
  const button = (name: string): HTMLButtonElement => {
    const found = buttons().find((one) => (one.getAttribute('aria-label') ?? textOf(one)) === name);
    if (!found) throw new Error(`No button ${name}`);
    return found;
  };
  return {
    sent,
    modes,
    runtime,
    trusted,
    start,
    stop,
    hosts,
    root,
    button,
    named: (name: string) => sent.filter(([one]) => one === name).map(([, input]) => input),
    async click(name: string): Promise<void> {
      button(name).click();
      await settle();
    },
    async key(key: string, more: KeyboardEventInit = {}): Promise<void> {
      const on = root().activeElement ?? button('Ready templates');
      on.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      );
      await settle();
    },
    menu: () => root().querySelector('[role=menu]'),
    heading: () => textOf(root().querySelector('p')),
    items: () => [...root().querySelectorAll('[role=menuitem]')].map(textOf),
    focused: () => textOf(root().activeElement),
    rows: () => [...root().querySelectorAll('[role=status] span')].map(textOf),
  };
}

/** What the launcher shows in an element: see lib/launcher/dom.ts. */
export const textOf = (one?: Element | null) =>
  one && [one, ...one.querySelectorAll('[t]')].map((said) => said.getAttribute('t')).join('');

/** What an answer gives to have the message refused. */
export const refused = Symbol('refused');

/** What an answer gives to leave the message without a reply. */
export const silence = Symbol('silence');
