import { ChevronDown, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';

export interface MenuItem {
  key: string;
  label: string;
  icon?: IconNode | undefined;
  /** A second line. */
  detail?: string | undefined;
  onChoose: () => void;
}

/**
 * A button with a list of things to do below it (a disclosure: each is a button of its own). The
 * arrow keys walk them, Escape and a click elsewhere close it.
 */
export function MenuButton(props: {
  label: string;
  icon?: IconNode | undefined;
  kind?: 'primary' | 'plain' | undefined;
  /** Only the icon is shown; `label` is its name and its tooltip. */
  compact?: boolean | undefined;
  /** Groups, with a line between them. */
  groups: MenuItem[][];
  /** Below the last group. */
  note?: ComponentChildren;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  useEffect(() => {
    if (!open) return;
    // In a list that scrolls it may lie below the edge.
    root.current?.querySelector('.menu-list')?.scrollIntoView?.({ block: 'nearest' });
    items()[0]?.focus();
    const elsewhere = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!open && event.key === 'ArrowDown') {
      event.preventDefault();
      setOpen(true);
    }
    if (!open) return;
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? all.length - 1 : at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const next = to[event.key];
    if (event.key === 'Escape') close();
    else if (next !== undefined) all[(next + all.length) % all.length]?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the buttons inside
    <div
      class="menu"
      ref={root}
      onKeyDown={onKeyDown}
      onFocusOut={(event) => {
        const to = event.relatedTarget as Node | null;
        if (to && !root.current?.contains(to)) setOpen(false);
      }}
    >
      <button
        ref={button}
        type="button"
        class={props.compact ? 'icon-button' : `button button-${props.kind ?? 'plain'}`}
        title={props.compact ? props.label : undefined}
        aria-label={props.compact ? props.label : undefined}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {props.icon && <Icon node={props.icon} size={props.compact ? 16 : 14} />}
        {!props.compact && (
          <>
            <span class="button-text">{props.label}</span>
            <Icon node={ChevronDown} size={14} />
          </>
        )}
      </button>
      <div id={id} class="menu-list" hidden={!open}>
        {open &&
          props.groups.map((group) => (
            <ul key={group[0]?.key} class="menu-group">
              {group.map((item) => (
                <li key={item.key}>
                  <button
                    type="button"
                    class="menu-item"
                    onClick={() => {
                      close();
                      item.onChoose();
                    }}
                  >
                    {item.icon && <Icon node={item.icon} />}
                    <span class="menu-item-text">
                      {item.label}
                      {item.detail && <span class="menu-item-detail">{item.detail}</span>}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          ))}
        {open && props.note && <p class="menu-note">{props.note}</p>}
      </div>
    </div>
  );
}
