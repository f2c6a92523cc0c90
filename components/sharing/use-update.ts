import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Output } from '../../lib/messaging/messages/index.ts';
import { failureText } from '../failure-text.ts';
import { useServices } from '../services.ts';

export type Update = NonNullable<Output<'update/open'>>;

/**
 * The update that waits for a library, read part by part. Null: none waits any more. When another
 * document came between two parts, it is read from its beginning and `moved` says so.
 */
export function useUpdate(libraryId: string, foundAt: number) {
  const { send } = useServices();
  const [update, setUpdate] = useState<Update | null>();
  const [moved, setMoved] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const turn = useRef(0);
  const first = useRef(true);

  const read = useCallback(
    async (known?: Update) => {
      turn.current += 1;
      const mine = turn.current;
      setBusy(true);
      setTrouble(undefined);
      try {
        const offset = known?.items.length ?? 0;
        let part = await send('update/open', { libraryId, offset });
        if (known && part && part.hash !== known.hash) {
          part = await send('update/open', { libraryId, offset: 0 });
          if (mine === turn.current) setMoved(true);
        } else if (known && part) part = { ...part, items: [...known.items, ...part.items] };
        if (mine === turn.current) setUpdate(part);
      } catch (error) {
        if (mine === turn.current) setTrouble(failureText(error));
      }
      if (mine === turn.current) setBusy(false);
    },
    [send, libraryId],
  );
  // Another update waits by now: what is shown is not it any more.
  useEffect(() => {
    if (!first.current) setMoved(true);
    first.current = false;
    void read();
    return () => {
      turn.current += 1;
    };
  }, [read, foundAt]);
  return {
    update,
    moved,
    trouble,
    busy,
    more: () => update && read(update),
    again: async () => {
      setMoved(true);
      await read();
    },
    retry: () => read(),
  };
}
