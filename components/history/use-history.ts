import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { MessageError } from '../../lib/messaging/send.ts';
import { useServices } from '../services.ts';
import { asInput, type Filter } from './history-filter.ts';
import { type Entry, maySettle } from './history-words.ts';

interface Shown {
  entries: Entry[];
  more: boolean;
  keepDays: number;
  /** The filter that these are the answer to. */
  filter: Filter;
}

/**
 * The entries that a filter lets through, as far as somebody wanted to see them. What is shown stays
 * until the answer to another question is there; a late one is dropped.
 */
export function useHistory(filter: Filter) {
  const { send, now } = useServices();
  const [shown, setShown] = useState<Shown>();
  const [failure, setFailure] = useState<MessageError>();
  const [busy, setBusy] = useState(false);
  const serial = useRef(0);

  const read = useCallback(
    async (count: number, before: Entry[]) => {
      serial.current += 1;
      const mine = serial.current;
      setBusy(true);
      try {
        const entries = [...before];
        for (;;) {
          const last = entries.at(-1);
          const place = last && { before: { createdAt: last.createdAt, id: last.id } };
          const page = await send('history/list', { ...asInput(filter, now()), ...place });
          if (mine !== serial.current) return;
          entries.push(...page.entries);
          if (page.more && entries.length < count) continue;
          setShown({ ...page, entries, filter });
          setFailure(undefined);
          return;
        }
      } catch (error) {
        if (mine !== serial.current) return;
        setFailure(error instanceof MessageError ? error : new MessageError('failed'));
      } finally {
        if (mine === serial.current) setBusy(false);
      }
    },
    [send, now, filter],
  );
  useEffect(() => {
    void read(0, []);
    return () => {
      serial.current += 1;
    };
  }, [read]);

  const here = shown?.filter === filter ? shown.entries : [];
  return {
    shown,
    failure,
    busy,
    /** Reads what is shown anew, as far as it goes. */
    again: () => read(here.length, []),
    more: () => read(here.length + 1, here),
  };
}

/** How often entries that may settle are read again (ms), and how often in a row without news. */
const pause = 5000;
const patience = 24;

/** Reads the entries again while more may be known of one of them soon. */
export function useSettling(entries: Entry[], again: () => Promise<void>): void {
  const left = useRef(patience);
  const news = entries
    .filter(maySettle)
    .map(({ id, tally }) => `${id} ${JSON.stringify(tally)}`)
    .join();
  const latest = useRef(again);
  latest.current = again;
  useEffect(() => {
    if (news === '') return;
    left.current = patience;
    const timer = setInterval(() => {
      left.current -= 1;
      if (left.current < 0) clearInterval(timer);
      else void latest.current();
    }, pause);
    return () => clearInterval(timer);
  }, [news]);
}
