import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PlanTarget } from '../../lib/runs/plan/schema.ts';
import { useServices } from '../services.ts';

/** Targets are read in pages of this many. */
const pageSize = 50;
/** What is in view is read again no sooner than this (ms). */
const calm = 800;

/**
 * The targets of a plan that fit, read page by page as they come into view; what is in view is read
 * again when the plan has moved on. `revision`: the plan's.
 */
export function usePlanRows(
  planId: string,
  filter: { text?: string | undefined; bucket?: string | undefined },
  revision: number | undefined,
) {
  const { send } = useServices();
  const { text = '', bucket } = filter;
  const [rows, setRows] = useState<ReadonlyMap<number, PlanTarget>>(new Map());
  const [total, setTotal] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  /** Page → the revision that it was asked at. */
  const asked = useRef(new Map<number, number>());
  const turn = useRef(0);
  const view = useRef({ from: 0, to: 1 });
  const latest = useRef(revision ?? -1);
  latest.current = revision ?? -1;

  const read = useCallback(
    async (page: number) => {
      const mine = turn.current;
      const at = latest.current;
      if ((asked.current.get(page) ?? -2) >= at) return;
      asked.current.set(page, at);
      const from = page * pageSize;
      try {
        const part = await send('plan/rows', {
          planId,
          ...(text.trim() ? { text: text.trim() } : {}),
          ...(bucket === undefined ? {} : { bucket }),
          from,
          count: pageSize,
        });
        if (mine !== turn.current) return;
        setTotal(part.total);
        setFailure(undefined);
        setRows((before) => {
          const next = new Map(before);
          for (const [index, row] of part.rows.entries()) next.set(from + index, row);
          for (const place of next.keys()) if (place >= part.total) next.delete(place);
          return next;
        });
      } catch (error) {
        if (mine !== turn.current) return;
        asked.current.delete(page);
        setFailure(error);
      }
    },
    [send, planId, text, bucket],
  );
  const readView = useCallback(() => {
    const { from, to } = view.current;
    const first = Math.floor(from / pageSize);
    for (let page = first; page === first || page * pageSize < to; page += 1) void read(page);
  }, [read]);

  useEffect(() => {
    turn.current += 1;
    asked.current.clear();
    view.current = { from: 0, to: 1 };
    setTotal(undefined);
    setRows(new Map());
    readView();
    return () => {
      turn.current += 1;
    };
  }, [readView]);

  // A run changes several times a second; the list follows more calmly.
  const last = useRef(0);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        last.current = Date.now();
        readView();
      },
      Math.max(0, last.current + calm - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [revision, readView]);

  return {
    rows,
    /** How many fit; undefined until it is known. */
    total,
    failure,
    need: useCallback(
      (from: number, to: number) => {
        view.current = { from, to };
        readView();
      },
      [readView],
    ),
    again: useCallback(() => {
      asked.current.clear();
      readView();
    }, [readView]),
  };
}
