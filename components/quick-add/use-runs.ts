import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isSettled } from '../../lib/runs/outcome.ts';
import type { Run } from '../../lib/runs/schema.ts';
import { useServices } from '../services.ts';
import { followRun } from './follow-run.ts';

export interface Runs {
  /** Newest first. */
  all: Run[];
  get: (id: string | undefined) => Run | undefined;
  /** Takes a run as it is now in, and follows it while something may change. */
  put: (run: Run) => void;
  /** Runs whose watching ended because nobody answers. */
  lost: ReadonlySet<string>;
}

/** The runs that are shown; each one that is not settled is followed. */
export function useRuns(initial: Run[]): Runs {
  const { send, wait } = useServices();
  const [all, setAll] = useState(initial);
  const [lost, setLost] = useState<ReadonlySet<string>>(new Set());
  const following = useRef(new Set<string>());
  const stop = useRef<AbortController>(undefined);

  const keep = useCallback((run: Run) => {
    setAll((before) => {
      const known = before.find((one) => one.id === run.id);
      if (known && known.revision > run.revision) return before;
      const rest = before.filter((one) => one.id !== run.id);
      return [...rest, run].sort((a, b) => b.createdAt - a.createdAt);
    });
  }, []);

  const put = useCallback(
    (run: Run) => {
      keep(run);
      const signal = stop.current?.signal;
      if (!signal || isSettled(run) || following.current.has(run.id)) return;
      following.current.add(run.id);
      setLost((before) => new Set([...before].filter((id) => id !== run.id)));
      followRun(run, { send, wait, onRun: keep, signal }).then((end) => {
        following.current.delete(run.id);
        if (end === 'lost' || end === 'unknown') setLost((before) => new Set([...before, run.id]));
      });
    },
    [keep, send, wait],
  );

  useEffect(() => {
    stop.current = new AbortController();
    for (const run of initial) put(run);
    return () => stop.current?.abort();
  }, [initial, put]);

  const get = useCallback((id: string | undefined) => all.find((run) => run.id === id), [all]);
  return { all, get, put, lost };
}
