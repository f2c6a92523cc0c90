import type { LauncherWords } from '../messaging/messages/launcher-state.ts';
import { drawing, element, type Press } from './dom.ts';
import { createMenu, type MenuItem, nextItem } from './menu.ts';
import { makeMovable } from './move.ts';
import { addRow } from './outcomes.ts';
import type { Position } from './position.ts';
import { styles } from './styles.ts';

export interface ViewParts {
  isTrusted(event: Event): boolean;
  openQuickAdd(): void;
  turnOff(): void;
  /** The menu is wanted, and not open. */
  openMenu(): void;
  moved(position: Position): void;
}

/** What marks the launcher's host element, so that a newer copy finds what an older one left. */
export const hostMark = 'data-switchboard';

/** The launcher on the page: a button, a caret, and a panel for the menu and the outcomes. */
export function createView(parts: ViewParts, words: LauncherWords, signal: AbortSignal) {
  let menu: HTMLElement | undefined;
  const press: Press = (run, attributes, ...children) => {
    const button = element('button', attributes, ...children);
    button.addEventListener('click', (event) => {
      if (parts.isTrusted(event)) run();
    });
    return button;
  };
  const caret = press(
    () => (menu ? closeMenu() : parts.openMenu()),
    { 'aria-label': words.ready, 'aria-haspopup': 'menu', 'aria-expanded': 'false' },
    drawing('14', 'M6 15l6-6 6 6'),
  );
  const pill = element(
    'div',
    { class: 'pill' },
    press(
      parts.openQuickAdd,
      { 'aria-label': words.open, title: words.move },
      drawing(
        '22',
        'M6 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zm12 0a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM6 9c0 16 12 16 12 0',
      ),
    ),
    caret,
  );
  const rows = element('div', { role: 'status', 'aria-atomic': 'false' });
  const panel = element('div', { class: 'panel' }, rows);
  const box = element('div', { class: 'dock' }, pill, panel);
  const host = element('div', { [hostMark]: '' });
  const root = host.attachShadow({ mode: 'closed' });
  addStyles(root);
  root.append(box);

  const showMenu = (made?: HTMLElement): void => {
    menu?.remove();
    menu = made;
    caret.setAttribute('aria-expanded', `${!!made}`);
    if (made) panel.append(made);
  };
  const closeMenu = (): void => {
    if (menu?.contains(root.activeElement)) caret.focus();
    showMenu();
  };

  box.addEventListener('keydown', (event) => {
    const { key, altKey } = event;
    const { activeElement } = root;
    if (altKey || !menu) return;
    if (key === 'Escape') {
      // The app's own dialogs close on Escape too; this one was for the menu.
      event.stopPropagation();
      closeMenu();
    } else if (menu.contains(activeElement)) {
      const items = menu.querySelectorAll('button');
      const next = nextItem(key, [...items].indexOf(activeElement as never), items.length);
      if (next !== undefined) {
        event.preventDefault();
        items[next]?.focus();
      } else if (key === 'Tab') {
        closeMenu();
      }
    }
  });
  addEventListener('pointerdown', ({ target }) => target !== host && closeMenu(), {
    capture: true,
    signal,
  });

  return {
    host,
    closeMenu,
    place: makeMovable(box, pill, signal, parts.moved),
    isOpen: () => !!menu,
    /** Opens the menu, or shows other content in the open one; the first item gets the focus. */
    showMenu(heading: string, templates: MenuItem[]): void {
      showMenu(createMenu(press, words, heading, templates, parts.openQuickAdd, parts.turnOff));
      menu?.querySelector('button')?.focus();
    },
    addRow: () => addRow(rows, press, words.dismiss, () => caret.focus()),
    /** Forgets every outcome that was shown. */
    clearRows: () => rows.replaceChildren(),
    /** Puts the launcher on the page, again when the app took it away, and keeps it visible (see styles). */
    keep(): void {
      if (!host.isConnected) document.documentElement.append(host);
      // Asking for animations has the page's styles computed: not while it is still loading.
      else for (const animation of box.getAnimations?.() ?? []) animation.currentTime = 0;
    },
  };
}

export type View = ReturnType<typeof createView>;

/** A constructed sheet is not subject to the page's CSP; Firefox may refuse one from here. */
function addStyles(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const style = element('style', {});
    style.append(styles);
    root.append(style);
  }
}
