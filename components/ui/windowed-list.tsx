import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Rows above and below the window that are drawn too, so that slow scrolling shows no gaps. */
const beyond = 8;
/** Until one row has been measured (CSS px). */
const usualHeight = 52;
/** Heights that were measured, by the list's label: who comes back finds the place at once. */
const measuredHeights = new Map<string, number>();

/**
 * A long list of which only the rows near the window are in the document. All rows have one
 * height, given by CSS; one of them may show more below it. It scrolls with the page. One row is the active one: the arrow keys, Page
 * Up and Down, Home and End walk, and only its controls are in the tab order.
 */
export function WindowedList(props: {
  label: string;
  count: number;
  /** One row's content; its first link or button takes the focus. */
  row: (index: number) => ComponentChildren;
  /** Of each place; rows that move keep their element. */
  keyOf: (index: number) => string;
  active: number;
  onActive: (index: number) => void;
  /** The rows that should be there, the last one left out. */
  onRange: (from: number, to: number) => void;
  /** What is shown below one of the rows, as high as it is. */
  detail?: { at: number; content: ComponentChildren } | undefined;
  /** Keys that the list does not take itself. */
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}) {
  const { count, onRange, onActive, detail } = props;
  const list = useRef<HTMLUListElement>(null);
  const height = useRef(measuredHeights.get(props.label) ?? usualHeight);
  const more = useRef(0);
  const focusing = useRef(false);
  const [range, setRange] = useState({ from: 0, to: 2 * beyond });
  const [, setMeasured] = useState(`${height.current}`);
  const active = Math.max(0, Math.min(props.active, count - 1));

  const look = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const { top } = element.getBoundingClientRect();
    const first = Math.floor((-top - more.current) / height.current);
    const last = Math.ceil((innerHeight - top) / height.current);
    // In steps, so that a scroll by a few pixels draws nothing.
    const from = Math.max(0, Math.floor(first / beyond) * beyond - beyond);
    const to = Math.max(0, Math.ceil(last / beyond) * beyond + beyond);
    setRange((before) => (before.from === from && before.to === to ? before : { from, to }));
  }, []);

  const below = useRef<HTMLDivElement>(null);
  const openAt = detail?.at;
  const measure = useCallback(() => {
    const row = list.current?.querySelector<HTMLElement>('li:not([data-open])');
    height.current = row?.offsetHeight || height.current;
    more.current = below.current?.offsetHeight ?? 0;
    measuredHeights.set(props.label, height.current);
    setMeasured(`${height.current} ${more.current}`);
    look();
  }, [look, props.label]);
  useLayoutEffect(measure);
  useEffect(() => {
    // What is shown below a row may come later than the row.
    if (!below.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(below.current);
    return () => observer.disconnect();
  }, [openAt, measure]);
  useEffect(() => {
    let frame = 0;
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    addEventListener('scroll', later, { passive: true });
    addEventListener('resize', later);
    return () => {
      cancelAnimationFrame(frame);
      removeEventListener('scroll', later);
      removeEventListener('resize', later);
    };
  }, [look]);

  const from = Math.min(range.from, count);
  const to = Math.min(range.to, count);
  useEffect(() => onRange(from, to), [from, to, onRange]);

  const topOf = (at: number) =>
    at * height.current + (openAt !== undefined && at > openAt ? more.current : 0);
  // The active row stays, wherever the person scrolls: the focus may be in it. So does the open one.
  const places = Array.from({ length: to - from }, (_, at) => from + at);
  for (const kept of [active, openAt]) {
    if (kept === undefined || kept >= count || places.includes(kept)) continue;
    places.push(kept);
  }
  places.sort((one, other) => one - other);

  // While drawing: the row that has the focus may be about to go.
  const had = list.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (had && document.activeElement === document.body) focusing.current = true;
    if (focusing.current) focusing.current = !focusRow(list.current, active);
  });
  const walk = (to: number) => {
    const next = Math.max(0, Math.min(to, count - 1));
    focusing.current = true;
    onActive(next);
    // Nothing is drawn again when it was the active one already.
    if (next === active) focusing.current = !focusRow(list.current, active);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // What is shown below a row may have fields, whose keys are its own.
    if ((event.target as HTMLElement).closest('.windowed-detail')) return;
    const inside = Math.max(1, Math.floor(innerHeight / height.current) - 3);
    const moves: Record<string, number> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + inside,
      PageUp: active - inside,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
      props.onKeyDown?.(event);
      return;
    }
    event.preventDefault();
    walk(next);
  };

  return (
    <ul
      ref={list}
      class="windowed"
      aria-label={props.label}
      style={{ height: `${count * height.current + more.current}px` }}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        const row = (event.target as HTMLElement).closest<HTMLElement>('[data-place]');
        const at = Number(row?.dataset.place);
        if (row && at !== active) onActive(at);
      }}
    >
      {places.map((at) => (
        <li
          key={props.keyOf(at)}
          class="windowed-row"
          tabIndex={-1}
          data-place={at}
          aria-setsize={count}
          aria-posinset={at + 1}
          data-open={at === openAt ? '' : undefined}
          style={{ top: `${topOf(at)}px` }}
        >
          {props.row(at)}
          {at === openAt && (
            <div ref={below} class="windowed-detail">
              {detail?.content}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

/**
 * Puts the focus into a row; `scroll-padding` keeps it clear of what is fixed. Gives false while the
 * row's content is not there yet: then the row itself has the focus.
 */
function focusRow(list: HTMLElement | null, at: number): boolean {
  // The person went elsewhere while the content was on its way.
  const { activeElement } = document;
  const elsewhere = activeElement !== document.body && !activeElement?.matches('h1');
  if (!list || (elsewhere && !list.contains(activeElement))) return true;
  const row = list.querySelector<HTMLElement>(`[data-place="${at}"]`);
  const control =
    row?.querySelector<HTMLElement>('[data-row-focus]') ??
    row?.querySelector<HTMLElement>('a, button, input');
  // Before the focus, which would bring it to another place in each browser.
  row?.scrollIntoView?.({ block: 'nearest' });
  (control ?? row)?.focus({ preventScroll: true });
  return control !== undefined && control !== null;
}
