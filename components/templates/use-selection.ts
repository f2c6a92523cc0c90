import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TemplateRow } from '../../lib/messaging/messages/template-shapes.ts';
import type { TemplateRows } from './template-rows.ts';

export interface Selection {
  /** By id, as the rows were when they were selected. */
  rows: ReadonlyMap<string, TemplateRow>;
  /** One row; with `extend` everything between the one before and this one. */
  toggle(at: number, extend: boolean): void;
  /** Everything that fits, also what was not read yet. */
  all(): void;
  clear(): void;
}

/** Which rows are selected. Another question is another list: it begins with none. */
export function useSelection(rows: TemplateRows, onFailure: (error: unknown) => void): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, TemplateRow>>(new Map());
  const anchor = useRef<number>(undefined);
  const serial = rows.state()?.serial;
  useEffect(() => {
    anchor.current = undefined;
    setSelected((before) => (before.size > 0 ? new Map() : before));
  }, [serial]);

  const add = useCallback(
    async (from: number, to: number) => {
      try {
        const found = await rows.between(from, to);
        setSelected(
          (before) => new Map([...before, ...found.map((row) => [row.id, row] as const)]),
        );
      } catch (error) {
        onFailure(error);
      }
    },
    [rows, onFailure],
  );
  return {
    rows: selected,
    toggle: useCallback(
      (at, extend) => {
        const row = rows.state()?.rows.get(at);
        if (!row) return;
        const start = anchor.current;
        anchor.current = at;
        if (extend && start !== undefined) {
          void add(Math.min(start, at), Math.max(start, at) + 1);
          return;
        }
        setSelected((before) => {
          const next = new Map(before);
          if (!next.delete(row.id)) next.set(row.id, row);
          return next;
        });
      },
      [rows, add],
    ),
    all: useCallback(() => void add(0, rows.state()?.total ?? 0), [rows, add]),
    clear: useCallback(() => setSelected(new Map()), []),
  };
}
