import type { LauncherState } from '../messaging/messages/launcher-state.ts';
import { addTemplate, retries } from './add.ts';
import { createAsk, isObject, type Runtime, readState } from './ask.ts';
import { pause } from './dom.ts';
import { followNavigation } from './follow-navigation.ts';
import { createView, hostMark, type View, type ViewParts } from './view.ts';

export interface LauncherParts extends Pick<ViewParts, 'isTrusted' | 'rootMade'> {
  /** Looked up at each use: it goes when the extension is disabled, updated or removed. */
  runtime(): Runtime | undefined;
  /** `parseCrmUrl` */
  parse(address: string): { locationId: string; agentId?: string; section: string } | undefined;
}

/** Tells an older copy of this script, in this page, that its time is over. */
const startEvent = 'switchboard-launcher';

/**
 * Starts the launcher. Nothing is built and nobody is asked before the address is a Voice AI page.
 * Returns the way to stop it, which leaves nothing behind.
 */
export function startLauncher({ runtime, parse, isTrusted, rootMade }: LauncherParts): () => void {
  document.dispatchEvent(new Event(startEvent));
  for (const left of document.querySelectorAll(`[${hostMark}]`)) left.remove();

  const life = new AbortController();
  const alive = (): boolean => !!runtime()?.id;
  /** One stay with one agent, or on the list. What belongs to it ends with it. */
  let visit = new AbortController();
  let busy = new Set<string>();
  let key: string | undefined;
  let agentId: string | undefined;
  let view: View | undefined;
  let viewEnd = new AbortController();
  /** Which opening of the menu is the last; an answer to an earlier one is out of date. */
  let opening = 0;

  const hide = (): void => {
    viewEnd.abort();
    view?.host.remove();
    view = undefined;
  };
  const stop = (): void => {
    life.abort();
    visit.abort();
    hide();
  };
  const ask = createAsk(runtime, life.signal, stop);

  const show = (): View => {
    if (view) return view;
    viewEnd = new AbortController();
    const made = createView(
      {
        isTrusted,
        rootMade,
        menu: { open: openQuickAdd, hide: turnOff },
        openMenu: () => void openMenu(made),
        menuClosed: () => {
          opening++;
        },
        moved: (position) => void ask('launcher/change', { position }, retries),
      },
      viewEnd.signal,
    );
    made.attach();
    // Nothing tells that the extension or the host element is gone, so while the button shows it
    // is looked at, and put back this often at most.
    const timer = setInterval(() => {
      if (!alive()) return stop();
      made.attach();
      look();
    }, 1000);
    viewEnd.signal.addEventListener('abort', () => clearInterval(timer));
    view = made;
    return made;
  };

  /** Asks what to show here; the button comes, or goes, with the answer. */
  const refresh = async (): Promise<LauncherState | undefined> => {
    const { signal } = visit;
    const state = readState(await ask('launcher/state', {}, retries));
    if (!state || signal.aborted) return;
    if (!state.enabled) hide();
    else if (!view) show().place(state.position);
    return state;
  };

  const say = (text: string): void => view?.outcomes.add().show({ tone: 'warning', text });
  const openQuickAdd = async (): Promise<void> => {
    const asked = ask('launcher/open', {});
    view?.closeMenu();
    const output = await asked;
    if (!isObject(output) || output.opened === 'none') {
      say('Open Switchboard with its button in the browser’s toolbar.');
    }
  };
  const turnOff = async (): Promise<void> => {
    if (await ask('launcher/change', { off: true }, retries)) hide();
    else say('That did not work. Quick add can hide this button too.');
  };

  const openMenu = async (on: View): Promise<void> => {
    on.showMenu('One moment…', []);
    const mine = ++opening;
    const { signal } = visit;
    let state: LauncherState | undefined;
    // The browser tells the background about a new address a little later than the page.
    for (let tries = 0; tries < 4; tries++) {
      if (tries > 0) await pause(300, signal);
      state = await refresh();
      if (state?.agentId === agentId) break;
    }
    if (mine !== opening || on !== view || signal.aborted) return;
    const shown = state?.agentId;
    if (!state || shown !== agentId) {
      on.showMenu('The templates could not be read. Quick add may tell more.', []);
    } else if (!shown) {
      on.showMenu('Open an agent to add to it with one click.', []);
    } else if (state.ready.length < 1) {
      on.showMenu('Nothing is ready yet: fill in a template once in quick add.', []);
    } else {
      on.showMenu(
        `Add to ${state.agentName ?? 'this agent'}`,
        state.ready.map((template) => ({
          label: template.name,
          run: () => add(on, shown, template),
        })),
      );
    }
  };

  const add = (on: View, shownAgentId: string, template: { id: string; name: string }): void => {
    const going = busy;
    if (going.has(template.id)) return;
    going.add(template.id);
    const parts = {
      ask,
      row: on.outcomes.add(),
      openQuickAdd,
      done: () => going.delete(template.id),
      signal: visit.signal,
    };
    void addTemplate(parts, shownAgentId, template);
  };

  const changed = (address: string): void => {
    if (!alive()) {
      stop();
      return;
    }
    const place = parse(address);
    const next =
      place?.section === 'voice-ai' ? `${place.locationId}/${place.agentId ?? ''}` : undefined;
    if (next === key) return;
    key = next;
    agentId = place?.agentId;
    visit.abort();
    visit = new AbortController();
    busy = new Set();
    view?.closeMenu();
    view?.outcomes.clear();
    if (key === undefined) hide();
    else void refresh();
  };

  document.addEventListener(startEvent, stop, { signal: life.signal });
  // It may have been switched on or off elsewhere, e.g. in the side panel next to the page.
  addEventListener('focus', () => key !== undefined && void refresh(), { signal: life.signal });
  const look = followNavigation(changed, life.signal);
  return stop;
}
