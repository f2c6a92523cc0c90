import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isKey } from '../shortcuts/is-key.ts';
import { searchKeys } from '../shortcuts/search-keys.ts';
import { Icon } from '../ui/icon.tsx';

export interface ListRow {
  id: string;
  content: ComponentChildren;
  /** A control at the right end, beside the row: options hold none. */
  button?: ComponentChildren;
}

const rowId = (list: string, id: string) => `${list}-${id.replace(/\W+/g, '-')}`;

/**
 * A search field and the rows that fit below it. The focus stays in the field; the arrow keys walk
 * the rows, Enter opens one, and Tab reaches the controls beside them.
 */
export function SearchList(props: {
  /** The id of the list. */
  id: string;
  /** What is listed: “Templates”. */
  label: string;
  /** What the search field asks for: “Search templates”. */
  search: string;
  query: string;
  rows: ListRow[];
  /** The row that is the active one at first: what was opened last. */
  from?: string | undefined;
  /** Puts the focus into the search field when shown. */
  focus: boolean;
  /** Between the field and the rows. */
  bar: ComponentChildren;
  /** Below the rows; in their place when there are none. */
  children: ComponentChildren;
  onQuery: (query: string) => void;
  onOpen: (id: string) => void;
  /** Enter; `typed` may be a keystroke ahead of what is drawn. */
  onEnter: (active: string | undefined, typed: string) => void;
  /** The last row was walked to. */
  onEnd?: (() => void) | undefined;
}) {
  const { id: list, label, query, rows } = props;
  const [active, setActive] = useState(props.from);
  const input = useRef<HTMLInputElement>(null);
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === active),
  );
  const current = rows[index];
  const currentId = current && rowId(list, current.id);

  useEffect(() => {
    if (props.focus) input.current?.focus();
  }, [props.focus]);
  const searched = useRef(`${list} ${query}`);
  useEffect(() => {
    const now = `${list} ${query}`;
    if (searched.current !== now) setActive(undefined);
    searched.current = now;
  }, [list, query]);
  const pointed = useRef(false);
  useEffect(() => {
    // What is under the pointer is in view: scrolling would move another one under it.
    if (index > 0 && currentId && !pointed.current) {
      document.getElementById(currentId)?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [index, currentId]);

  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const last = rows.length - 1;
    const moves = { next: index + 1, previous: index - 1, first: 0, last };
    const is = (name: keyof typeof searchKeys) => isKey(event, searchKeys[name]);
    const move = (Object.keys(moves) as (keyof typeof moves)[]).find(is);
    if (move) {
      const to = Math.max(0, Math.min(moves[move], last));
      pointed.current = false;
      setActive(rows[to]?.id);
      if (to === last) props.onEnd?.();
    } else if (is('open')) {
      if (!event.repeat) props.onEnter(current?.id, event.currentTarget.value);
    } else if (is('clear') && query) {
      props.onQuery('');
    } else return;
    event.preventDefault();
  };

  return (
    <section class="templates" aria-label={label}>
      <div class="search">
        <Icon node={Search} />
        <input
          ref={input}
          class="search-input"
          type="text"
          role="combobox"
          aria-label={props.search}
          aria-autocomplete="list"
          aria-expanded="true"
          aria-controls={list}
          aria-activedescendant={currentId}
          placeholder={props.search}
          autocomplete="off"
          spellcheck={false}
          maxLength={500}
          value={query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {props.bar}
      <div class="template-rows">
        <div id={list} role="listbox" aria-label={label}>
          {rows.map((row, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
            <div
              key={row.id}
              id={rowId(list, row.id)}
              class="template"
              role="option"
              tabIndex={-1}
              aria-selected={at === index}
              data-ready={row.button ? '' : undefined}
              onPointerMove={() => {
                pointed.current = true;
                setActive(row.id);
              }}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onOpen(row.id)}
            >
              {row.content}
            </div>
          ))}
        </div>
        <div class="template-buttons">
          {rows.map((row) => (
            <div class="template-button" key={row.id} data-ready={row.button ? '' : undefined}>
              {row.button}
            </div>
          ))}
        </div>
        {props.children}
      </div>
    </section>
  );
}
