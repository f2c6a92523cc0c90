import { drawing, element } from './dom.ts';
import { createMenu, type MenuItem, nextItem } from './menu.ts';
import { makeMovable } from './move.ts';
import { createOutcomes } from './outcomes.ts';
import type { Position } from './position.ts';
import { styles } from './styles.ts';

export interface ViewParts {
  isTrusted(event: Event): boolean;
  menu: { open(): void; hide(): void };
  /** The caret was pressed while the menu was closed. */
  openMenu(): void;
  menuClosed(): void;
  moved(position: Position): void;
  /** Tests look inside; a page cannot. */
  rootMade?: ((root: ShadowRoot) => void) | undefined;
}

/** What marks the launcher's host element, so that a newer copy finds what an older one left. */
export const hostMark = 'data-switchboard';

/** The launcher on the page: a button, a caret, and a panel for the menu and the outcomes. */
export function createView(parts: ViewParts, signal: AbortSignal) {
  const press = (label: string, run: () => void): HTMLButtonElement => {
    const button = element('button', { type: 'button' }, label);
    button.addEventListener('click', (event) => {
      if (parts.isTrusted(event)) run();
    });
    return button;
  };

  const open = press('', parts.menu.open);
  open.append(
    drawing(22, 'M5 10V5M9 10V5M4 10h6v3a3 3 0 0 1-6 0zM7 16c0 6 10 5 10-2M17 14v-4m-3 0h6V4h-6z'),
  );
  open.setAttribute('aria-label', 'Open Switchboard');
  open.title = 'Drag, or Alt and an arrow key, to move';
  const caret = press('', () => (menu ? closeMenu(true) : parts.openMenu()));
  caret.append(drawing(14, 'M6 15l6-6 6 6'));
  for (const [name, value] of [
    ['label', 'Ready templates'],
    ['haspopup', 'menu'],
    ['expanded', 'false'],
  ] as const) {
    caret.setAttribute(`aria-${name}`, value);
  }

  let menu: HTMLElement | undefined;
  const outcomes = createOutcomes(press, (dismissed) => {
    if (dismissed) caret.focus();
    settle();
  });
  const panel = element('div', { class: 'panel', hidden: '' }, outcomes.list);
  const pill = element('div', { class: 'pill' }, open, caret);
  const box = element('div', { class: 'dock' }, pill, panel);
  const host = element('div', { [hostMark]: '' });
  const root = host.attachShadow({ mode: 'closed' });
  addStyles(root);
  root.append(box);
  parts.rootMade?.(root);
  const movable = makeMovable(box, pill, signal, parts.moved);

  /** Shows the panel when there is something in it, on the side with room. */
  const settle = (): void => {
    panel.hidden = !menu && !outcomes.list.firstChild;
    if (panel.hidden) return;
    const { left, down, room } = movable.direction();
    box.classList.toggle('left', left);
    box.classList.toggle('down', down);
    box.style.setProperty('--room', `${room}px`);
  };
  const closeMenu = (refocus = false): void => {
    if (!menu) return;
    menu.remove();
    menu = undefined;
    caret.setAttribute('aria-expanded', 'false');
    if (refocus) caret.focus();
    settle();
    parts.menuClosed();
  };

  box.addEventListener('keydown', (event) => {
    const { key } = event;
    if (event.altKey) return;
    if (!menu) {
      if (root.activeElement === caret && (key === 'ArrowDown' || key === 'ArrowUp')) {
        event.preventDefault();
        if (parts.isTrusted(event)) parts.openMenu();
      }
      return;
    }
    if (key === 'Escape') {
      // The app's own dialogs close on Escape too; this one was for the menu.
      event.stopPropagation();
      closeMenu(true);
    } else if (menu.contains(root.activeElement)) {
      const items = [...menu.querySelectorAll('button')];
      const next = nextItem(key, items.indexOf(root.activeElement as never), items.length);
      if (next !== undefined) {
        event.preventDefault();
        items[next]?.focus();
      } else if (key === 'Tab') {
        closeMenu(true);
      }
    }
  });
  addEventListener(
    'pointerdown',
    (event) => {
      if (event.target !== host) closeMenu();
    },
    { capture: true, signal },
  );

  return {
    host,
    outcomes,
    closeMenu,
    place: movable.place,
    /** Opens the menu, or shows other content in the open one; the first item gets the focus. */
    showMenu(heading: string, templates: MenuItem[]): void {
      const made = createMenu(press, heading, templates, parts.menu);
      if (menu) menu.replaceWith(made);
      else panel.append(made);
      menu = made;
      caret.setAttribute('aria-expanded', 'true');
      settle();
      made.querySelector('button')?.focus();
    },
    /** Puts the launcher on the page, again when the app has taken it away. */
    attach(): void {
      if (!host.isConnected) document.documentElement.append(host);
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
    root.append(element('style', {}, styles));
  }
}
