import type { LauncherState, LauncherWords } from '../messaging/messages/launcher-state.ts';
import { addTemplate } from './add.ts';
import { createAsk, isObject, type Runtime, readState } from './ask.ts';
import { followNavigation } from './follow-navigation.ts';
import { createView, hostMark, type View, type ViewParts } from './view.ts';

export interface LauncherParts extends Pick<ViewParts, 'isTrusted'> {
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
export function startLauncher({ runtime, parse, isTrusted }: LauncherParts): () => void {
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
  // Nothing is shown before the background has answered.
  let words: LauncherWords;
  let viewEnd = new AbortController();

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
    viewEnd = new AbortController();
    const made = createView(
      {
        isTrusted,
        openQuickAdd,
        turnOff,
        openMenu: () => void openMenu(made),
        moved: (position) => void ask('launcher/change', { position }),
      },
      words,
      viewEnd.signal,
    );
    made.keep();
    // Nothing tells that the extension or the host element is gone, so while the button shows it
    // is looked at, and put back this often at most.
    const timer = setInterval(() => {
      if (!alive()) return stop();
      made.keep();
      look();
    }, 1000);
    viewEnd.signal.addEventListener('abort', () => clearInterval(timer));
    view = made;
    return made;
  };

  /** Asks what to show here; the button comes, or goes, with the answer. */
  const refresh = async (): Promise<LauncherState | undefined> => {
    const { signal } = visit;
    const state = readState(await ask('launcher/state', {}));
    if (!state || signal.aborted) return;
    words = state.words;
    if (!state.enabled) hide();
    else if (!view) show().place(state.position);
    return state;
  };

  const openQuickAdd = async (): Promise<void> => {
    const asked = ask('launcher/open', {});
    view?.closeMenu();
    const output = await asked;
    if (!isObject(output) || output.opened === 'none') {
      view?.addRow()('warning', words.toolbar);
    }
  };
  const turnOff = async (): Promise<void> => {
    await ask('launcher/change', { off: true });
    await refresh();
  };

  const openMenu = async (on: View): Promise<void> => {
    const { signal } = visit;
    const here = agentId;
    on.showMenu(words.wait, []);
    const state = await refresh();
    if (!on.isOpen() || signal.aborted) return;
    // Whom the background saw in the tab's address must be whom this page shows.
    const ready = state?.agentId === here ? state?.ready : undefined;
    on.showMenu(
      state && ready ? state.heading : words.unread,
      here && ready ? ready.map((template) => [template.name, () => add(on, here, template)]) : [],
    );
  };

  const add = (on: View, shownAgentId: string, template: { id: string; name: string }): void => {
    const going = busy;
    if (going.has(template.id)) return;
    going.add(template.id);
    const parts = {
      ask,
      words,
      row: on.addRow(),
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
    view?.clearRows();
    if (key === undefined) hide();
    else void refresh();
  };

  document.addEventListener(startEvent, stop, { signal: life.signal });
  // It may have been switched on or off elsewhere, e.g. in the side panel next to the page.
  addEventListener('focus', () => key !== undefined && void refresh(), { signal: life.signal });
  const look = followNavigation(changed, life.signal);
  return stop;
}
