import { useEffect, useState } from 'preact/hooks';
import type { TemplateRows } from './template-rows.ts';

/** Draws again whenever the rows have changed. */
export function useRows(rows: TemplateRows): void {
  const [, setTurn] = useState(0);
  useEffect(() => rows.subscribe(() => setTurn((turn) => turn + 1)), [rows]);
}

/** Reads again when the person comes back to the page: much may have happened elsewhere. */
export function useFreshRows(rows: TemplateRows): void {
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === 'visible') rows.refresh();
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [rows]);
}
