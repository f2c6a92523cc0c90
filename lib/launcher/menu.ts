import { element, type Press } from './dom.ts';

export type MenuItem = [label: string, run: () => void];

/** The menu; made when it is opened, forgotten when it closes. `heading` says what the items are for. */
export function createMenu(
  press: Press,
  heading: string,
  templates: MenuItem[],
  open: () => void,
  hide: () => void,
): HTMLElement {
  const item = ([label, run]: MenuItem): HTMLElement =>
    press(run, { role: 'menuitem', tabindex: '-1', t: label });
  const off = item(['Hide this button', hide]);
  off.append(element('small', { t: 'Quick add can show it again' }));
  return element(
    'div',
    { class: 'menu' },
    element('p', { t: heading }),
    element(
      'div',
      { role: 'menu', 'aria-label': 'Ready templates' },
      ...templates.map(item),
      ...(templates[0] ? [element('hr', {})] : []),
      item(['Open quick add', open]),
      off,
    ),
  );
}

/** Where a key leads from item `from` of `count`; undefined for a key that leads nowhere. */
export function nextItem(key: string, from: number, count: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1 }[key];
  return by && (from + by + count) % count;
}
