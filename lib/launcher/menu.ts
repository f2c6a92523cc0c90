import { element } from './dom.ts';

export interface MenuItem {
  label: string;
  run(): void;
}

/** The menu; made when it is opened, forgotten when it closes. `heading` says what the items are for. */
export function createMenu(
  press: (label: string, run: () => void) => HTMLButtonElement,
  heading: string,
  templates: MenuItem[],
  { open, hide }: { open(): void; hide(): void },
): HTMLElement {
  const item = ({ label, run }: MenuItem): HTMLButtonElement => {
    const button = press(label, run);
    button.setAttribute('role', 'menuitem');
    button.tabIndex = -1;
    return button;
  };
  const off = item({ label: 'Hide this button', run: hide });
  off.append(element('small', {}, 'Quick add can show it again'));
  const items = templates.map(item);
  return element(
    'div',
    { class: 'menu' },
    element('p', {}, heading),
    element(
      'div',
      { role: 'menu', 'aria-label': 'Ready templates' },
      ...items,
      ...(items[0] ? [element('hr', {})] : []),
      item({ label: 'Open quick add', run: open }),
      off,
    ),
  );
}

/** Where a key leads from item `from` of `count`; undefined for a key that leads nowhere. */
export function nextItem(key: string, from: number, count: number): number | undefined {
  if (key === 'ArrowDown') return (from + 1) % count;
  if (key === 'ArrowUp') return (from < 1 ? count : from) - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return undefined;
}
