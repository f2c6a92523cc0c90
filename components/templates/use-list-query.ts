import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { hashOf, inputOf, type ListQuery, queryOf } from './list-query.ts';
import type { TemplateRows } from './template-rows.ts';

/** The address follows what is typed after this long (ms): browsers allow few changes a second. */
const pause = 300;

/**
 * What the list shows: the address says it, so that a reload keeps it. What is typed is asked for
 * at once and comes into the address a moment later, without a new entry in the history.
 */
export function useListQuery(params: URLSearchParams, rows: TemplateRows) {
  const from = useMemo(() => queryOf(params), [params]);
  const text = useRef(from.text);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const write = useCallback(() => {
    if (timer.current === undefined) return;
    clearTimeout(timer.current);
    timer.current = undefined;
    history.replaceState(history.state, '', hashOf({ ...from, text: text.current }));
  }, [from]);
  useEffect(() => {
    text.current = from.text;
    rows.ask(inputOf(from));
    // What was typed last must not be written into an address that has moved on.
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, [from, rows]);
  useEffect(() => {
    addEventListener('pagehide', write);
    return () => removeEventListener('pagehide', write);
  }, [write]);

  return {
    /** What the address says; its text may be behind. */
    from,
    /** As it is now. */
    query: { ...from, text: text.current } satisfies ListQuery,
    /** A keystroke. */
    type: useCallback(
      (value: string) => {
        text.current = value;
        rows.ask(inputOf({ ...from, text: value }));
        clearTimeout(timer.current);
        timer.current = setTimeout(write, pause);
      },
      [from, rows, write],
    ),
  };
}
