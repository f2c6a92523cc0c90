import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PreviewItem } from '../../lib/messaging/messages/share-shapes.ts';
import type { LookedAt } from './looked-at.ts';

/** Items are read in pages of this many. */
const pageSize = 100;
const mostAtOnce = 200;

/** The items of a document in one state, or all of them, read page by page as they come into view. */
export function useItems(document: LookedAt, state: PreviewItem['state'] | undefined) {
  const [items, setItems] = useState<ReadonlyMap<number, PreviewItem>>(new Map());
  const [total, setTotal] = useState<number>();
  const [failure, setFailure] = useState<unknown>();
  const reading = useRef(new Set<number>());
  const turn = useRef(0);

  const read = useCallback(
    async (offset: number) => {
      if (reading.current.has(offset)) return;
      const mine = turn.current;
      reading.current.add(offset);
      try {
        const page = await document.items({ ...(state ? { state } : {}), offset, limit: pageSize });
        if (mine !== turn.current) return;
        setTotal(page.total);
        setItems((before) => {
          const next = new Map(before);
          for (const [at, item] of page.items.entries()) next.set(offset + at, item);
          return next;
        });
        setFailure(undefined);
      } catch (error) {
        if (mine !== turn.current) return;
        // Asked for again when it comes into view again, or at once by the person.
        reading.current.delete(offset);
        setFailure(error);
      }
    },
    [document, state],
  );
  useEffect(() => {
    turn.current += 1;
    reading.current.clear();
    setItems(new Map());
    setTotal(undefined);
    void read(0);
    return () => {
      turn.current += 1;
    };
  }, [read]);

  const need = useCallback(
    (from: number, to: number) => {
      for (let page = Math.floor(from / pageSize); page * pageSize < to; page += 1) {
        void read(page * pageSize);
      }
    },
    [read],
  );
  return {
    items,
    total,
    failure,
    need,
    again: () => void read(0),
    /** Every one of them, also what was not read yet. Throws. */
    all: useCallback(async (): Promise<PreviewItem[]> => {
      const found: PreviewItem[] = [];
      for (;;) {
        const offset = found.length;
        const page = await document.items({
          ...(state ? { state } : {}),
          offset,
          limit: mostAtOnce,
        });
        found.push(...page.items);
        if (page.items.length === 0 || found.length >= page.total) return found;
      }
    }, [document, state]),
  };
}
