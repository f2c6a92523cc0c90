import { ChevronsUpDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import { Icon } from './icon.tsx';
import './combobox.css';

export interface Option {
  id: string;
  label: string;
  /** A word at the right end, e.g. "Draft". */
  mark?: string | undefined;
  /** A second line. */
  detail?: string | undefined;
}

/**
 * A text field with a list to choose from (WAI-ARIA APG: combobox with list autocomplete). The
 * list opens in the flow, below the field, so that no window's edge cuts it off.
 */
export function Combobox(props: {
  id: string;
  /** The chosen option's label, shown while nothing is typed. */
  text: string;
  placeholder: string;
  /** Options for what is typed, best first. */
  find: (query: string) => Option[];
  chosen?: string | undefined;
  onChoose: (option: Option) => void;
  onBlur?: (() => void) | undefined;
  onOpen?: (() => void) | undefined;
  /** In place of options: nothing there, nothing found. */
  empty: (query: string) => string;
  loading?: boolean | undefined;
  footer?: ComponentChildren;
  aria: Record<string, string | undefined>;
}) {
  const [query, setQuery] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const used = useRef(false);
  const root = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  const pointed = useRef(false);
  const options = open ? props.find(query ?? '') : [];
  const index = Math.min(active, options.length - 1);
  const listId = `${props.id}-list`;

  useEffect(() => {
    if (open) popup.current?.scrollIntoView?.({ block: 'nearest' });
  }, [open]);
  useEffect(() => {
    // What is under the pointer is in view: scrolling would move another one under it.
    if (!open || pointed.current) return;
    document.getElementById(`${listId}-${index}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [open, index, listId]);

  const show = () => {
    if (open) return;
    used.current = true;
    pointed.current = false;
    setOpen(true);
    props.onOpen?.();
    const at = props.find('').findIndex((option) => option.id === props.chosen);
    setActive(Math.max(0, at));
  };
  const close = () => {
    setOpen(false);
    setQuery(undefined);
  };
  const choose = (option: Option | undefined) => {
    if (!option) return;
    props.onChoose(option);
    close();
    input.current?.focus();
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => (open ? setActive(Math.min(index + 1, options.length - 1)) : show()),
    ArrowUp: () => (open ? setActive(Math.max(index - 1, 0)) : show()),
    Enter: () => (open ? choose(options[index]) : show()),
    Escape: close,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.isComposing) return;
    if (event.key === 'Escape' && !open) return;
    event.preventDefault();
    event.stopPropagation();
    pointed.current = false;
    act();
  };

  return (
    <div
      class="combobox"
      ref={root}
      onFocusOut={(event) => {
        if (root.current?.contains(event.relatedTarget as Node | null)) return;
        close();
        // Who only passed by, or saw the field being replaced, has not left it empty.
        if (used.current) props.onBlur?.();
      }}
    >
      <div class="combobox-field">
        <input
          ref={input}
          id={props.id}
          class="input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={listId}
          aria-activedescendant={open && options[index] ? `${listId}-${index}` : undefined}
          {...props.aria}
          placeholder={props.text || props.placeholder}
          value={query ?? props.text}
          onClick={show}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setActive(0);
            used.current = true;
            if (!open) {
              setOpen(true);
              props.onOpen?.();
            }
          }}
          onKeyDown={onKeyDown}
        />
        <Icon node={ChevronsUpDown} size={14} />
      </div>
      {open && (
        <div class="combobox-popup" ref={popup}>
          <div id={listId} role="listbox" class="combobox-list" aria-label={t('Choices')}>
            {options.map((option, at) => (
              <div
                key={option.id}
                id={`${listId}-${at}`}
                role="option"
                tabIndex={-1}
                class="combobox-option"
                data-active={at === index ? '' : undefined}
                aria-selected={option.id === props.chosen}
                onPointerMove={() => {
                  pointed.current = true;
                  setActive(at);
                }}
                // Keeps the focus in the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(option)}
                onKeyDown={onKeyDown}
              >
                <span class="combobox-option-text">
                  <span>{option.label}</span>
                  {option.detail && <span class="combobox-detail">{option.detail}</span>}
                </span>
                {option.mark && <span class="mark">{option.mark}</span>}
              </div>
            ))}
          </div>
          {options.length === 0 && (
            <p class="combobox-empty">{props.loading ? t('Reading…') : props.empty(query ?? '')}</p>
          )}
          {props.footer && <div class="combobox-footer">{props.footer}</div>}
        </div>
      )}
    </div>
  );
}
