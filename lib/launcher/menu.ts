import type { LauncherWords } from '../messaging/messages/launcher-state.ts';
import { element, type Press } from './dom.ts';

export type MenuItem = [label: string, run: () => void];

/** The menu; made when it is opened, forgotten when it closes. `heading` says what the items are for. */
export function createMenu(
  press: Press,
  words: LauncherWords,
  heading: string,
  templates: MenuItem[],
  open: () => void,
  hide: () => void,
): HTMLElement {
  const item = ([label, run]: MenuItem): HTMLElement =>
    press(run, { role: 'menuitem', tabindex: '-1', t: label });
  const off = item([words.hide, hide]);
  off.append(element('small', { t: words.again }));
  return element(
    'div',
    { class: 'menu' },
    element('p', { t: heading }),
    element(
      'div',
      { role: 'menu', 'aria-label': words.ready },
      ...templates.map(item),
      ...(templates[0] ? [element('hr', {})] : []),
      item([words.quickAdd, open]),
      off,
    ),
  );
}

/** Where a key leads from item `from` of `count`; undefined for a key that leads nowhere. */
export function nextItem(key: string, from: number, count: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  return by && (from + by + count) % count;
}
